import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '../../lib/clock.ts'
import { absentAs } from '../../lib/absent.ts'
import type { RunFolder } from '../shared/run-folder.ts'
import type { Start } from '../shared/status-files.ts'
import { writeWhole } from '../shared/write-file.ts'
import { startOf, stateOf } from './job-state.ts'
import { isAlive, isSameBoot, runProcesses, signal } from './processes.ts'

/** Ends a run and everything it started: asked first, killed after the grace. A finished or unknown run is left alone. */
export async function cancel(
  folder: RunFolder,
  { clock, graceMs }: { clock: Clock; graceMs: number },
): Promise<void> {
  const state = await stateOf(folder, clock.now())
  if (state.kind === 'exited' || (await stat(folder.own).catch(absentAs(undefined))) === undefined) return
  await writeFile(folder.cancel, '')
  if (await claimedHere(folder)) return
  const start = await startOf(folder)
  if (start !== undefined) await wake(start)
  const deadline = clock.now() + graceMs + 5_000
  while (!(await hasEnded(folder, clock)) && clock.now() < deadline) await nap(clock, 20)
  await killRest(folder, start)
}

/** Where no wrapper has begun, taking its place keeps any from beginning. */
async function claimedHere(folder: RunFolder): Promise<boolean> {
  const taken = await mkdir(folder.claim).then(
    () => true,
    () => false,
  )
  if (taken) await writeWhole(folder.status, 'code 143\nreason cancelled\n')
  return taken
}

async function wake(start: Start): Promise<void> {
  if ((await isSameBoot(start)) && (await isAlive(start.wrapper))) signal(start.wrapper.pid, 'SIGTERM')
}

async function hasEnded(folder: RunFolder, clock: Clock): Promise<boolean> {
  const { kind } = await stateOf(folder, clock.now())
  return kind === 'exited' || kind === 'lost'
}

// a wrapper that was itself killed leaves its run behind
async function killRest(folder: RunFolder, start: Start | undefined): Promise<void> {
  if (start !== undefined && (await isSameBoot(start)) && (await isAlive(start.child))) {
    signal(-start.child.pid, 'SIGKILL')
  }
  const left = await runProcesses(dirname(folder.path))
  for (const { pid } of left.filter((found) => found.folder === folder.path)) signal(pid, 'SIGKILL')
}

function nap(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve)
  })
}
