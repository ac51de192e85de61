/** How a reference may ask for its number: decimals, a share, a p value, a whole number, a difference. */
export const FORMATS = ['0', '1', '2', '3', '4', 'percent', 'p', 'integer', 'signed'] as const
export type NumberFormat = (typeof FORMATS)[number]

export function isFormat(text: string): text is NumberFormat {
  return FORMATS.some((format) => format === text)
}

/** The format of a reference that names none, by what the key measures. */
export function defaultFormat(key: string): NumberFormat | 'significant' {
  if (/\.vs-baseline\.p$/.test(key)) return 'p'
  if (/\.vs-baseline\.estimate$/.test(key)) return 'signed'
  if (/\.(n|missing|passed)$|^(runs|seeds|steps|conditions)\./.test(key)) return 'integer'
  return 'significant'
}

const writers: Record<NumberFormat | 'significant', (value: number) => string> = {
  '0': (value) => decimals(value, 0),
  '1': (value) => decimals(value, 1),
  '2': (value) => decimals(value, 2),
  '3': (value) => decimals(value, 3),
  '4': (value) => decimals(value, 4),
  percent: (value) => `${decimals(value * 100, 1)} %`,
  p: (value) => (value < 0.001 ? 'p < 0.001' : `p = ${value.toFixed(3)}`),
  integer: (value) => decimals(value, 0),
  signed: (value) => (value > 0 ? `+${significant(value)}` : significant(value)),
  significant,
}

/** A stored number as a reader sees it: a real minus sign, three significant digits unless asked otherwise. */
export function formatNumber(value: number, format: NumberFormat | 'significant' = 'significant'): string {
  return writers[format](value)
}

function decimals(value: number, digits: number): string {
  const text = Math.abs(value) >= 1e21 ? value.toExponential(digits) : value.toFixed(digits)
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text)
}

/** Three significant digits; from a hundred on whole numbers stay whole; the very large and very small in powers of ten. */
function significant(value: number): string {
  const size = Math.abs(value)
  if (value === 0) return '0'
  if (size >= 1e6 || size < 1e-4) return powerOfTen(value)
  if (size >= 100) return withMinus(value.toFixed(Number.isInteger(value) ? 0 : 1))
  return withMinus(value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(size)))))
}

function powerOfTen(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e')
  return `${withMinus(mantissa)} × 10${superscript(Number(exponent))}`
}

function superscript(value: number): string {
  return String(value).replace(/./g, (digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))))
}

function withMinus(text: string): string {
  return text.replace('-', '−')
}
