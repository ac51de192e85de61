import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findCgroups } from '../../src/lib/sandbox/cgroups.ts'
import { probeBubblewrap, type SandboxProbe } from '../../src/lib/sandbox/probe.ts'
import { runInWorktree } from '../../src/lib/sandbox/run-confined.ts'
import { runtimePaths } from '../../src/lib/sandbox/runtimes.ts'
import { createSandbox, noSandbox, type Sandbox } from '../../src/lib/sandbox/sandbox.ts'
import { PLAIN_PATH } from '../../src/lib/shell.ts'
import { median, timedAsync } from './measure.ts'
import type { Effort, Row } from './row.ts'

const GOAL_MS = 6
const GB = 1024 ** 3

/** What a sandbox adds to a command: the difference to a plain one, taken in turns (A B C A B C) in one run. */
export async function measureSandbox(effort: Effort): Promise<readonly Row[]> {
  const probe = await probeBubblewrap()
  if (!probe.ok) return [rowOf('in a sandbox', { found: probe.found, added: [], ok: true })]
  const worktree = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-bench-')))
  const groups = findCgroups(`bench-${process.pid}`)
  const bare = sandboxOf(probe, null, worktree)
  const capped = groups === null ? null : sandboxOf(probe, groups, worktree)
  try {
    const times = await measureInTurns(effort.rounds * 40, [noSandbox, bare, capped ?? bare], worktree)
    const [plain = [], confined = [], grouped = []] = times
    const rows = [told('in a sandbox', plain, confined)]
    if (capped !== null) rows.push(told('in a sandbox with cgroups', plain, grouped))
    return rows
  } finally {
    capped?.close()
    rmSync(worktree, { recursive: true, force: true })
  }
}

async function measureInTurns(
  rounds: number,
  sandboxes: readonly Sandbox[],
  worktree: string,
): Promise<readonly (readonly number[])[]> {
  const times = sandboxes.map((): number[] => [])
  const options = { worktree, cwd: worktree, timeoutMs: 10_000, env: { PATH: PLAIN_PATH } }
  for (let round = 0; round < rounds; round++) {
    for (const [i, sandbox] of sandboxes.entries())
      times[i]?.push(await timedAsync(() => runInWorktree(sandbox, ['true'], options)))
  }
  // the first rounds also pay for warming up
  return times.map((each) => each.slice(5))
}

function told(what: string, plain: readonly number[], confined: readonly number[]): Row {
  const added = confined.map((time, i) => time - (plain[i] ?? Number.NaN))
  // a chain of processes waits its turn at each step: on a busy computer the difference tells of that
  const busy = (loadavg()[0] ?? 0) > availableParallelism() ? ', on a busy computer' : ''
  const found = `${median(confined).toFixed(1)} ms : ${median(plain).toFixed(1)} ms${busy}`
  return rowOf(what, { found, added, ok: median(added) <= GOAL_MS })
}

function rowOf(
  what: string,
  { found, added, ok }: { readonly found: string; readonly added: readonly number[]; readonly ok: boolean },
): Row {
  const reached =
    added.length === 0
      ? 'not measured'
      : `+${median(added).toFixed(1)} ms (min ${Math.min(...added).toFixed(1)})`
  return { id: 'sandbox', what: `command ${what} : plain`, found, reached, goal: `≤ +${GOAL_MS} ms`, ok }
}

function sandboxOf(
  { program }: Extract<SandboxProbe, { ok: true }>,
  cgroups: ReturnType<typeof findCgroups>,
  folder: string,
): Sandbox {
  return createSandbox({
    program,
    cgroups,
    readable: runtimePaths(process.env['PATH'] ?? PLAIN_PATH, {
      hidden: [],
      home: process.env['HOME'] ?? '/',
    }),
    hidden: () => [],
    scratchBytes: GB,
    limits: { memoryBytes: 4 * GB, processes: 512, openFiles: 4096, fileBytes: 20 * GB },
    cores: availableParallelism(),
    name: `bench-${process.pid}`,
    // a daemon keeps it in its state folder
    etc: { parent: join(folder, 'state'), now: 0 },
  })
}
