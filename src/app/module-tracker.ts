import { join } from 'node:path'
import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import type { TrackerStatus } from '../domain/issue.ts'
import type { EngineLog } from '../engine/log.ts'
import type { Clock } from '../lib/clock.ts'
import { createOnceAt } from '../lib/create-once.ts'
import { readMark, withMark, withoutMarks } from '../trackers/shared/marks.ts'
import { wasMoved } from '../trackers/shared/moved.ts'
import { readSection, writeSections } from '../trackers/shared/sections.ts'
import type { Tracker } from '../trackers/tracker.ts'
import { madeByModule, verb } from './load-module.ts'
import type { TrackerRequest } from './tracker-request.ts'

/** What a tracker from outside is built from: `createTracker(request)` of its module gives a `Tracker`. */
export interface ModuleTrackerRequest {
  /** The tracker carries it; its `kind` is "module". */
  readonly name: string
  /** As `options` of its table says. */
  readonly options: Readonly<Record<string, unknown>>
  /** Which column or label shows what, as `statuses` of its table says. */
  readonly statuses: Readonly<Partial<Record<TrackerStatus, string>>>
  readonly url: string | undefined
  /** A folder for what it has to remember; it makes it itself. */
  readonly folder: string
  /** The value behind `token` of its table, as it is at the moment. */
  readonly token: () => string | undefined
  readonly clock: Clock
  readonly log: EngineLog
  /** The error of the contract. */
  readonly HookeError: typeof HookeError
  /** What the trackers of Hooke share: our marks, our sections of a text, whether a person moved an issue, creating once. */
  readonly shared: typeof SHARED
}

const SHARED = { readMark, withMark, withoutMarks, readSection, writeSections, wasMoved, createOnceAt }

const Shape = z.looseObject({
  ...{ name: z.string(), kind: z.literal('module') },
  ...{ probe: verb, refOf: verb, read: verb, comments: verb, changes: verb },
  ...{ create: verb, comment: verb, show: verb, attach: verb },
})

/** A tracker of somebody else, by the file or package that its table names (C-18). */
export function moduleTracker({ name, settings, secret, clock, log, places }: TrackerRequest): Tracker {
  const { module = '', options, statuses, url, token } = settings
  const { home, worktreesDir, stateDir } = places
  const named = { table: `[tracker.${name}]`, gives: 'tracker', module, home, worktreesDir } as const
  const request: ModuleTrackerRequest = {
    ...{ name, options, statuses, url, clock, log, HookeError, shared: SHARED },
    folder: join(stateDir, 'modules', 'trackers', name),
    token: () => (token === undefined ? undefined : secret(token)),
  }
  return madeByModule(named, request, Shape) as Tracker
}
