const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const SPOKEN: Readonly<Record<string, number>> = {
  ms: UNITS.ms,
  s: UNITS.s,
  sec: UNITS.s,
  m: UNITS.min,
  min: UNITS.min,
  h: UNITS.h,
  d: UNITS.d,
  w: UNITS.w,
}

/** `"90s"`, `"1h 30min"`, `"2 d"` in milliseconds; null when it is no duration. */
export function parseDuration(text: string): number | null {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy)]
  const read = parts.reduce((length, [whole]) => length + whole.length, 0)
  if (parts.length === 0 || read !== text.trim().length) return null
  let sum = 0
  for (const [, amount = '', unit = ''] of parts) {
    const size = Object.hasOwn(SPOKEN, unit) ? SPOKEN[unit] : undefined
    if (size === undefined) return null
    sum += Number(amount) * size
  }
  return Number.isSafeInteger(Math.round(sum)) ? Math.round(sum) : null
}

/** `3 h 12 min`, `41 s`, `0.4 s`: at most two units, never more exact than a reader needs. */
export function duration(ms: number): string {
  if (ms < 0) return duration(0)
  if (ms < 1000) return ms < 50 ? '0 s' : `${(ms / 1000).toFixed(1)} s`
  if (ms < UNITS.min) return `${Math.floor(ms / UNITS.s)} s`
  if (ms < UNITS.h) return pair(ms, 'min', 's')
  if (ms < UNITS.d) return pair(ms, 'h', 'min')
  return pair(ms, 'd', 'h')
}

/** `1 day`, `30 days`: at least one. */
export function inDays(ms: number): string {
  const days = Math.max(1, Math.round(ms / UNITS.d))
  return days === 1 ? '1 day' : `${days} days`
}

function pair(ms: number, big: keyof typeof UNITS, small: keyof typeof UNITS): string {
  const many = Math.floor(ms / UNITS[big])
  const rest = Math.floor((ms % UNITS[big]) / UNITS[small])
  return rest === 0 ? `${many} ${big}` : `${many} ${big} ${rest} ${small}`
}

/** `just now`, `12 min ago`, `in 4 min`. */
export function relative(at: number, now: number): string {
  const apart = Math.abs(now - at)
  if (apart < 5000) return 'just now'
  const [, big = ''] = /^(\S+ \S+)/.exec(duration(apart)) ?? []
  return at <= now ? `${big} ago` : `in ${big}`
}

/** `$0`, `$0.04`, `$1.20`, `$1,250`: cents below a thousand, `< $0.01` for a trace. */
export function money(usd: number): string {
  if (usd === 0) return '$0'
  if (usd < 0) return `-${money(-usd)}`
  if (usd < 0.005) return '< $0.01'
  const cents = usd < 1000
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: cents ? 2 : 0, maximumFractionDigits: cents ? 2 : 0 })}`
}

/** `1 run`, `40 runs`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`
}

/** The candidate a person most likely meant, or undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word)
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distance(wanted, plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  const allowed = Math.max(1, Math.floor(wanted.length / 3))
  return best !== undefined && best.distance <= allowed ? best.candidate : undefined
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_\s-]/g, '')
}

/** Edits between two words; swapping two neighbours counts once. */
function distance(a: string, b: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(cheapest({ a, b, i, j }, next, row, before))
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}

function cheapest(
  { a, b, i, j }: { a: string; b: string; i: number; j: number },
  current: readonly number[],
  above: readonly number[],
  twoAbove: readonly number[],
): number {
  const at = (row: readonly number[], column: number) => row[column] ?? Infinity
  const same = a[i - 1] === b[j - 1] ? 0 : 1
  const edit = Math.min(at(above, j) + 1, at(current, j - 1) + 1, at(above, j - 1) + same)
  const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(edit, at(twoAbove, j - 2) + 1) : edit
}

/** Bytes as people read them: `1.2 GB`, `340 MB`, `12 kB`, `0 B`; in powers of a thousand, as the configuration has them. */
export function inSize(bytes: number): string {
  const [unit, size] = (
    [
      ['GB', 1e9],
      ['MB', 1e6],
      ['kB', 1e3],
    ] as const
  ).find(([, one]) => bytes >= one) ?? ['B', 1]
  const amount = bytes / size
  return `${amount < 10 && unit !== 'B' ? amount.toFixed(1) : Math.round(amount)} ${unit}`
}
