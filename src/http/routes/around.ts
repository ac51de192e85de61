import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Study } from '../../store/studies.ts'
import type { WaitsForPlace, Web } from '../deps.ts'
import { Nothing, operation } from '../operation.ts'
import { requireDaemon } from '../guards.ts'
import { ById, given, Limit } from './experiments.ts'

const reading = { method: 'get', params: Nothing, query: Nothing, body: Nothing } as const

export const aroundOperations = [
  operation({
    ...reading,
    path: '/inbox',
    summary: 'Who has to act: you, or the others',
    run: (_, { web, viewer }) => web.views.inbox({ person: viewer.person === '' ? null : viewer.person }),
  }),
  operation({
    ...reading,
    path: '/studies',
    summary: 'All studies',
    run: (_, { web }) => ({ items: web.store.studies.list().map((study) => shownStudy(web, study)) }),
  }),
  operation({
    ...reading,
    path: '/studies/{id}',
    summary: 'One study',
    params: z.object({ id: z.string() }),
    run({ params }, { web }) {
      const study = web.store.studies.find(params.id)
      if (study) return shownStudy(web, study)
      throw new HookeError('notFound', `there is no study ${params.id}`, { advice: 'hooke study list' })
    },
  }),
  operation({
    ...reading,
    path: '/claims',
    summary: 'What the studies claim, and what bears on it',
    query: z.object({ study: z.string().optional() }),
    run: ({ query }, { web }) => ({ items: claimsOf(web, query.study) }),
  }),
  operation({
    ...reading,
    path: '/search',
    summary: 'What is near a text, best first',
    query: z.object({ q: z.string().trim().min(1).max(1000), study: z.string().optional(), limit: Limit }),
    run: ({ query: { q, ...rest } }, { web }) => ({
      items: web.store.searchIndex.nearest({ text: q, ...given(rest) }),
    }),
  }),
  operation({
    ...reading,
    path: '/budget',
    summary: 'What was spent and what may be',
    query: z.object({
      study: z.string().optional(),
      since: z.coerce.number().int().nonnegative().optional(),
    }),
    run: ({ query }, { web }) => web.views.budget(given(query)),
  }),
  operation({
    ...reading,
    path: '/drift',
    summary: 'Where trackers show something else than what is true',
    run: (_, { web }) => ({ items: web.commands.drift() }),
  }),
  operation({
    ...reading,
    path: '/compute',
    summary: 'Where runs may run, and what is leased',
    run: (_, { web }) => ({ items: web.commands.compute() }),
  }),
  operation({
    ...reading,
    method: 'post',
    path: '/compute/check',
    changesNothing: true,
    summary: 'Try every place where runs may run',
    run: async (_, { web }) => ({ items: await web.commands.checkCompute() }),
  }),
  operation({
    ...reading,
    path: '/status',
    summary: 'The daemon and how much waits for whom',
    run: (_, { web }) => statusOf(web),
  }),
  operation({
    ...reading,
    path: '/experiments/{id}/record',
    summary: 'What the record holds, without writing it to a folder',
    params: ById,
    run: ({ params: { id } }, { web }) => ({
      path: web.store.results.find(id)?.tag ?? web.store.experiments.get(id).id,
      result: web.store.results.find(id) ?? null,
      files: web.store.artifacts.list(id).map(({ name }) => name),
    }),
  }),
  operation({
    ...reading,
    method: 'post',
    path: '/experiments/{id}/record',
    changesNothing: true,
    summary: 'Write the record to a folder',
    params: ById,
    async run({ params }, { web }) {
      const { folder, files } = await web.commands.exportRecord(params.id)
      return { path: folder, files }
    },
  }),
  operation({
    ...reading,
    method: 'post',
    path: '/links',
    tellsSecret: true,
    summary: 'A link that signs a browser in as who asks, once, within 15 minutes',
    run: (_, { web, viewer }) => ({
      link: `${web.daemon?.()?.url ?? ''}${web.auth.issueLink(viewer.person)}`,
    }),
  }),
  operation({
    ...reading,
    method: 'post',
    path: '/reload',
    summary: 'Read the configuration anew; the last good one stays where the new one is not right',
    async run(_, { web, viewer }) {
      requireDaemon(web)
      requireAdmin(web, viewer.person, 'reload the configuration')
      return (await web.onReload?.()) ?? null
    },
  }),
  operation({
    ...reading,
    method: 'post',
    path: '/shutdown',
    summary: 'Stop the daemon; work goes on when it starts again',
    run(_, { web, viewer }) {
      requireDaemon(web)
      requireAdmin(web, viewer.person, 'stop the daemon')
      // the answer leaves before the daemon does
      web.clock.after(50, () => web.onShutdown?.())
      return { stopping: true }
    },
  }),
]

function requireAdmin({ auth }: Web, person: string, what: string): void {
  if (auth.mayActForOthers(person)) return
  throw new HookeError('rights.missing', `${person} may not ${what}`, { found: 'it needs the right admin' })
}

function shownStudy({ study: factsOf }: Web, { id, name, prefix, baseline, createdAt }: Study) {
  return { id, name, prefix, baseline, createdAt, owner: null, repo: null, ...factsOf?.(id) }
}

function claimsOf({ store, weighClaim }: Web, study: string | undefined) {
  const studies = store.studies.list().filter(({ id }) => study === undefined || id === study)
  return studies.flatMap(({ id }) =>
    store.claims.list(id).map((claim) => ({
      study: id,
      ...claim,
      confidence: weighClaim?.(id, claim.name) ?? '',
      evidence: store.claimEvidence.ofClaim(id, claim.name),
    })),
  )
}

function statusOf({ store, views, daemon, version, configState, waitingForPlace, lag }: Web) {
  const { stages, effects, runs, waiting } = views.counts()
  return {
    version,
    daemon: daemon?.() ?? null,
    experiments: stages,
    runs,
    waiting,
    effects: effects.reduce((sum, { n }) => sum + n, 0),
    stuck: views.stuck().map(({ id }) => id),
    alarms: store.alarms.open(),
    config: configState?.() ?? null,
    waitingForPlace: byLimit(waitingForPlace?.() ?? []),
    lag: lag?.() ?? null,
  }
}

/** Who waits for which limit: the first few by name, and how many. */
function byLimit(waiting: readonly WaitsForPlace[]) {
  const groups = Map.groupBy(waiting, ({ limit, words }) => `${limit}: ${words}`)
  return [...groups.values()].map((group) => {
    const experiments = [...new Set(group.map(({ experiment }) => experiment))]
    const [{ limit, words } = { limit: '', words: '' }] = group
    return { limit, words, count: experiments.length, experiments: experiments.slice(0, 10) }
  })
}
