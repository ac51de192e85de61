import { BlockList, isIP } from 'node:net'

export interface Target {
  readonly host: string
  readonly port: number
}

const WEB_PORTS = [80, 443]

/** `host`, `*.domain`, each with `:port` where it is neither 80 nor 443. Addresses are never allowed, only names. */
export function isAllowed({ host, port }: Target, allowed: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || !/^[a-z0-9.-]+$/.test(name)) return false
  return allowed.some((entry) => {
    const [pattern = '', ownPort] = entry.toLowerCase().split(':')
    const isPort = ownPort === undefined ? WEB_PORTS.includes(port) : port === Number(ownPort)
    const isName = pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern
    return isPort && isName
  })
}

/** `host:port` as it stands in a CONNECT, or null. */
export function parseTarget(text: string): Target | null {
  const [, host = '', port = ''] = /^([^\s/@]+):(\d{1,5})$/.exec(text) ?? []
  return host === '' || Number(port) > 65_535 ? null : { host, port: Number(port) }
}

/** False for loopback, private networks, metadata services and whatever else is not the open internet. */
export function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = isIP(plain)
  return family !== 0 && !isInner(plain, family === 6 ? 'ipv6' : 'ipv4')
}

const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
const IPV6 = [
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32', '2002::/16'],
  ...['fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]

// each family has a list of its own: one for both takes every IPv4 address for its mapped twin
function isInner(address: string, family: 'ipv4' | 'ipv6'): boolean {
  const list = new BlockList()
  for (const network of family === 'ipv4' ? IPV4 : IPV6) {
    const [base = '', bits] = network.split('/')
    list.addSubnet(base, Number(bits), family)
  }
  return list.check(address, family)
}
