/** One field of the issue form: what it is called, and what may stand in it. */
export interface FormField {
  readonly id: string
  /** The heading under which the tracker writes the answer into the body. */
  readonly label: string
  readonly about: string
  readonly placeholder: string
  readonly kind: 'text' | 'line' | 'choice'
  readonly choices?: readonly string[]
  /** Why an answer cannot be taken; null when it can. Absent: anything goes. */
  readonly refuse?: (answer: string) => string | null
  /** The answer as a default of the plan, in a sentence. */
  readonly say: (answer: string) => string
}

/** The form of an experiment (T-8). Nothing in it is required but the title; what is empty is asked or assumed. */
export const FORM_FIELDS: readonly FormField[] = [
  {
    id: 'question',
    label: 'Question',
    about: 'What do you want to know? One question.',
    placeholder: 'Does optimistic initialisation beat ε-greedy in the first 500 steps?',
    kind: 'text',
    say: (answer) => `the question is: ${answer}`,
  },
  {
    id: 'hypothesis',
    label: 'Hypothesis',
    about: 'What do you expect, and what would refute it?',
    placeholder: 'It does, by at least 0.1 of mean reward; equal rewards would refute it.',
    kind: 'text',
    say: (answer) => `the hypothesis is: ${answer}`,
  },
  {
    id: 'why',
    label: 'Why it matters',
    about: 'What will be done differently, depending on the outcome?',
    placeholder: '',
    kind: 'text',
    say: (answer) => `it matters because: ${answer}`,
  },
  {
    id: 'changed-variable',
    label: 'Changed variable',
    about: 'The one thing that differs between the conditions.',
    placeholder: 'initial value of the estimates: 0, 1, 5',
    kind: 'line',
    say: (answer) => `the changed variable is: ${answer}`,
  },
  {
    id: 'primary-metric',
    label: 'Primary metric',
    about: 'What is compared, and whether more is better.',
    placeholder: 'mean reward of the first 500 steps, higher is better',
    kind: 'line',
    say: (answer) => `the primary metric is: ${answer}`,
  },
  {
    id: 'seeds',
    label: 'Seeds per condition',
    about: 'How many repetitions; a whole number.',
    placeholder: '5',
    kind: 'line',
    refuse: (answer) =>
      /^[1-9]\d{0,3}$/.test(answer) ? null : 'is no whole number from 1 to 9999: write for example 5',
    say: (answer) => `${answer} seeds per condition`,
  },
  {
    id: 'gpu-hours',
    label: 'Most GPU hours',
    about: 'What the runs may take in all; a number.',
    placeholder: '2',
    kind: 'line',
    refuse: (answer) => (isAmount(answer) ? null : 'is no number of hours: write for example 2 or 0.5'),
    say: (answer) => `the runs take at most ${answer} GPU hours`,
  },
  {
    id: 'budget',
    label: 'Budget in US dollars',
    about: 'What the experiment may cost in all; a number. The caps of the lab hold besides.',
    placeholder: '10',
    kind: 'line',
    refuse: (answer) => (isAmount(answer) ? null : 'is no amount: write for example 10 or 2.50'),
    say: (answer) => `the experiment costs at most ${answer} US dollars`,
  },
]

const isAmount = (answer: string): boolean => /^\d{1,6}(\.\d{1,4})?$/.test(answer)

export interface FilledForm {
  /** Sentences, in the order of the form. */
  readonly defaults: readonly string[]
  readonly problems: readonly FormProblem[]
}

export interface FormProblem {
  /** Of the body, from 1. */
  readonly line: number
  readonly label: string
  readonly answer: string
  readonly message: string
}

const EMPTY: readonly string[] = ['', '_No response_', 'None']

/**
 * Reads the answers out of an issue that was written with the form: headings of level three, each with its answer below.
 * A body without them has none; headings that the form does not know are left alone.
 */
export function readForm(body: string): FilledForm {
  const answers = answersIn(body.split(/\r?\n/))
  const read = FORM_FIELDS.flatMap((field) => {
    const found = answers.find(({ heading }) => heading === field.label)
    if (found === undefined || EMPTY.includes(found.answer)) return []
    return [{ field, ...found, message: field.refuse?.(found.answer) ?? null }]
  })
  return {
    defaults: read.flatMap(({ field, answer, message }) => (message === null ? [field.say(answer)] : [])),
    problems: read.flatMap(({ field, answer, line, message }) =>
      message === null ? [] : [{ line, label: field.label, answer, message }],
    ),
  }
}

interface Answered {
  readonly heading: string
  readonly answer: string
  readonly line: number
}

/** The first answer under each heading; what stands in a code block is no heading. */
function answersIn(lines: readonly string[]): readonly Answered[] {
  const found: { heading: string; line: number; text: string[] }[] = []
  const code = codeLines(lines)
  for (const [index, line] of lines.entries()) {
    const isCode = code.has(index)
    const [, heading] = isCode ? [] : (/^### (.+?)\s*$/.exec(line) ?? [])
    const current = found.at(-1)
    if (heading !== undefined) found.push({ heading, line: index + 1, text: [] })
    else if (current !== undefined && !isCode && isOver(line))
      found.push({ heading: '', line: index + 1, text: [] })
    else current?.text.push(line)
  }
  return found.map(({ heading, line, text }) => {
    const before = text.findIndex((one) => one.trim() !== '')
    return { heading, answer: text.join('\n').trim(), line: line + Math.max(0, before) + 1 }
  })
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/

/**
 * The lines of code blocks. A block ends with a fence of the same sort that is at least as long; one that never ends in
 * an answer must not swallow the answers below it, and is none.
 */
function codeLines(lines: readonly string[]): ReadonlySet<number> {
  const code = new Set<number>()
  for (let at = 0; at < lines.length; at += 1) {
    const mark = opens(lines[at] ?? '')
    const end = mark === null ? -1 : lines.findIndex((line, n) => n > at && closes(line, mark))
    if (end === -1) continue
    for (let n = at; n <= end; n += 1) code.add(n)
    at = end
  }
  return code
}

function opens(line: string): string | null {
  const [, mark = '', info = ''] = FENCE.exec(line) ?? []
  // code within a line begins alike
  return mark === '' || (mark.startsWith('`') && info.includes('`')) ? null : mark
}

function closes(line: string, opened: string): boolean {
  const [, mark = '', rest = ''] = FENCE.exec(line) ?? []
  return mark.startsWith(opened) && rest.trim() === ''
}

/** A section of ours, or a larger heading, ends the form. */
const isOver = (line: string): boolean => /^(#{1,2} |<!-- hooke:)/.test(line)
