import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { piecesOf } from '../../lib/keep-together.ts'
import { duration, relative } from '../../lib/words.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A title or a sentence as people read it: no line ends within `n = 20` or `ε-greedy`. */
export function prose(text: string): Html {
  return html`${piecesOf(text).map((piece) => (piece.isWhole ? html`<span class="whole">${piece.text}</span>` : piece.text))}`
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const HOUR = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const FULL_DAY = 24 * 3_600_000

/** `09:12` within a day, else `20 Nov, 09:12`. */
export function moment(at: number, now: number): Html {
  const near = Math.abs(now - at) < FULL_DAY / 2
  return html`<time datetime="${new Date(at).toISOString()}">${(near ? HOUR : MOMENT).format(at)}</time>`
}

export function day(at: number): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${DAY.format(at)}</time>`
}

/** `3 h ago`, kept up to date in the browser; the exact time on hover. */
export function ago(at: number, now: number): Html {
  const exact = MOMENT.format(at)
  return html`<time datetime="${new Date(at).toISOString()}" title="${exact}" data-since="${at}"
    >${relative(at, now)}</time
  >`
}

/** `3 h`, how long something has lasted. */
export function age(at: number, now: number): Html {
  return html`<time
    datetime="${new Date(at).toISOString()}"
    title="since ${MOMENT.format(at)}"
    data-age="${at}"
    >${/^\S+ \S+/.exec(duration(now - at))?.[0] ?? ''}</time
  >`
}

/** A hash by its first digits, whole on hover. */
export function hashed(hash: string, digits = 8): Html {
  return html`<code class="hash" title="${hash}">${hash.slice(0, digits)}</code>`
}

/** What stands where there is nothing yet: why, and what to do. */
export function empty(why: string, command?: string): Html {
  return html`<div class="empty">
    <p>${why}</p>
    ${command === undefined ? '' : html`<p><code>${command}</code></p>`}
  </div>`
}

/** A table that scrolls by itself on a narrow screen. */
export function table(label: string, head: readonly (string | Html)[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

/** Terms and what they are. */
export function facts(rows: readonly (readonly [string, unknown])[]): Html {
  return html`<dl class="facts">
    ${rows.map(
      ([term, is]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${is}</dd>
        </div>`,
    )}
  </dl>`
}
