import type { InputBlock } from '../../agents/agent.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { EngineDeps } from '../deps.ts'
import { lines, outside } from './blocks.ts'
import { readSymbols } from './repository.ts'

/** What the implementer changed, as a reviewer sees it: the diff and nothing of the reasoning. */
export async function diffBlock(deps: EngineDeps, id: ExperimentId): Promise<readonly InputBlock[]> {
  const { study } = deps.store.experiments.get(id)
  const diff = await deps.worktrees.diff(deps.study(study).repository, id)
  const summary = lines(
    diff.files.map(({ path, status, added, removed }) => `${path} (${status}, +${added} −${removed})`),
  )
  return [
    ...outside('Changed files', summary, { origin: `branch hooke/${id}` }),
    ...outside('Diff', diff.text + (diff.truncated ? '\n… the rest was cut; read the files' : ''), {
      origin: `branch hooke/${id}`,
    }),
  ]
}

/** Names only: what the tester may build on without seeing how it was done. */
export async function interfacesBlock(deps: EngineDeps, id: ExperimentId): Promise<readonly InputBlock[]> {
  const { study } = deps.store.experiments.get(id)
  const setup = deps.study(study)
  const { head } = await deps.worktrees.locate(setup.repository, id)
  const symbols = await readSymbols(deps, setup, head)
  return outside('Public interfaces', symbols.map(({ path, symbol }) => `${path}: ${symbol}`).join('\n'), {
    origin: `branch hooke/${id}`,
  })
}

/** Why the last round was sent back: failed tests, a failed smoke run, a refused gate; with the names that gates have (W-3). */
export function troubleBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const { reason } = deps.store.experiments.get(id)
  if (reason === null) return []
  const refusing = deps.store.gateRuns.latest(id).filter(({ verdict }) => verdict === 'refuse')
  const names = refusing.map(({ gate }) => gate).join(', ')
  return outside('Why it came back', names === '' ? reason : `${reason}\n\nRefused by: ${names}`, {
    origin: 'the gates and the runs',
  })
}
