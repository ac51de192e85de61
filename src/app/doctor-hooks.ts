import type { DoctorCheck } from '../cli/deps.ts'
import { asError, HookeError } from '../domain/errors.ts'
import type { EngineParts } from '../engine/engine.ts'
import { studyFilesAt } from '../engine/study-gates/study-files.ts'
import type { StudySetup } from '../engine/study.ts'
import { HOOK_EVENTS } from '../domain/gate.ts'
import { type StudyFile, studyGatesIn } from '../hooks/study-gates/study-gate.ts'
import { type StudyGateTest, tryStudyGate } from '../hooks/study-gates/try-study-gate.ts'
import type { Sandbox } from '../lib/sandbox/sandbox.ts'

interface Looking {
  readonly worktrees: EngineParts['worktrees']
  readonly study: StudySetup
  readonly sandbox: Sandbox
  readonly mask: (text: string) => string
}

/** Every gate that a study brings, tried with its stored calls as they are on its base branch (G-2, A-10). */
export async function studyGateChecks(looking: Looking): Promise<readonly DoctorCheck[]> {
  const { worktrees, study, sandbox, mask } = looking
  try {
    const files = await studyFilesAt(worktrees, study.repository, study.repository.baseBranch)
    const asking = { sandbox, files, environment: study.environment, signal: AbortSignal.timeout(120_000) }
    const checks: DoctorCheck[] = [...misplaced(files)]
    for (const gate of studyGatesIn(files)) checks.push(checkOf(await tryStudyGate(gate, asking)))
    return checks.map((check) => ({
      ...check,
      name: `${check.name} of ${study.id}`,
      found: mask(check.found),
    }))
  } catch (thrown) {
    const error = asError(thrown)
    const advice = error instanceof HookeError ? error.advice : undefined
    const failed = { name: `gates of ${study.id}`, state: 'failed' as const, found: mask(error.message) }
    return [{ ...failed, ...(advice === undefined ? {} : { advice }) }]
  }
}

function checkOf({ gate, state, found }: StudyGateTest): DoctorCheck {
  const name = `gate ${gate}`
  if (state === 'ok') return { name, state, found }
  if (state === 'broken')
    return { name, state: 'failed', found, advice: 'mend it on the base branch; until then do not trust it' }
  const example = gate.replace(/\.[^./]*$/, '')
  return {
    name,
    state: 'warning',
    found,
    advice: `add ${example}.bad.json: what it must refuse, as it gets it`,
  }
}

/** A program in a folder that is no event would never be asked, and nobody would notice. */
function misplaced(files: readonly StudyFile[]): readonly DoctorCheck[] {
  return files.flatMap(({ path, isRunnable }): DoctorCheck[] => {
    const [, folder] = /^hooks\/([^/]+)\/[^/]+$/.exec(path) ?? []
    if (!isRunnable || folder === undefined || HOOK_EVENTS.some((event) => event === folder)) return []
    const advice = `events are ${HOOK_EVENTS.join(', ')}`
    return [
      { name: `gate ${path}`, state: 'warning', found: `nothing asks it: "${folder}" is no event`, advice },
    ]
  })
}
