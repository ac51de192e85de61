import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { textIfThere } from '../../lib/absent.ts'
import { killGroup } from './cli-process.ts'
import { jsonOf } from './json-of.ts'

const Alive = z.object({ pid: z.number().int().positive(), started: z.string() })

/** Remembers a process, so that the next daemon can end it where no sandbox does. */
export function remember({ root }: { readonly root: string }, pid: number | undefined): void {
  const started = pid === undefined ? null : startOf(pid)
  if (pid === undefined || started === null) return
  writeFileSync(join(root, 'alive.json'), JSON.stringify({ pid, started }), { mode: 0o600 })
}

/** Ends what a killed daemon left of this session: at most one process of a session is alive. */
export function endFormer({ root }: { readonly root: string }): void {
  const file = join(root, 'alive.json')
  const text = textIfThere(file)
  if (text === undefined) return
  const { success, data } = Alive.safeParse(jsonOf(text))
  if (success && startOf(data.pid) === data.started) killGroup(data.pid)
  rmSync(file, { force: true })
}

/** Field 22 of its stat: with it a pid names one process for ever. Null where it is gone, or there is no /proc. */
function startOf(pid: number): string | null {
  const fields = textIfThere(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
  return fields?.[19] ?? null
}
