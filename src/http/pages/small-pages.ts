import { html } from 'hono/html'
import type { PromptGiven } from '../../engine/commands.ts'
import type { Study } from '../../store/studies.ts'
import type { Viewer } from '../deps.ts'
import type { Problem } from '../problem.ts'
import { area } from './forms.ts'
import { type Html } from './html.ts'
import { sentence } from './words.ts'

/** What someone sees who is not signed in: how to sign in. */
export function signInPage(problem?: string): Html {
  return html`<div class="page narrow">
    <h1>${problem ?? 'Sign in'}</h1>
    <p>Run this where the daemon runs. It prints a link that signs you in, once, within 15 minutes.</p>
    <pre class="command"><code>hooke status --link</code></pre>
    <p class="soft">
      In another folder than that of your <code>hooke.toml</code>, add <code>-c</code> and its path.
    </p>
    <p class="soft">Just opened a link? <a href="/">Continue</a></p>
  </div>`
}

/** A refusal, as a page. */
export function problemPage({ title, detail, found, advice }: Problem): Html {
  return html`<div class="page narrow">
    <h1>${title}</h1>
    <p class="lead">${sentence(detail)}</p>
    ${found === undefined ? '' : html`<p>Found: ${found}</p>`}
    ${advice === undefined ? '' : html`<p>Do: <code>${advice}</code></p>`}
    <p><a href="/">To the inbox</a></p>
  </div>`
}

export interface LogShown {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly text: string
  readonly nextOffset: number
  readonly end: boolean
}

/** The log of a run or the transcript of an agent; new lines are added at the end. */
export function logPage({ id, name, query, text, nextOffset, end }: LogShown): Html {
  return html`<div class="page">
    <p class="crumbs"><a href="/experiments/${id}">${id}</a></p>
    <h1 class="mono">${name}</h1>
    <pre
      class="log"
      tabindex="0"
      data-log="/api/v1/experiments/${id}/logs?${query}"
      data-offset="${nextOffset}"
      data-end="${end ? 'yes' : 'no'}"
    ><code>${text}</code></pre>
    ${text === '' ? html`<p class="soft">Nothing was written yet.</p>` : ''}
  </div>`
}

/** What a role was given, as it was given (K-3). */
export function promptPage(id: string, given: PromptGiven): Html {
  const { session, role, round, backend, model, tools, system, task } = given
  return html`<div class="page">
    <p class="crumbs"><a href="/experiments/${id}">${id}</a></p>
    <h1>What the ${role} was given</h1>
    <p class="soft">
      Session ${session}, round ${round}, on ${backend} (${model}), with the tools
      ${tools.join(', ') || 'none'}.
      <a href="/experiments/${id}/log?agent=${session}">What it did</a>
    </p>
    <h2>Rules</h2>
    <pre class="log" tabindex="0"><code>${system}</code></pre>
    <h2>Task</h2>
    <pre class="log" tabindex="0"><code>${task}</code></pre>
  </div>`
}

/** A new experiment from a question. */
export function newPage(studies: readonly Study[], { csrf }: Viewer): Html {
  return html`<div class="page narrow">
    <h1>New experiment</h1>
    <p class="soft">A question is enough. What is missing is asked back before anything runs.</p>
    <form method="post" action="/new">
      <input type="hidden" name="csrf" value="${csrf ?? ''}" />
      ${area('question', 'The question', { rows: 4 })}
      <label class="field"
        >Title, if it should have one <input type="text" name="title" maxlength="200"
      /></label>
      <label class="field"
        >Study
        <select name="study">
          ${studies.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select></label
      >
      <p class="send"><button class="primary">Ask it</button></p>
    </form>
  </div>`
}
