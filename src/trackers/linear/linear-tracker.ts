import type { Clock } from '../../lib/clock.ts'
import type { Tracker } from '../tracker.ts'
import { createAgentSessions } from './agent-sessions.ts'
import { attachTo } from './attach.ts'
import { changesSince } from './changes.ts'
import { createLinearApi } from './client.ts'
import type { Desk } from './desk.ts'
import { createPace, type Pace } from './pace.ts'
import { probeLinear } from './probe.ts'
import { readBoth, readComments, readIssue } from './read.ts'
import { linearRefOf } from './ref-of.ts'
import { createSurroundings } from './scope.ts'
import { setUpLinear } from './set-up.ts'
import { showOn } from './show.ts'
import type { StateTable } from './statuses.ts'
import { createLinearWebhooks } from './webhooks.ts'
import { createIssue, postComment } from './write.ts'

export interface LinearOptions {
  /** Its name under `[tracker]`. */
  readonly name: string
  /** Key of the team, such as `ENG`. */
  readonly team: string
  /** Name of a project: then its issues are listed, and new ones are put there. */
  readonly project?: string | null
  /** A personal key (`lin_api_…`) or the token of an application. */
  readonly token: () => string | undefined
  /** Secrets of its webhooks; absent where none are to come. */
  readonly webhookSecrets?: () => readonly string[]
  /** Whether issues are delegated to Hooke as an agent of the workspace. */
  readonly agent?: boolean
  readonly states?: StateTable
  readonly apiUrl?: string
  readonly clock: Clock
  /** Shared by all trackers with one token; its own when absent. */
  readonly pace?: Pace
  readonly requestTimeoutMs?: number
  /** See `LinearWebhookOptions`. */
  readonly asksSdk?: boolean
}

/** A team of Linear, or a project in it (T-1). */
export function createLinearTracker(options: LinearOptions): Tracker {
  const desk = deskFor(options)
  const { webhookSecrets, agent = false, team, asksSdk = true } = options
  const isOurselves = (id: string): boolean => {
    const viewer = desk.surroundings.knownViewer()
    return viewer?.app === true && viewer.id === id
  }
  return {
    name: options.name,
    kind: 'linear',
    probe: (signal) => probeLinear(desk, { agent }, signal),
    refOf: (text) => linearRefOf(text, team),
    read: (ref, signal) => readIssue(desk, ref, signal),
    readWithComments: (ref, signal) => readBoth(desk, ref, signal),
    comments: (ref, since, signal) => readComments(desk, { ref, since }, signal),
    changes: (cursor, signal) => changesSince(desk, cursor, signal),
    create: (issue, signal) => createIssue(desk, issue, signal),
    comment: (comment, signal) => postComment(desk, comment, signal),
    show: (shown, signal) => showOn(desk, shown, signal),
    attach: (file, signal) => attachTo(desk, file, signal),
    setUp: (what, signal) => setUpLinear(desk, what, signal),
    ...(webhookSecrets === undefined
      ? {}
      : { webhooks: createLinearWebhooks({ secrets: webhookSecrets, isOurselves, asksSdk }) }),
    ...(agent ? { agentSessions: createAgentSessions(desk) } : {}),
  }
}

const API_URL = 'https://api.linear.app/graphql'

function deskFor({
  name,
  team,
  project = null,
  token,
  states = {},
  apiUrl = API_URL,
  clock,
  pace = createPace({ clock }),
  requestTimeoutMs = 20_000,
}: LinearOptions): Desk {
  const api = createLinearApi({ apiUrl, token, clock, pace, requestTimeoutMs })
  return {
    name,
    api,
    surroundings: createSurroundings({ api, team, project }),
    states,
    ids: new Map(),
    words: new Map(),
  }
}
