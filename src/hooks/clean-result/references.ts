/** A mark of the source text: a reference to a stored number, a constant, or something that is neither. */
export type Mark =
  | { readonly kind: 'metric'; readonly key: string; readonly format: string | undefined }
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string }

export const FORMATS: readonly string[] = ['0', '1', '2', '3', '4', 'percent', 'p', 'integer', 'signed']

export function marksOf(source: string): readonly Mark[] {
  return [...source.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, inside = '']) => markOf(inside.trim()))
}

function markOf(inside: string): Mark {
  const metric = /^metric\s+(\S+)(?:\s+as\s+(\S+))?$/.exec(inside)
  if (metric?.[1] !== undefined) return { kind: 'metric', key: metric[1], format: metric[2] }

  const constant = /^constant\s+(.+)$/s.exec(inside)
  return constant?.[1] === undefined
    ? { kind: 'unknown', text: inside }
    : { kind: 'constant', text: constant[1].trim() }
}

/** Reasons for marks that lead nowhere, and for constants that are stored measurements in disguise. */
export function markReasons(source: string, values: Readonly<Record<string, number>>): readonly string[] {
  const broken = /\{\{|\}\}/.test(source.replaceAll(/\{\{[^{}]*\}\}/g, ''))
    ? ['a mark is not closed: write `{{ metric KEY }}`']
    : []
  return [...broken, ...marksOf(source).flatMap((mark) => faultsOf(mark, values))]
}

function faultsOf(mark: Mark, values: Readonly<Record<string, number>>): readonly string[] {
  switch (mark.kind) {
    case 'metric':
      return [
        ...(Object.hasOwn(values, mark.key)
          ? []
          : [`the reference \`${mark.key}\` names no stored value: use a key of the statistics`]),
        ...(mark.format === undefined || FORMATS.includes(mark.format)
          ? []
          : [`the format \`${mark.format}\` is unknown: use ${FORMATS.join(', ')}`]),
      ]
    case 'constant':
      return measurementsIn(mark.text, values).map(
        ([key, written]) => `the constant ${written} equals the stored \`${key}\`: refer to it instead`,
      )
    case 'unknown':
      return [`the mark \`{{ ${mark.text} }}\` is neither a metric nor a constant`]
  }
}

function measurementsIn(
  text: string,
  values: Readonly<Record<string, number>>,
): readonly (readonly [string, string])[] {
  return [...text.matchAll(/\d+\.(\d+)/g)].flatMap(([written, decimals = '']) => {
    const key = Object.keys(values).find(
      (each) => Math.abs(values[each] ?? NaN).toFixed(decimals.length) === written,
    )
    return key === undefined || decimals.length < 2 ? [] : [[key, written] as const]
  })
}
