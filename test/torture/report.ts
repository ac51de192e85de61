import type { Tally } from './torture.ts'

const HEADER = [
  'mode',
  'kills',
  'worlds',
  'experiments',
  'effects',
  'outside calls',
  'duplicates',
  'orphans',
  'missing',
  'lost',
  'stuck',
  'other',
  'paid twice',
  'seconds',
]

/** A table as it stands in docs/reliability.md. */
export function renderTallies(tallies: readonly Tally[]): string {
  const rows = tallies.map((one) => [
    one.mode,
    one.kills,
    one.worlds,
    `${one.ended}/${one.experiments}`,
    one.effects,
    one.calls,
    one.duplicates,
    one.orphans.length,
    one.missing,
    one.lost,
    one.stuck,
    one.violations.length,
    one.paidTwice,
    Math.round(one.seconds),
  ])
  return [HEADER, HEADER.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/**
 * Why the run has failed; empty when all is well. The naive mode is the control: it must have made duplicates, or the test
 * tests nothing; what it leaves outside is no violation, what is wrong inside is one in every mode.
 */
export function failuresOf(tallies: readonly Tally[]): readonly string[] {
  return tallies.flatMap((one) => {
    const { mode, duplicates, twice, orphans, missing, lost, stuck, violations } = one
    const inside = { missing, lost, stuck, violations: violations.length }
    const wrong = mode === 'naive' ? inside : { duplicates, orphans: orphans.length, ...inside }
    const counts = Object.entries(wrong).filter(([, n]) => n > 0)
    return [
      ...counts.map(([what, n]) => `${mode}: ${n} ${what}`),
      ...[...violations, ...(mode === 'naive' ? [] : [...twice, ...orphans])]
        .slice(0, 20)
        .map((violation) => `${mode}: ${violation}`),
      ...(mode === 'naive' && duplicates === 0
        ? ['naive: no duplicates, so the kills came at no moment that matters']
        : []),
    ]
  })
}
