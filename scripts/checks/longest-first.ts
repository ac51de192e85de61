import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest by far, longest first: begun last, one of these alone would hold up the end. What waits for real
 * schedulers comes before what keeps a core busy.
 */
const LONG = [
  'compute/sge/',
  'e2e/slurm-study',
  'contracts/host-drivers',
  'compute/slurm/',
  'crash/',
  'torture/',
  'e2e/live-study',
  'e2e/numbers',
  'e2e/demo',
  'http/browser',
  'compute/ssh/',
  'e2e/',
  'faults/',
  'workflow/',
  'engine/facts/result',
  'worktrees/',
  'sandbox/',
]

/** The order that fills all workers to the end, also where no earlier run is remembered. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((part) => moduleId.includes(`/test/${part}`))
      return found < 0 ? LONG.length : found
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
