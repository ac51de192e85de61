/** Values of a run that a command's placeholders stand for; the others (`run_dir`, `config`) may be any path. */
export interface KnownValues {
  readonly seed: number
  readonly condition: string
}

/** Whether an executed argv is the planned command with its placeholders filled in for this run. */
export function matchesCommand(
  template: readonly string[],
  argv: readonly string[],
  known: KnownValues,
): boolean {
  return (
    template.length === argv.length && template.every((word, i) => matchesWord(word, argv[i] ?? '', known))
  )
}

function matchesWord(template: string, word: string, known: KnownValues): boolean {
  const filled = template
    .replaceAll('${seed}', String(known.seed))
    .replaceAll('${condition}', known.condition)
  const [first = '', ...rest] = filled.split(/\$\{[^}]*\}/)
  const last = rest.pop()
  if (last === undefined) return word === first
  if (!word.startsWith(first) || !word.endsWith(last) || word.length < first.length + last.length)
    return false

  return inOrder(word.slice(first.length, word.length - last.length), rest)
}

function inOrder(text: string, pieces: readonly string[]): boolean {
  let at = 0
  return pieces.every((piece) => {
    const found = text.indexOf(piece, at)
    at = found + piece.length
    return found !== -1
  })
}
