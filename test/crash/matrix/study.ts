import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '../../../src/domain/plan.ts'
import type { StudySetup } from '../../../src/engine/study.ts'
import { scalePlan } from '../../fakes/world/plan.ts'
import { createStudyRepository } from '../../fakes/world/study-repository.ts'

/** How a run is made to go, by its id: a file that its program reads. */
export type Fate = 'fails' | 'is lost'

/**
 * The program of a run, as a shell script that costs little. It writes its id into a log outside of everything: the
 * truth of how often each run was really executed.
 */
const RUN = `#!/bin/sh
echo "$HOOKE_RUN_ID" >> "$WORLD/executed.log"
fate=$(cat "$WORLD/fates/$HOOKE_RUN_ID" 2>/dev/null)
case $fate in
  fails) printf 'Traceback (most recent call last):\\n  File "bin/run.sh", line 9\\nTypeError: no number\\n' >&2; exit 1 ;;
  'is lost') kill -9 $PPID; exit 1 ;;
esac
while [ -e "$WORLD/hold" ]; do sleep 0.02; done
factor=$(sed -n 's/.*"factor": *\\([0-9]*\\).*/\\1/p' "$1")
printf '{"step":1,"score":1}\\n' > "$3/metrics.jsonl"
printf '{"score":%s.%s}' $((factor * 3)) "$2" > "$3/result.json"
echo "score $factor"
`

/** The study's code base, its remote and the folder in which runs read their fates. */
export function createStudyFolder(root: string, fates: Readonly<Record<string, Fate>>): void {
  mkdirSync(join(root, 'fates'), { recursive: true })
  for (const [run, fate] of Object.entries(fates)) writeFileSync(join(root, 'fates', run), fate)
  createStudyRepository(root, { 'bin/run.sh': RUN })
}

export function matrixPlan(given: Partial<Plan> = {}): Plan {
  const plan = scalePlan()
  return scalePlan({
    command: ['sh', 'bin/run.sh', '${config}', '${seed}', '${run_dir}'],
    entry: 'bin/run.sh',
    compute: { ...plan.compute, driver: 'local' },
    determinism: { switches: ['the seed decides all'], concurrency: 1 },
    ...given,
  })
}

export function studySetup(root: string, given: Partial<StudySetup> = {}): StudySetup {
  const path = join(root, 'study')
  return {
    id: 'scales',
    name: 'Scales',
    prefix: 'SCALE',
    scope: 'what a scale does to a score',
    repository: { path, baseBranch: 'main', mergeTarget: 'main', remote: 'origin' },
    owner: 'ada',
    commands: { test: ['node', '--test', '--test-isolation=none'], lint: null, build: null },
    protectedPaths: ['bin/**', 'data/**', '.agents/**'],
    glossary: { score: 'the number a run reports' },
    gotchas: [],
    context: 'A small code base that turns points into a score.',
    minimumSeeds: 3,
    compute: 'local',
    // one after the other, so that what a killed daemon left does not depend on chance
    concurrency: 1,
    secretNames: [],
    logLimitBytes: 1_000_000,
    environment: variables(root),
    budget: { experimentUsd: 5, studyUsd: 50 },
    limits: { planRounds: 3, reviewRounds: 3, testRounds: 3, auditRounds: 3, refusals: 3, infraRetries: 3 },
    logbook: '.agents/logbooks/scales.md',
    policy: { forbiddenWords: [], style: '' },
    ...given,
  }
}

export function variables(root: string): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', WORLD: root }
}
