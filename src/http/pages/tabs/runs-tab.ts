import { html } from 'hono/html'
import { count, duration, relative } from '../../../lib/words.ts'
import type { ExperimentShown } from '../experiment-shown.ts'
import { empty, facts, type Html, table } from '../html.ts'
import { icon, type IconName } from '../icons.ts'
import { measured as written } from '../words.ts'

type Run = ExperimentShown['view']['runs'][number]

/** Every run: condition, seed, state, how it ended, how long, the primary number, its log. */
export function runsTab(shown: ExperimentShown): Html {
  const { view, measured, now } = shown
  if (view.runs.length === 0)
    return empty('There are no runs yet. They start once the plan is approved and the code is tested.')
  const metric = view.plan?.plan.metrics.primary.label ?? 'metric'
  return html`<h2 class="unseen">Runs</h2>
    ${summary(view)}
    ${table(
      'Runs',
      ['Condition', 'Seed', 'State', 'Ended', 'Duration', metric, 'Log'],
      view.runs.map((run) => line(run, { id: view.id, value: measured.get(run.id), now })),
    )}`
}

function summary({ runs, leases }: ExperimentShown['view']): Html {
  const matrix = runs.filter(({ kind }) => kind === 'matrix')
  const by = Map.groupBy(matrix, ({ state }) => state)
  const ended = matrix.filter(({ endedAt }) => endedAt !== null).length
  const [lease] = leases.toReversed()
  return html`<div class="meter">
      <progress max="${Math.max(1, matrix.length)}" value="${ended}" aria-label="runs that ended"></progress>
      <p>
        ${ended} of ${count(matrix.length, 'run')} ended:
        ${[...by].map(([state, own]) => `${own.length} ${state}`).join(', ')}.
      </p>
    </div>
    ${
      lease === undefined
        ? ''
        : facts([
            [
              'Hardware',
              `${lease.driver}${lease.host === null ? '' : ` on ${lease.host}`}, ${lease.state}${lease.reason === null ? '' : `: ${lease.reason}`}`,
            ],
          ])
    }`
}

const SIGNS: Readonly<Record<Run['state'], IconName>> = {
  planned: 'ring',
  submitting: 'clock',
  submitted: 'clock',
  running: 'cpu',
  ok: 'check',
  failed: 'cross',
  stopped: 'pause',
  skipped: 'ring',
}

function line(run: Run, { id, value, now }: { id: string; value: number | undefined; now: number }): Html {
  const { condition, seed, kind, attempt, state, exitCode, exitReason, durationMs, nextLookAt } = run
  return html`<tr>
    <th scope="row">
      ${condition}${kind === 'smoke' ? html` <span class="chip">smoke</span>` : ''}${attempt > 1 ? html` <span class="soft">attempt ${attempt}</span>` : ''}
    </th>
    <td class="number">${seed}</td>
    <td><span class="state" data-state="${state}">${icon(SIGNS[state])} ${state}</span></td>
    <td>
      ${ending(exitCode, exitReason)}${nextLookAt === null || state !== 'running' ? '' : html`<span class="soft">next look ${relative(nextLookAt, now)}</span>`}
    </td>
    <td class="number">${durationMs === null ? '' : duration(durationMs)}</td>
    <td class="number">${value === undefined ? '' : written(value)}</td>
    <td>
      <a href="/experiments/${id}/log?run=${run.id}">log<span class="unseen"> of ${run.id}</span></a>
    </td>
  </tr>`
}

function ending(code: number | null, reason: string | null): string {
  if (reason === null) return ''
  return reason === 'exit' ? `exit ${code ?? ''}` : reason
}
