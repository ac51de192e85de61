import { HookeError } from '../../src/domain/errors.ts'
import { ExperimentId } from '../../src/domain/ids.ts'
import type { Actor, Commands, Decided } from '../../src/engine/commands.ts'

export interface Told {
  readonly verb: string
  readonly id: string | null
  readonly given: readonly unknown[]
  readonly actor: Actor | null
}

/** Commands that remember what they were told and change nothing; `refuse` makes the next one throw. */
export function createFakeCommands() {
  const told: Told[] = []
  const state: { refusal: Error | null; log: string } = { refusal: null, log: 'step 1\nstep 2\n' }
  const note = (verb: string, id: string | null, given: readonly unknown[], actor: Actor | null): void => {
    const { refusal } = state
    state.refusal = null
    if (refusal) throw refusal
    told.push({ verb, id, given, actor })
  }
  const decided = (verb: string) => {
    return (id: ExperimentId, ...rest: unknown[]): Decided => {
      const actor = rest.at(-1) as Actor
      note(verb, id, rest.slice(0, -1), actor)
      return { id, stage: 'planning', words: `${verb} was taken` }
    }
  }
  const created = { id: ExperimentId.parse('BANDIT-099'), issue: 'BANDIT-I9' }
  const commands: Commands = {
    newExperiment(request, actor) {
      note('newExperiment', null, [request], actor)
      return Promise.resolve(created)
    },
    fromIssue(issue, actor) {
      note('fromIssue', null, [issue], actor)
      return Promise.resolve(created)
    },
    importPast({ repository, dryRun }, actor) {
      note('importPast', null, [repository, dryRun], actor)
      return Promise.resolve({ repository, dryRun, items: [], leftOut: [], others: 0, notes: [] })
    },
    answer: decided('answer'),
    approve: decided('approve'),
    revise: decided('revise'),
    reject: decided('reject'),
    defer: decided('defer'),
    seeds: decided('seeds'),
    pause: decided('pause'),
    resume: decided('resume'),
    cancel: decided('cancel'),
    retry: decided('retry'),
    look: decided('look'),
    skip: decided('skip'),
    runNow: decided('runNow'),
    reopen: decided('reopen'),
    retract: decided('retract'),
    archive: decided('archive'),
    publish: (id, actor) => Promise.resolve(decided('publish')(id, actor)),
    chat: decided('chat'),
    exportRecord(id) {
      note('exportRecord', id, [], null)
      return Promise.resolve({ folder: `/records/${id}`, files: ['result.md', 'runs.csv'] })
    },
    readLog(_id, { offset }) {
      const bytes = Buffer.from(state.log)
      return Promise.resolve({
        text: bytes.subarray(offset).toString(),
        nextOffset: bytes.length,
        end: true,
      })
    },
    readPrompt: (id, agent) => ({
      ...{ session: `${id}.${agent}.1`, role: agent, round: 1, backend: 'rehearsal', model: 'recorded' },
      ...{ tools: ['read'], system: 'Rules, <b>as given</b>', task: '## Brief\n\n  two  spaces\n' },
    }),
    kept: () => Promise.resolve({ folders: [], studies: [], unasked: [] }),
    clean: () => Promise.resolve({ gone: [], kept: [], unasked: [] }),
    drift: () => [],
    liftNode(node, actor) {
      note('liftNode', null, [node], actor)
      return { words: `${node} of local is taken again` }
    },
    compute: () => [{ name: 'local', leases: 1 }],
    hold: () => Promise.reject(new Error('no machine is held here')),
    tryOnHold: () => Promise.reject(new Error('no machine is held here')),
    releaseLease: () => Promise.reject(new Error('no machine is held here')),
    checkCompute: () => Promise.resolve([{ name: 'local', ok: true, detail: '2 cores' }]),
  }
  return {
    commands,
    told,
    refuse: (code: 'request.conflict' | 'request.refused' | 'rights.missing', message: string): void => {
      state.refusal = new HookeError(code, message, { found: 'what was there', advice: 'hooke show' })
    },
    fail: (error: Error): void => {
      state.refusal = error
    },
    writeLog: (text: string): void => {
      state.log = text
    },
  }
}

export type FakeCommands = ReturnType<typeof createFakeCommands>
