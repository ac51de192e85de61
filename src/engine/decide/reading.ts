import type { ComputeDriver, Probe } from '../../compute/driver.ts'
import { readRange } from '../../lib/read-range.ts'
import { asError, HookeError } from '../../domain/errors.ts'
import { type ExperimentId, RunId, SessionId } from '../../domain/ids.ts'
import type { InputBlock } from '../../agents/agent.ts'
import type { CheckedCompute, ExportedRecordFolder, PromptGiven, RunLogChunk } from '../commands.ts'
import type { Run } from '../../store/runs.ts'
import type { Session } from '../../store/sessions.ts'
import type { EngineDeps } from '../deps.ts'
import { avoidedWords } from '../hardware/bad-nodes.ts'
import { driverNamed } from '../placement.ts'
import { recordFactsOf } from '../record-facts.ts'
import { renderTranscript } from '../transcript.ts'
import { keepSealed } from './keep-sealed.ts'

const CHUNK = 64 * 1024

/** The record of an experiment as a folder, whatever came of it (P-10, P-14). */
export async function exportRecord(deps: EngineDeps, id: ExperimentId): Promise<ExportedRecordFolder> {
  const facts = await recordFactsOf(deps, id)
  const kept = await keepSealed(deps, id, facts)
  if (kept !== null) return kept
  const { folder, files } = await deps.exporter.export(
    facts,
    deps.recordDir(id),
    new AbortController().signal,
  )
  return { folder, files: files.map(({ path }) => path) }
}

/** A piece of a run's output, or of a session's transcript; without a name the newest of the experiment. */
export async function readLog(
  deps: EngineDeps,
  id: ExperimentId,
  { run, agent, offset }: { run?: string; agent?: string; offset: number },
): Promise<RunLogChunk> {
  deps.store.experiments.get(id)
  if (agent !== undefined || (run === undefined && deps.store.runs.list(id).length === 0)) {
    return transcriptChunk(deps, id, { agent, offset })
  }
  return runChunk(deps, id, { run, offset })
}

async function runChunk(
  deps: EngineDeps,
  id: ExperimentId,
  { run, offset }: { run: string | undefined; offset: number },
): Promise<RunLogChunk> {
  const all = deps.store.runs.list(id)
  const found =
    run === undefined
      ? all
          .filter(({ submittedAt }) => submittedAt !== null)
          .sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0))
          .at(-1)
      : all.find((one) => one.id === RunId.safeParse(run).data)
  if (found?.handle == null)
    throw new HookeError(
      'notFound',
      run === undefined ? `${id} has no run yet` : `there is no log of ${run}`,
      { advice: `hooke show ${id}` },
    )
  const driver = driverNamed(deps, found.driver)
  const chunk = await driver.readLog(
    found.handle,
    { stream: 'stdout', offset, limit: CHUNK },
    new AbortController().signal,
  )
  const over = found.endedAt !== null
  if (over && chunk.end && chunk.nextOffset === 0) return keptChunk(deps, found, offset)
  return { text: deps.mask(chunk.text), nextOffset: chunk.nextOffset, end: chunk.end && over }
}

/** From the artifact, where the folder of the run is there no more (P-18). */
async function keptChunk(
  { store, artifacts, mask }: EngineDeps,
  { id }: Pick<Run, 'id'>,
  offset: number,
): Promise<RunLogChunk> {
  const kept = store.artifacts.ofRun(id).find(({ name }) => name === `${id}/stdout.log`)
  if (kept === undefined) return { text: '', nextOffset: offset, end: true }
  const { text, nextOffset, end } = await readRange(artifacts.pathOf(kept.sha256), { offset, limit: CHUNK })
  return { text: mask(text), nextOffset, end }
}

/** What a role was given, rendered by what renders it for the models (K-3, A-12). */
export function readPrompt(deps: EngineDeps, id: ExperimentId, agent: string): PromptGiven {
  deps.store.experiments.get(id)
  const { id: session, role, round, backend, model, system, input } = sessionOf(deps, id, agent)
  const tools = [...deps.agents.role(role).tools]
  const task = deps.agents.task(input as unknown as readonly InputBlock[])
  return { session, role, round, backend, model, tools, system, task }
}

function transcriptChunk(
  deps: EngineDeps,
  id: ExperimentId,
  { agent, offset }: { agent: string | undefined; offset: number },
): RunLogChunk {
  const { store } = deps
  const found = sessionOf(deps, id, agent)
  const text = renderTranscript(found, store.turns.list(found.id))
  const part = text.slice(offset, offset + CHUNK)
  const nextOffset = offset + part.length
  return { text: part, nextOffset, end: nextOffset >= text.length && found.endedAt !== null }
}

/** The newest session of a role, the one that is named, or the newest of all. */
function sessionOf({ store }: EngineDeps, id: ExperimentId, agent: string | undefined): Session {
  const sessions = store.sessions.list(id)
  const found =
    agent === undefined
      ? sessions.at(-1)
      : sessions.findLast(({ role, id: own }) => role === agent || own === SessionId.safeParse(agent).data)
  if (found !== undefined) return found
  const roles = [...new Set(sessions.map(({ role }) => role))].join(', ')
  throw new HookeError('notFound', `${id} has no session${agent === undefined ? ' yet' : ` ${agent}`}`, {
    found: roles === '' ? 'no role has worked on it yet' : `sessions of ${roles}`,
    advice: `hooke show ${id}`,
  })
}

export function computeList({ drivers, store }: EngineDeps): readonly { name: string; leases: number }[] {
  const open = store.leases.open()
  return Object.keys(drivers).map((name) => ({
    name,
    leases: open.filter(({ driver }) => driver === name).length,
  }))
}

/** Asks every driver for real (H-13). */
export function checkCompute(deps: EngineDeps): Promise<readonly CheckedCompute[]> {
  const { signal } = new AbortController()
  return Promise.all(
    Object.values(deps.drivers).map(async (driver) => {
      const answer = { name: driver.name, ...(await probed(driver, signal)) }
      const avoided = avoidedWords(deps, driver)
      return avoided === undefined ? answer : { ...answer, avoided }
    }),
  )
}

/** One that cannot even be asked says why, and the others are asked all the same. */
async function probed(driver: ComputeDriver, signal: AbortSignal): Promise<Probe> {
  try {
    return await driver.probe(signal)
  } catch (thrown) {
    const error = asError(thrown)
    const { found, advice } = error instanceof HookeError ? error : {}
    return { ok: false, detail: error.message, found, advice }
  }
}
