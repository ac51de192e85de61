import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { sha256 } from '../src/lib/canonical.ts'
import { theMatrix } from '../test/crash/matrix/all.ts'
import { killAndPass, nameOf } from '../test/crash/matrix/pairs.ts'

/**
 * Kills a real daemon at every failpoint on every transition, starts another, and looks whether anything was lost or
 * doubled: `npm run failpoints`. `--only words` takes the pairs whose name has them, `--jobs n` works n at a time.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    part: { type: 'string' },
  },
})

interface Report {
  readonly kind: 'matrix' | 'pair'
  readonly name: string
  readonly kills: number
  readonly violations: readonly string[]
}

async function all(jobs: number): Promise<number> {
  const sum = { pairs: 0, kills: 0, violations: 0 }
  const matrices = new Set<string>()
  const began = performance.now()
  const count = ({ kind, name, kills, violations }: Report): void => {
    sum.violations += violations.length
    if (kind === 'matrix') matrices.add(name)
    else sum.pairs += 1
    sum.kills += kills
    if (violations.length > 0) console.log(`${name}\n  ${violations.join('\n  ')}`)
    if (kind === 'pair' && sum.pairs % 100 === 0) console.log(`${sum.pairs} pairs so far`)
  }
  const parts = Array.from({ length: jobs }, (_, i) => part(`${i}/${jobs}`, count))
  const codes = await Promise.all(parts)
  for (const words of matrices) console.log(words)
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  console.log(`${sum.pairs} pairs, ${sum.kills} kills, ${sum.violations} violations in ${minutes} minutes`)
  return sum.violations === 0 && sum.pairs > 0 && codes.every((code) => code === 0) ? 0 : 1
}

function part(name: string, told: (report: Report) => void): Promise<number | null> {
  const args = [import.meta.filename, '--part', name, '--only', values.only]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: child.stdout }).on('line', (line) => told(JSON.parse(line) as Report))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
}

/** By its name: each part finds the pairs by itself, perhaps in another order. */
const shareOf = (name: string, n: number): number => Number.parseInt(sha256(name).slice(0, 8), 16) % n

/** Every n-th pair, in a folder of its own. */
async function one(name: string): Promise<number> {
  const [i = 0, n = 1] = name.split('/').map(Number)
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-failpoints-')))
  const place = { root: join(base, 'world'), copies: join(base, 'copies') }
  const tell = (report: Report): void => console.log(JSON.stringify(report))
  try {
    const { pairs, transitions, excluded, notWalked } = await theMatrix(place)
    const words = `${pairs.length} pairs on ${transitions} transitions; ${excluded} more of a failpoint and a transition are never reached`
    tell({
      kind: 'matrix',
      name: words,
      kills: 0,
      violations: notWalked.map((each) => `not walked: ${each}`),
    })
    const mine = pairs.filter((pair) => shareOf(nameOf(pair), n) === i && nameOf(pair).includes(values.only))
    for (const pair of mine) {
      const violations = await killAndPass(place, pair)
      tell({ kind: 'pair', name: nameOf(pair), kills: pair.kills.length, violations })
    }
    return 0
  } finally {
    rmSync(base, { recursive: true, force: true, maxRetries: 3 })
  }
}

process.exitCode = values.part === undefined ? await all(Number(values.jobs)) : await one(values.part)
