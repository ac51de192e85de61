import { html } from 'hono/html'
import type { ExperimentShown } from '../experiment-shown.ts'
import { ago, empty, facts, hashed, type Html, table } from '../html.ts'
import { findingsOf } from './findings-tab.ts'

const WRITTEN = ['code.written', 'tests.written', 'code.reviewed', 'smoke.settled']
const READERS = ['code-reviewer', 'implementer', 'tester']

/** What was written, by whom it was read, and the commit that the runs used. */
export function codeTab({ view, timeline, now }: ExperimentShown): Html {
  const steps = timeline.filter(({ type }) => WRITTEN.includes(type))
  const reviews = view.findings.filter(({ role }) => READERS.includes(role ?? ''))
  const [run] = view.runs.filter(({ kind }) => kind === 'matrix')
  if (steps.length === 0 && run === undefined)
    return empty('No code was written yet. It follows the approval of the plan.')
  return html`<h2 class="unseen">Code</h2>
    ${
      run === undefined
        ? ''
        : facts([
            [
              'The runs used',
              html`commit ${hashed(run.commit)}, diff against its base ${hashed(run.diffHash)}`,
            ],
            ['Merged as', view.result?.mergeCommit ? hashed(view.result.mergeCommit) : 'not merged'],
          ])
    }
    <h3>What was done</h3>
    ${table(
      'What was done',
      ['When', 'Who', 'What'],
      steps.map(
        ({ at, actor, sentence }) =>
          html`<tr>
            <td class="number">${ago(at, now)}</td>
            <td>${actor}</td>
            <td class="wide">${sentence}</td>
          </tr>`,
      ),
    )}
    ${changes(view)}
    ${
      reviews.length === 0
        ? ''
        : html`<h3>Review</h3>
            ${findingsOf(reviews)}`
    }`
}

/** The diff as the gate measured it. */
function changes({ gates }: ExperimentShown['view']): Html | '' {
  const bounds = gates.latest.find(({ gate }) => gate === 'diff-in-bounds')
  if (bounds === undefined) return ''
  return html`<h3>Changes</h3>
    ${facts(bounds.evidence.map(({ what, found }) => [what, found] as const))}`
}
