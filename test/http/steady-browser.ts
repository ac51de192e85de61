import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const PLACES = [
  process.env['CHROMIUM'],
  // the browser without its windows: the same pages at half the cost
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** Where Chromium is on this machine, if anywhere; the variable CHROMIUM goes first. */
export const browserPlace = PLACES.find((place) => place !== undefined && existsSync(place))

/** The `socket` call and the architecture's name in a seccomp filter (linux/audit.h, asm/unistd.h). */
const MACHINES = [
  { arch: 0xc000003e, socket: 41 }, // x86-64
  { arch: 0xc00000b7, socket: 198 }, // AArch64
]
const AF_NETLINK = 16
const EAFNOSUPPORT = 97
const LOAD = 0x20
const IF_EQUAL = 0x15
const RETURN = 0x06
const ALLOW = 0x7fff0000
const REFUSE = 0x00050000 + EAFNOSUPPORT

/** A seccomp program, one `struct sock_filter` after another, by which no netlink socket can be opened. */
function withoutNetlink(): Buffer {
  const lines = MACHINES.flatMap(({ arch, socket }): [code: number, no: number, k: number][] => [
    [LOAD, 0, 4], // the architecture
    [IF_EQUAL, 5, arch],
    [LOAD, 0, 0], // the call
    [IF_EQUAL, 3, socket],
    [LOAD, 0, 16], // its first argument, the family
    [IF_EQUAL, 1, AF_NETLINK],
    [RETURN, 0, REFUSE],
  ])
  return Buffer.concat(
    [...lines, [RETURN, 0, ALLOW] as const].map(([code, no, k]) => {
      const line = Buffer.alloc(8)
      line.writeUInt16LE(code, 0)
      line.writeUInt8(no, 3)
      line.writeUInt32LE(k, 4)
      return line
    }),
  )
}

/**
 * Chromium for a test. It drops what it is loading (`net::ERR_NETWORK_CHANGED`) whenever an address of the machine comes
 * or goes, loopback or not, and a lease or a container elsewhere is enough for that. Where bubblewrap works, the
 * browser can therefore not hear of them: it may open no netlink socket, and then takes the network for one that stays.
 */
export async function steadyBrowser(): Promise<Browser> {
  const bubblewrap = '/usr/bin/bwrap'
  const works = spawnSync(bubblewrap, ['--dev-bind', '/', '/', 'true']).status === 0
  if (!works) return chromium.launch({ executablePath: browserPlace!, args: FLAGS })
  const folder = mkdtempSync(join(tmpdir(), 'hooke-steady-'))
  const filter = join(folder, 'filter')
  const start = join(folder, 'start')
  writeFileSync(filter, withoutNetlink())
  const line = `exec ${bubblewrap} --dev-bind / / --die-with-parent --seccomp 9 '${browserPlace!}' "$@" 9<'${filter}'`
  writeFileSync(start, `#!/bin/sh\n${line}\n`, { mode: 0o755 })
  try {
    return await chromium.launch({ executablePath: start, args: FLAGS })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
