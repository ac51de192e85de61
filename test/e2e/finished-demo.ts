import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import './prepared-program.ts'
import { ENTRY, programIn, until, type Program } from './program.ts'

const Ended = z.object({ code: z.number().nullable(), stdout: z.string(), stderr: z.string() })

/** A demo that came to its end. It belongs to all that ask for it: nobody changes what lies there. */
export interface FinishedDemo {
  /** Works in the folder where it was made; what it left may be looked at there. It is never `gone`. */
  readonly program: Program
  readonly dir: string
  readonly demo: z.infer<typeof Ended>
}

/** `hooke demo --approve`. Whichever test file asks first walks it, the others wait: it takes more than most test files do. */
export async function finishedDemo(): Promise<FinishedDemo> {
  const shared = process.env['HOOKE_TEST_FIRST']
  if (shared === undefined) throw new Error('the global set-up of the tests makes HOOKE_TEST_FIRST')
  const place = join(shared, 'finished-demo')
  const made = join(place, 'ended.json')
  const folder = join(place, 'folder')
  if (isFirst(place)) await make(folder, made)
  else await until(() => existsSync(made), 'another test file finishes the demo')
  return {
    program: programIn(folder, { entry: ENTRY }),
    dir: join(folder, 'D'),
    demo: Ended.parse(JSON.parse(readFileSync(made, 'utf8'))),
  }
}

function isFirst(place: string): boolean {
  try {
    mkdirSync(place)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** What went wrong is told to all: each file that asks fails by what the demo printed. */
async function make(folder: string, made: string): Promise<void> {
  mkdirSync(folder)
  const { run } = programIn(folder, { entry: ENTRY })
  const ended = await run(['demo', '--approve', '--port', '0', '--dir', 'D'])
  writeFileSync(`${made}.new`, JSON.stringify(ended))
  renameSync(`${made}.new`, made)
}
