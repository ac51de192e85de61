import type { Command } from '../command.ts'
import * as afterwards from './afterwards.ts'
import { answerCommand } from './answer.ts'
import { approveCommand } from './approve.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { budgetCommand } from './budget.ts'
import { chatCommand } from './chat.ts'
import { claimListCommand, claimShowCommand } from './claim.ts'
import { createCompletionCommand } from './completion.ts'
import { cleanCommand } from './clean.ts'
import { computeCheckCommand, computeLiftCommand, computeListCommand } from './compute.ts'
import { downCommand, reloadCommand, statusCommand, upCommand } from './daemon.ts'
import * as decisions from './decisions.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { inboxCommand } from './inbox.ts'
import { initCommand } from './init.ts'
import * as hardware from './leases.ts'
import { listCommand } from './list.ts'
import { logsCommand } from './logs.ts'
import { newCommand } from './new.ts'
import { planCommand } from './plan.ts'
import { publishCommand } from './publish.ts'
import { reaperCommand } from './reaper.ts'
import { recordCommand } from './record.ts'
import { searchCommand } from './search.ts'
import { showCommand } from './show.ts'
import { studyListCommand, studyShowCommand } from './study.ts'
import { timelineCommand } from './timeline.ts'

const WORKING: readonly Command[] = [
  demoCommand,
  initCommand,
  doctorCommand,
  upCommand,
  downCommand,
  reloadCommand,
  newCommand,
  planCommand,
  statusCommand,
  inboxCommand,
  listCommand,
  showCommand,
  timelineCommand,
  logsCommand,
  searchCommand,
  answerCommand,
  approveCommand,
  decisions.reviseCommand,
  decisions.rejectCommand,
  decisions.deferCommand,
  decisions.seedsCommand,
  chatCommand,
  decisions.lookCommand,
  decisions.pauseCommand,
  decisions.resumeCommand,
  decisions.cancelCommand,
  decisions.retryCommand,
  decisions.skipCommand,
  decisions.runNowCommand,
  afterwards.reopenCommand,
  afterwards.retractCommand,
  afterwards.archiveCommand,
  publishCommand,
  recordCommand,
  budgetCommand,
  computeListCommand,
  computeCheckCommand,
  computeLiftCommand,
  hardware.computeLeasesCommand,
  hardware.computeHoldCommand,
  hardware.computeExecCommand,
  hardware.computeReleaseCommand,
  reaperCommand,
  studyListCommand,
  studyShowCommand,
  claimListCommand,
  claimShowCommand,
  backupCommand,
  restoreCommand,
  cleanCommand,
  importCommand,
]

/** All commands, in the order of the help. Completions are made from the same list. */
export const COMMANDS: readonly Command[] = [...WORKING, createCompletionCommand(WORKING)]
