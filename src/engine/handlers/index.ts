import type { EngineDeps } from '../deps.ts'
import type { Handlers } from '../handler.ts'
import { createRunControls } from '../runs/run-control.ts'
import { checkGates } from './check-gates.ts'
import { collectResults } from './collect-results.ts'
import { storeStatistics } from './compute-statistics.ts'
import { executeRuns } from './execute-runs.ts'
import { mirrorTracker } from './mirror-tracker.ts'
import { postToTracker } from './post-to-tracker.ts'
import { provisionHardware } from './provision-hardware.ts'
import { publishResult } from './publish-result.ts'
import { releaseHardware } from './release-hardware.ts'
import { renderDraft } from './render-draft.ts'
import { runAgent } from './run-agent.ts'
import { runCritique } from './run-critique.ts'
import { runSmoke } from './run-smoke.ts'
import { sealPlan } from './seal-plan.ts'
import { stopWork } from './stop-work.ts'
import { surveyIntake } from './survey-intake.ts'

/** One handler for each effect the machine may ask for. */
export function createHandlers(deps: EngineDeps): Handlers {
  const controls = createRunControls()
  return {
    'intake.survey': surveyIntake(deps),
    'agent.run': runAgent(deps, controls),
    'critique.run': runCritique(deps),
    'gates.check': checkGates(deps),
    'plan.seal': sealPlan(deps),
    'smoke.run': runSmoke(deps),
    'hardware.provision': provisionHardware(deps),
    'runs.execute': executeRuns(deps, controls),
    'results.collect': collectResults(deps),
    'hardware.release': releaseHardware(deps),
    'statistics.compute': storeStatistics(deps),
    'draft.render': renderDraft(deps),
    'result.publish': publishResult(deps),
    'work.stop': stopWork(deps),
    'tracker.mirror': mirrorTracker(deps),
    'tracker.post': postToTracker(deps),
  }
}
