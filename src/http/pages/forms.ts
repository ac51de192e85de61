import { html } from 'hono/html'
import type { Verb } from '../routes/decisions.ts'
import type { Html } from './html.ts'
import type { ExperimentShown } from './experiment-shown.ts'

export interface FormParts {
  readonly verb: Verb | 'record' | 'chat'
  readonly fields?: unknown
  readonly button: string
  readonly primary?: boolean
}

/** A form of its own for one decision; it works without scripts. */
export function decisionForm(
  { view, viewer }: ExperimentShown,
  { verb, fields, button, primary }: FormParts,
): Html {
  return html`<form method="post" action="/experiments/${view.id}/${verb}">
    <input type="hidden" name="csrf" value="${viewer.csrf ?? ''}" />
    ${fields ?? ''}
    <p class="send"><button ${primary ? html`class="primary"` : ''}>${button}</button></p>
  </form>`
}

/** A form that unfolds: the second click is the one that counts. */
export function unfolding(words: string, inside: Html): Html {
  return html`<details class="act">
    <summary class="button">${words}</summary>
    <div class="act-body">${inside}</div>
  </details>`
}

/** A text field with its label. */
export function area(
  name: string,
  label: string,
  options: { required?: boolean; rows?: number; value?: string } = {},
): Html {
  const { required = true, rows = 3, value = '' } = options
  return html`<label class="field"
    >${label}<textarea name="${name}" rows="${rows}" ${required ? 'required' : ''}>${value}</textarea>
  </label>`
}
