import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { finishedDemo, type FinishedDemo } from './finished-demo.ts'
import { CLONE, PERSON } from './program.ts'

let finished: FinishedDemo
beforeAll(async () => {
  finished = await finishedDemo()
}, 300_000)

const README = readFileSync(join(CLONE, 'README.md'), 'utf8')
/** What the tour types, and what it shows of the answer. */
const SHOWN = [...README.matchAll(/^```text\n\$ (.+)\n([\s\S]*?)^```$/gm)].map(
  ([, typed = '', answer = '']) => ({ typed, answer }),
)

/** What the tour types, done to the finished demo. */
async function answerTo(typed: string): Promise<string> {
  const { demo, dir, program } = finished
  const [, hooke] = /^npx hooke -c \.hooke-demo\/1\/hooke\.toml (.+)$/.exec(typed) ?? []
  if (hooke !== undefined)
    return (await program.run(['-c', join(dir, 'hooke.toml'), ...hooke.split(' ')])).stdout
  const [, git] = /^git -C \.hooke-demo\/1\/bandits (.+)$/.exec(typed) ?? []
  if (git !== undefined)
    return execFileSync('git', ['-C', join(dir, 'bandits'), ...git.split(' ')], { encoding: 'utf8' })
  if (typed === 'npm start -- --approve') return demo.stdout
  throw new Error(`nobody knows how to do what README.md types: ${typed}`)
}

/** Without what is another each time, what is another on each computer, and where lines break. */
function lasting(text: string): string {
  return text
    .replaceAll(finished.dir, '/home/ada/hooke/.hooke-demo/1')
    .replaceAll(new RegExp(`\\b${PERSON}\\b`, 'g'), 'ada')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, 'WHEN')
        .replace(/^[0-9a-f]{7,} /, 'COMMIT ')
        .replaceAll(/\b\d+(?:\.\d+)? (?:ms|s|min)\b/g, 'TIME')
        .replace(/^(✓|!|✗) sandbox .*/, 'SANDBOX'),
    )
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

describe('the tour of README.md', () => {
  it('section 13: shows the demo, the timeline, the commits, the claims and the gates', () => {
    expect(SHOWN.map(({ typed }) => typed.split(' ').slice(-2).join(' '))).toEqual([
      '-- --approve',
      'timeline BANDIT-002',
      '--oneline --decorate',
      'claim list',
      '.hooke-demo/1/hooke.toml doctor',
    ])
  })

  it.each(SHOWN)('section 13: is answered as it shows: $typed', async ({ typed, answer }) => {
    const shown = answer.split(/^ *…$/m).map(lasting)
    let said = lasting(await answerTo(typed))

    // part by part, with nothing left out but where it says so
    for (const part of shown) {
      expect(said).toContain(part)
      said = said.slice(said.indexOf(part) + part.length)
    }
    if (!answer.endsWith('…\n')) expect(said).toBe('')
  })
})
