import { readFile, stat, statfs } from 'node:fs/promises'
import type { JobState } from '../driver.ts'
import { absentAs } from '../../lib/absent.ts'
import type { RunFolder } from '../shared/run-folder.ts'
import { parseGpu, parseStart, parseStatus, type Start, wasOutOfMemory } from '../shared/status-files.ts'
import { isAlive, isSameBoot } from './processes.ts'

/** A wrapper takes milliseconds to begin; one that has not after this long never will. */
const BEGIN_WITHIN_MS = 15_000

/** What the files of a run folder and the process table say about the run. */
export async function stateOf(folder: RunFolder, now: number): Promise<JobState> {
  const exited = await exitOf(folder)
  if (exited) return exited
  const start = await startOf(folder)
  if (start === undefined) return notBegun(folder, now)
  if ((await isSameBoot(start)) && (await isAlive(start.wrapper))) return runningState(folder)
  // the wrapper may have ended between the two looks; its last deed is the status file
  return (
    (await exitOf(folder)) ?? lost('the wrapper ended without a status: it was killed or the host went down')
  )
}

export async function startOf(folder: RunFolder): Promise<Start | undefined> {
  return parseStart(await text(folder.start))
}

async function exitOf(folder: RunFolder): Promise<JobState | undefined> {
  const said = await text(folder.status)
  const status = parseStatus(said)
  if (status === undefined) return undefined
  const endedAt = (await changedAt(folder.status)) ?? 0
  const startedAt = (await changedAt(folder.start)) ?? endedAt
  const exit = { ...status, startedAt: Math.min(startedAt, endedAt), endedAt }
  return { kind: 'exited', exit, ...(wasOutOfMemory(said) ? { cause: 'out-of-memory' } : {}) }
}

async function notBegun(folder: RunFolder, now: number): Promise<JobState> {
  const exited = await exitOf(folder)
  if (exited) return exited
  const since = (await changedAt(folder.claim)) ?? (await changedAt(folder.order))
  if (since === undefined) return lost('there is no such run on this host')
  return now - since < BEGIN_WITHIN_MS ? { kind: 'queued' } : lost('the wrapper never began')
}

async function runningState(folder: RunFolder): Promise<JobState> {
  const startedAt = (await changedAt(folder.start)) ?? 0
  const gpuPercent = parseGpu(await text(folder.gpu))
  const disk = await statfs(folder.path).catch(absentAs(undefined))
  return {
    kind: 'running',
    startedAt,
    heartbeatAt: (await changedAt(folder.heartbeat)) ?? startedAt,
    logBytes: (await sizeOf(folder.stdout)) + (await sizeOf(folder.stderr)),
    ...(gpuPercent === undefined ? {} : { gpuPercent }),
    ...(disk === undefined ? {} : { freeMb: Math.floor((disk.bavail * disk.bsize) / 1024 ** 2) }),
  }
}

function lost(reason: string): JobState {
  return { kind: 'lost', reason }
}

async function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(absentAs(''))
}

async function changedAt(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(absentAs(undefined))
  return found && Math.floor(found.mtimeMs)
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(absentAs(undefined))
  return found?.size ?? 0
}
