import { html } from 'hono/html'
import { jobWords } from '../../../domain/job-options.ts'
import { argvOf, type Json, JsonRecord, type Plan } from '../../../domain/plan.ts'
import { duration, money } from '../../../lib/words.ts'
import type { ExperimentShown } from '../experiment-shown.ts'
import { day, empty, facts, hashed, type Html, table } from '../html.ts'

/** The plan as a reader wants it; it is data, sealed by its hash. */
export function planTab({ view }: ExperimentShown): Html {
  const { plan: row, planVersions } = view
  if (row === null) return empty('There is no plan yet. The planner writes it after the questions.')
  const { plan, hash, version, sealedAt, sealedBy } = row
  return html`<h2 class="unseen">Plan</h2>
    <p class="soft">
      Plan ${version} of ${planVersions.length},
      ${hashed(hash, 12)}${
        sealedAt === null ? ', not sealed yet' : html`, sealed by ${sealedBy} on ${day(sealedAt)}`
      }.
    </p>
    ${question(plan)} ${comparison(plan)} ${measure(plan)} ${trust(plan, view.factChecks)} ${work(plan)}
    ${context(plan)} ${lookedUp(view.lookups)}`
}

/** Every request of a role to the web, the refused ones too (A-13). */
function lookedUp(lookups: ExperimentShown['view']['lookups']): Html {
  if (lookups.length === 0) return html``
  return html`<h3>Looked up on the web</h3>
    ${table(
      'Look-ups',
      ['By', 'Address', 'Answer', 'Cited'],
      lookups.map(
        ({ role, url, outcome, status, bytes, cited }) =>
          html`<tr>
            <td>${role}</td>
            <td class="wide"><code>${url}</code></td>
            <td>${outcome}${status === null ? '' : `, ${status}`}, ${bytes} bytes</td>
            <td>${cited ? 'yes' : 'no'}</td>
          </tr>`,
      ),
    )}`
}

function question({ question: asked, hypothesis, why, expectedOutcomes }: Plan): Html {
  return html`<section class="prose">
      <h3>Question</h3>
      <p class="lead">${asked}</p>
      <h3>Hypothesis</h3>
      <p>${hypothesis}</p>
      <h3>Why it matters</h3>
      <p>${why}</p>
      <h3>What each outcome would mean</h3>
    </section>
    ${table(
      'Expected outcomes',
      ['If', 'then'],
      expectedOutcomes.map(
        ({ outcome, meaning }) =>
          html`<tr>
            <th scope="row" class="wide">${outcome}</th>
            <td class="wide">${meaning}</td>
          </tr>`,
      ),
    )}`
}

function comparison({ conditions, axis, seeds }: Plan): Html {
  return html`<h3>Conditions</h3>
    ${table(
      'Conditions',
      ['Condition', 'Parameters'],
      conditions.map(
        ({ name, label, baseline, params }) =>
          html`<tr>
            <th scope="row">
              ${label}${baseline ? html` <span class="chip">baseline</span>` : ''}<br /><code class="soft"
                >${name}</code
              >
            </th>
            <td>${pairs(params)}</td>
          </tr>`,
      ),
    )}
    <p>
      They differ in <strong>${axis.label}</strong> (<code>${axis.key}</code>). Each runs with ${seeds.length}
      seeds: <span class="soft">${seeds.join(', ')}</span>.
    </p>`
}

function pairs(record: Readonly<Record<string, Json>>): Html {
  return html`<ul class="pairs">
    ${flat(record).map(([key, value]) => html`<li><code>${key}</code> ${value}</li>`)}
  </ul>`
}

/** `policy.epsilon` and its value, rather than braces. */
function flat(record: Readonly<Record<string, Json>>, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(record).flatMap(([key, value]): readonly (readonly [string, string])[] => {
    const inner = asRecord(value)
    if (inner !== undefined) return flat(inner, `${before}${key}.`)
    return [[`${before}${key}`, typeof value === 'string' ? value : JSON.stringify(value)]]
  })
}

function asRecord(value: Json): Readonly<Record<string, Json>> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord && Object.keys(value).length > 0 ? JsonRecord.parse(value) : undefined
}

function measure({ metrics, statistics, evaluation, stopCriteria, data }: Plan): Html {
  const { primary, secondary } = metrics
  const tests = { 'welch-t': 'Welch’s t test', 'paired-t': 'paired t test' }
  const limits = stopCriteria.map(
    ({ metric, rule, value, because }) =>
      html`<li>
        <code>${metric}</code> ${rule === 'not-finite' ? 'is no finite number' : `${rule} ${value}`}:
        ${because}
      </li>`,
  )
  return html`<h3>Measurement</h3>
    ${facts([
      ['Primary metric', html`${primary.label} <code>${primary.name}</code>, ${primary.direction} is better`],
      [
        'Also reported',
        secondary.length === 0 ? 'nothing else' : secondary.map(({ label }) => label).join(', '),
      ],
      [
        'Test',
        `${tests[statistics.test]}, p < ${statistics.threshold}, at least ${statistics.minimumN} seeds per condition`,
      ],
      ['Evaluation', evaluation],
      [
        'Data',
        data.length === 0
          ? 'none'
          : data.map(
              ({ name, version, rows, split }) => html`<div>${name} ${version}, ${rows} rows, ${split}</div>`,
            ),
      ],
      [
        'Stops early',
        limits.length === 0
          ? 'at the time limit only'
          : html`<ul>
              ${limits}
            </ul>`,
      ],
    ])}`
}

type FactChecks = ExperimentShown['view']['factChecks']

function trust({ assumptions }: Plan, checks: FactChecks): Html {
  if (assumptions.length === 0)
    return html`<h3>Assumptions</h3>
      <p>None.</p>`
  return html`<h3>Assumptions</h3>
    ${table(
      'Assumptions',
      ['Assumption', 'Checked', 'Source'],
      assumptions.map(({ id, text }) =>
        assumption(
          text,
          checks.find((check) => check.assumption === id),
        ),
      ),
    )}`
}

function assumption(text: string, check: FactChecks[number] | undefined): Html {
  const { verdict = 'open', acceptedBy = null, source = '', note = '' } = check ?? {}
  return html`<tr>
    <th scope="row" class="wide">${text}</th>
    <td>
      <span class="chip" data-verdict="${verdict}">${verdict === 'open' ? 'not checked yet' : verdict}</span>
      ${acceptedBy === null ? '' : html`<span class="soft">accepted by ${acceptedBy}</span>`}
    </td>
    <td class="wide">${source} ${note}</td>
  </tr>`
}

function work({ command, compute, forecast, budget, protocol, entry }: Plan): Html {
  return html`<h3>Work and cost</h3>
    ${facts([
      [
        'Forecast',
        `${duration(forecast.minutes * 60_000)}, ${money(forecast.usd)}, ${forecast.gpuHours} GPU hours`,
      ],
      [
        'Budget',
        `stops at ${money(budget.capUsd)}${budget.overCapBecause === '' ? '' : `; above the cap because ${budget.overCapBecause}`}`,
      ],
      [
        'Runs on',
        `${compute.driver}, ${compute.devices} devices, ${compute.memoryMb} MB memory, ${compute.minutesPerRun} min per run at most`,
      ],
      ...(compute.job === undefined ? [] : [['Its jobs ask for', jobWords(compute.job)] as const]),
      ['Entry', html`<code>${entry}</code>`],
    ])}
    <pre class="command" tabindex="0"><code>${argvOf(command).join(' ')}</code></pre>
    <h3>Steps</h3>
    <ol class="steps">
      ${protocol.map((step) => html`<li>${step}</li>`)}
    </ol>`
}

function context({ related, divergences, reuse, newCode, skipped, config }: Plan): Html {
  const code = [
    ...reuse.map((one) => ({ ...one, how: 'reused' })),
    ...newCode.map((one) => ({ ...one, how: 'new' })),
  ]
  return html`${listed(
      'Related work',
      related.map(
        ({ ref, quote, relation }) =>
          html`<li>
            <strong>${ref}</strong>: ${relation}
            <blockquote>${quote}</blockquote>
          </li>`,
      ),
    )}
    ${listed(
      'Differences to what came before',
      divergences.map(
        ({ key, from, to, because }) =>
          html`<li><code>${key}</code>: ${from} → ${to}, because ${because}</li>`,
      ),
    )}
    ${listed(
      'Code',
      code.map(
        ({ path, symbol, why, how }) =>
          html`<li><span class="chip">${how}</span> <code>${path}</code> <code>${symbol}</code>: ${why}</li>`,
      ),
    )}
    ${listed(
      'Left out',
      skipped.map(({ what, because }) => html`<li>${what}: ${because}</li>`),
    )}
    <details class="fold">
      <summary>Configuration shared by all conditions</summary>
      ${pairs(config)}
    </details>`
}

function listed(title: string, items: readonly Html[]): Html | '' {
  if (items.length === 0) return ''
  return html`<h3>${title}</h3>
    <ul class="points">
      ${items}
    </ul>`
}
