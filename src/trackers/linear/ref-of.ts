/** `eng-12`, or an address such as `https://linear.app/lab/issue/ENG-12/does-it-pay`, as `ENG-12`; null of other teams. */
export function linearRefOf(text: string, team: string): string | null {
  const ref = (identifierIn(text.trim()) ?? '').toUpperCase()
  return /^[A-Z][A-Z0-9]{0,15}-[1-9]\d{0,8}$/.test(ref) && ref.startsWith(`${team.toUpperCase()}-`)
    ? ref
    : null
}

function identifierIn(text: string): string | undefined {
  if (!text.includes('/')) return text
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, pathname } = new URL(text)
  if (protocol !== 'https:' || hostname !== 'linear.app') return undefined
  const [, , what, identifier] = pathname.split('/')
  return what === 'issue' ? identifier : undefined
}
