import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundled } from '../builders/bundled.ts'
import { aProgram, CLONE } from './program.ts'

/**
 * The program of `aProgram` with all it imports in a few files, for tests that start it many times: a start takes a third of
 * the time. That the sources start as they lie in the clone is for demo.test.ts to show.
 */
export const aBundledProgram: typeof aProgram = (variables, install) => aProgram(variables, install, BUNDLED)

export const BUNDLED = await bundledEntry()

/** As bin/hooke.mjs does in a clone: what one start compiles the next one finds. */
async function bundledEntry(): Promise<string> {
  const program = await bundled(join(CLONE, 'src', 'main.ts'))
  const start = join(dirname(program), 'hooke.mjs')
  writeFileSync(
    start,
    `import module from 'node:module'
module.enableCompileCache(${JSON.stringify(join(dirname(program), 'compiled'))})
const { main } = await import('./main.mjs')
process.exitCode = await main(process.argv.slice(2))
`,
  )
  return start
}
