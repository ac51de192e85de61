/** Shorter values would mask ordinary words; they are reported instead of masked. */
export const SHORTEST_SECRET = 6

/** Every text under which a secret value may travel: plain, JSON, URL, HTML, hexadecimal and base64 at any alignment. */
export function encodingsOf(value: string): readonly string[] {
  const whole = value.toWellFormed()
  const bytes = Buffer.from(whole, 'utf8')
  const all = [
    value,
    whole,
    ...jsonForms(whole),
    ...urlForms(whole, bytes),
    ...htmlForms(whole),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...base64Forms(bytes),
  ]
  return [...new Set(all)].filter(({ length }) => length >= SHORTEST_SECRET)
}

function jsonForms(value: string): readonly string[] {
  const once = JSON.stringify(value).slice(1, -1)
  const ascii = once.replaceAll(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const twice = JSON.stringify(once).slice(1, -1)
  return [once, twice, ascii, once.replaceAll('/', String.raw`\/`)]
}

function urlForms(value: string, bytes: Buffer): readonly string[] {
  const component = encodeURIComponent(value)
  const strict = component.replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const form = strict.replaceAll('%20', '+')
  const everyByte = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const forms = [component, strict, form, encodeURI(value), everyByte.toUpperCase()]
  return [...forms, ...forms.map(lowerEscapes)]
}

function lowerEscapes(text: string): string {
  return text.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
}

function htmlForms(value: string): readonly string[] {
  const basic = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quoted = basic.replaceAll('"', '&quot;')
  return [basic, quoted, quoted.replaceAll("'", '&#39;'), quoted.replaceAll("'", '&#x27;')]
}

/** Of each alignment only the characters that the secret alone determines. */
function base64Forms(bytes: Buffer): readonly string[] {
  const dropped = [0, 2, 3]
  return dropped.flatMap((drop, before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes])
    const end = Math.floor((padded.length * 8) / 6)
    return [padded.toString('base64').slice(drop, end), padded.toString('base64url').slice(drop, end)]
  })
}
