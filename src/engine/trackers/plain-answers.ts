/**
 * Answers in plain words to the questions that are open: lines such as `2: five hundred`, or all of it when one question
 * is open. Null when it answers nothing, or is a command.
 */
export function plainAnswers(text: string, open: readonly number[]): Readonly<Record<number, string>> | null {
  if (/^\s*\/hooke\b/im.test(text)) return null
  const answers = text
    .split(/\r?\n/)
    .map(answerIn)
    .filter((answer) => answer !== null && open.includes(answer[0]))
  if (answers.length > 0) return Object.fromEntries(answers.filter((answer) => answer !== null))
  const [only] = open
  return only !== undefined && open.length === 1 && text.trim() !== '' ? { [only]: text.trim() } : null
}

function answerIn(line: string): readonly [number, string] | null {
  const [, n = '', words = ''] = /^\s*(\d{1,2})\s*[:.)]\s*(\S.*)$/.exec(line) ?? []
  return words === '' ? null : [Number(n), words.trim()]
}
