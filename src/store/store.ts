import { createAlarms } from './alarms.ts'
import { createApprovals } from './approvals.ts'
import { createArtifacts } from './artifacts.ts'
import { createAssumptions } from './assumptions.ts'
import { createBadNodes } from './bad-nodes.ts'
import { createClaimEvidence } from './claim-evidence.ts'
import { createClaims } from './claims.ts'
import { createComments } from './comments.ts'
import { createCopies } from './copies.ts'
import { createCosts } from './costs.ts'
import { createDaemon } from './daemon.ts'
import { createDrafts } from './drafts.ts'
import { createEnvironments } from './environments.ts'
import { createEvents } from './events.ts'
import { createExperiments } from './experiments.ts'
import { createFactChecks } from './fact-checks.ts'
import { createFeed } from './feed.ts'
import { createFindings } from './findings.ts'
import { createFollowUps } from './follow-ups.ts'
import { createGateRuns } from './gate-runs.ts'
import { createHoldCommands, createHolds } from './holds.ts'
import { createInbox } from './inbox.ts'
import { createIssues } from './issues.ts'
import { createLeases } from './leases.ts'
import { createLookups } from './lookups.ts'
import { createMachines } from './machines.ts'
import { createMetrics } from './metrics.ts'
import { createMovedIssues } from './moved-issues.ts'
import { createNewIssues } from './new-issues.ts'
import { createObservations } from './observations.ts'
import { createOutbox } from './outbox.ts'
import { createOverrides } from './overrides.ts'
import { createPeople } from './people.ts'
import { createPlans } from './plans.ts'
import { createQuestions } from './questions.ts'
import { createResults } from './results.ts'
import { createRuns } from './runs.ts'
import { createSearchIndex } from './search-index.ts'
import { createSessions } from './sessions.ts'
import { createSkipProposals } from './skip-proposals.ts'
import { createStatistics } from './statistics.ts'
import { createStudies } from './studies.ts'
import { createTimers } from './timers.ts'
import { createTrackerHints } from './tracker-hints.ts'
import { createTrackerIssues } from './tracker-issues.ts'
import { createTrackerLinks } from './tracker-links.ts'
import { createTrackerSessions } from './tracker-sessions.ts'
import { createTurns } from './turns.ts'
import { createWebSessions } from './web-sessions.ts'
import type { Database } from './database.ts'
import { rememberingRows } from './damaged-row.ts'
import { createDisk, type DiskHooks } from './disk.ts'
import { createGrouped } from './grouped.ts'
import { createTransaction } from './transaction.ts'

/** All that is stored, one module per table. */
export function createStore(db: Database, hooks: DiskHooks = {}) {
  return { db, ...waysToCommit(db, hooks), ...rememberingRows(tablesOf(db)) }
}

function tablesOf(db: Database) {
  return {
    alarms: createAlarms(db),
    approvals: createApprovals(db),
    artifacts: createArtifacts(db),
    assumptions: createAssumptions(db),
    claimEvidence: createClaimEvidence(db),
    claims: createClaims(db),
    comments: createComments(db),
    copies: createCopies(db),
    costs: createCosts(db),
    daemon: createDaemon(db),
    drafts: createDrafts(db),
    environments: createEnvironments(db),
    events: createEvents(db),
    experiments: createExperiments(db),
    factChecks: createFactChecks(db),
    feed: createFeed(db),
    findings: createFindings(db),
    followUps: createFollowUps(db),
    gateRuns: createGateRuns(db),
    holdCommands: createHoldCommands(db),
    holds: createHolds(db),
    inbox: createInbox(db),
    issues: createIssues(db),
    lookups: createLookups(db),
    metrics: createMetrics(db),
    observations: createObservations(db),
    outbox: createOutbox(db),
    people: createPeople(db),
    plans: createPlans(db),
    questions: createQuestions(db),
    results: createResults(db),
    runs: createRuns(db),
    searchIndex: createSearchIndex(db),
    sessions: createSessions(db),
    ...skipTables(db),
    statistics: createStatistics(db),
    studies: createStudies(db),
    timers: createTimers(db),
    ...hardwareTables(db),
    ...trackerTables(db),
    turns: createTurns(db),
    webSessions: createWebSessions(db),
  }
}

function waysToCommit(db: Database, hooks: DiskHooks) {
  const { onTrouble = (error: Error) => process.emitWarning(error) } = hooks
  const disk = createDisk(db, { ...hooks, onTrouble })
  const transactions = createTransaction(db, disk, onTrouble)
  return { disk, ...transactions, grouped: createGrouped({ db, disk, ...transactions }) }
}

/** What people skipped, and what roles would skip (W-3). */
function skipTables(db: Database) {
  return { overrides: createOverrides(db), skipProposals: createSkipProposals(db) }
}

function hardwareTables(db: Database) {
  return { badNodes: createBadNodes(db), leases: createLeases(db), machines: createMachines(db) }
}

/** What was seen at trackers outside, and what is known of each issue there. */
function trackerTables(db: Database) {
  return {
    movedIssues: createMovedIssues(db),
    newIssues: createNewIssues(db),
    trackerHints: createTrackerHints(db),
    trackerIssues: createTrackerIssues(db),
    trackerLinks: createTrackerLinks(db),
    trackerSessions: createTrackerSessions(db),
  }
}

export type Store = ReturnType<typeof createStore>
