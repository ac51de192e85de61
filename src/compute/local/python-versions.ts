/**
 * Whether a version of Python is one of those that conda's words ask for: `=3.11`, `3.11.*`, `>=3.10,<3.13`, `3.10|3.12`.
 * Words that are not understood ask for another one.
 */
export function isAsked(version: string, asked: string): boolean {
  // a build behind the version, as in `=3.11=*_cpython`, says nothing of what the language can do
  const versions = asked.replace(/^(={1,2}\s*[\d.*]+)[= ].*$/, '$1')
  return versions.split('|').some((all) => all.split(',').every((one) => meets(version, one.trim())))
}

function meets(version: string, one: string): boolean {
  const [, sign = '', wanted = ''] = /^(>=|<=|==|!=|~=|=|>|<)?\s*(\d+(?:\.\d+)*)(?:\.?\*)?$/.exec(one) ?? []
  if (wanted === '') return one === '' || one === '*'
  const [found, bound] = [numbers(version), numbers(wanted)]
  const isSame = isPrefix(bound, found)
  const isOfSeries = isPrefix(bound.slice(0, -1), found)
  return (SIGNS[sign] ?? SIGNS['='])({ order: compare(found, bound), isSame, isOfSeries })
}

interface Compared {
  readonly order: number
  /** As far as the wanted version is given. */
  readonly isSame: boolean
  readonly isOfSeries: boolean
}

const SIGNS: { readonly '=': (c: Compared) => boolean; readonly [sign: string]: (c: Compared) => boolean } = {
  '=': ({ isSame }) => isSame,
  '!=': ({ isSame }) => !isSame,
  '>=': ({ order }) => order >= 0,
  '<=': ({ order, isSame }) => order <= 0 || isSame,
  '>': ({ order, isSame }) => order > 0 && !isSame,
  '<': ({ order }) => order < 0,
  '~=': ({ order, isOfSeries }) => order >= 0 && isOfSeries,
}

const numbers = (version: string): readonly number[] => version.split('.').map(Number)

function isPrefix(short: readonly number[], long: readonly number[]): boolean {
  return short.every((each, n) => each === long[n])
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, n) => (a[n] ?? 0) - (b[n] ?? 0))
  return at.find((each) => each !== 0) ?? 0
}
