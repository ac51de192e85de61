import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { gone, skipped } from './place.ts'

const CHILD = fileURLToPath(new URL('./daemon-in-child.ts', import.meta.url))

describe.skipIf(skipped !== '')(`a sandboxed command of a daemon that was killed${skipped}`, () => {
  it('A-6, fault 32: leaves no orphan, though it forked twice and ignores every signal', async () => {
    const mark = `335.${process.pid}`
    const script = `trap '' TERM HUP INT; (setsid sh -c "trap '' TERM HUP; sleep ${mark}" &) ; : > started; sleep ${mark}`
    const daemon = spawn(process.execPath, [CHILD, script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const root = String((await once(daemon.stdout, 'data'))[0]).trim()
    await appears(path.join(root, 'worktrees/one/started'))
    expect(await gone(mark, 0)).toBe(false)

    daemon.kill('SIGKILL')
    await once(daemon, 'exit')

    expect(await gone(mark)).toBe(true)
    rmSync(root, { recursive: true, force: true })
  })
})

async function appears(file: string, until = performance.now() + 10_000): Promise<void> {
  if (existsSync(file)) return
  if (performance.now() > until) throw new Error(`${file} did not appear within ten seconds`)
  await new Promise((resolve) => setTimeout(resolve, 10))
  await appears(file, until)
}
