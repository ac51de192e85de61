import { html, raw } from 'hono/html'
import { renderMarkdown } from '../../../lib/markdown.ts'
import { count, money } from '../../../lib/words.ts'
import type { ExperimentShown } from '../experiment-shown.ts'
import { empty, type Html, prose } from '../html.ts'
import { icon } from '../icons.ts'

/** The result as it will be published, read like a paper. */
export function resultTab({ view }: ExperimentShown): Html {
  const { draft, result, id, stage } = view
  if (draft?.markdown == null)
    return empty('There is no result yet. It is written once the runs have ended and were checked.')
  const { markdown, hash, version } = draft
  const state = result?.publishedAt == null ? `Draft ${version}` : 'Published'
  return html`<h2 class="unseen">Result</h2>
    ${
      result?.retractedAt == null
        ? ''
        : html`<div class="notice" data-kind="refused">
            ${icon('alert')}
            <p><strong>This result was retracted.</strong> ${result.retractedBecause}</p>
          </div>`
    }
    <p class="paper-head">
      <span class="chip">${state}</span>
      <span class="chip" data-confidence="${draft.draft.confidence}"
        >${draft.draft.confidence} confidence</span
      >
    </p>
    <div class="paper">
      ${paper(markdown, `/experiments/${id}/figure.svg?v=${(hash ?? '').slice(0, 12)}`)}
    </div>
    ${stage === 'awaitingResultApproval' || view.followUps.length === 0 ? '' : followUps(view.followUps)}`
}

/** The page has its own first heading, so those of the paper move down by one; tables scroll by themselves. */
function paper(markdown: string, figure: string): Html {
  const safe = renderMarkdown(markdown, { images: { 'figure.svg': figure } })
  const lowered = safe.replaceAll(
    /<(\/?)h([1-5])(?=[\s>])/g,
    (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`,
  )
  const scrolling = lowered
    // the policy forbids style attributes
    .replaceAll(/<(t[hd]) style="text-align:(left|right|center);?"/g, '<$1 class="$2"')
    .replaceAll('<table>', '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">')
  return html`${raw(scrolling)}`
}

function followUps(all: ExperimentShown['view']['followUps']): Html {
  return html`<section class="follow-ups">
    <h3>${count(all.length, 'follow-up')}</h3>
    <ul class="points">
      ${all.map(
        ({ proposal, chosen, issue }) =>
          html`<li>
            <strong>${prose(proposal.title)}</strong>
            <span class="soft">${money(proposal.usd)}</span>
            ${chosen ? html`<span class="chip">${icon('check')} ${issue ?? 'chosen'}</span>` : ''}<br />${proposal.hypothesis}
          </li>`,
      )}
    </ul>
  </section>`
}
