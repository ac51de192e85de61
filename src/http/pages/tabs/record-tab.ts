import { html } from 'hono/html'
import { overrideDone } from '../../../domain/skips.ts'
import type { ExperimentShown } from '../experiment-shown.ts'
import { decisionForm } from '../forms.ts'
import { ago, day, empty, facts, hashed, type Html, table } from '../html.ts'
import { icon } from '../icons.ts'
import { size } from '../words.ts'

/** What proves the result: hashes, tag, approvals, environments and every stored file. */
export function recordTab(shown: ExperimentShown): Html {
  const { view, now } = shown
  return html`<h2 class="unseen">Record</h2>
    ${facts(provenance(view))}
    ${
      view.approvals.length === 0
        ? ''
        : html`<h3>Decisions</h3>
            <ul class="points">
              ${view.approvals.map(
                ({ what, decision, by, hash, note, at }) =>
                  html`<li>
                    <strong>${by}</strong>: ${decision} the ${what} ${hashed(hash)}
                    <span class="soft">${ago(at, now)}</span>${note === '' ? '' : html`<br />${note}`}
                  </li>`,
              )}
            </ul>`
    }
    <h3>Files</h3>
    ${files(view)}
    <h3>As a folder</h3>
    <p class="soft">
      Plan, result, runs, data, logs and transcripts in one folder that needs nothing else to be read.
    </p>
    ${decisionForm(shown, { verb: 'record', button: 'Write the folder' })}`
}

function provenance({ result, plan, draft, environments, overrides }: ExperimentShown['view']) {
  const { recordHash = null, tag = null, publishedAt = null } = result ?? {}
  return [
    ['Plan', known(plan?.hash)],
    ['Result', known(draft?.hash)],
    ['Record', known(recordHash)],
    ['Tag', tag === null ? 'not published' : html`<code>${tag}</code>`],
    ['Published', publishedAt === null ? 'not yet' : day(publishedAt)],
    ['Environments', environments.map(({ hash }) => known(hash))],
    ['Overrides', overrides.map(({ by, what }) => `${by} ${overrideDone(what)}`).join(', ') || 'none'],
  ] as const
}

function known(hash: string | null | undefined): Html | string {
  return hash == null ? 'not yet' : hashed(hash, 16)
}

function files({ artifacts, id }: ExperimentShown['view']): Html {
  if (artifacts.length === 0) return empty('No file is stored yet.')
  return table(
    'Files',
    ['File', 'Kind', 'Size', 'SHA-256', 'Checked'],
    artifacts.map(
      ({ name, kind, bytes, sha256, verifiedAt }) =>
        html`<tr>
          <th scope="row">
            <a href="/experiments/${id}/artifacts/${sha256}?name=${encodeURIComponent(name)}" download
              >${icon('download')} ${name}</a
            >
          </th>
          <td>${kind}</td>
          <td class="number">${size(bytes)}</td>
          <td>${hashed(sha256)}</td>
          <td>${verifiedAt === null ? 'not yet' : html`${icon('check')} yes`}</td>
        </tr>`,
    ),
  )
}
