import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResultFacts } from '../../src/record/facts.ts'
import { reproduceCommands } from '../../src/record/reproduce.ts'
import { someFacts, someRunFacts } from './facts-builder.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooke-reproduce-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the shell prints, in a folder where `git checkout` finds nothing to do. */
function pasted(facts: ResultFacts): { readonly out: readonly string[]; readonly err: string } {
  const script = `git() { :; }\n${reproduceCommands(facts)}\n`
  const { stdout, stderr } = spawnSync('sh', ['-eu'], { cwd: folder, input: script, encoding: 'utf8' })
  return { out: stdout.split('\0').slice(0, -1), err: stderr }
}

const word = fc.string({ unit: 'binary-ascii', maxLength: 12 }).map((text) => text.replaceAll('\0', ''))

describe('the commands under "How to reproduce"', () => {
  it('P-8: give each word and variable as it was, whatever stands in it, and run nothing of a label', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), word, word, (words, value, label) => {
        const hostile = `${label}\n: > injected\r$(: > injected)\`: > injected\``
        const [first, ...others] = someRunFacts()
        const argv = ['printf', '%s\\0', '${run_dir}/$HOME', ...words.map((text) => `-${text}`)]
        const facts = someFacts({ runs: [{ ...first!, argv, config: { value } }, ...others] })
        const [condition, ...rest] = facts.plan.conditions
        const plan = {
          ...facts.plan,
          conditions: [{ ...condition!, label: hostile }, ...rest],
          environment: { NOTE: value },
        }
        const { out, err } = pasted({ ...facts, plan, runs: [{ ...first!, argv, config: { value } }] })

        const place = join(folder, 'reproduced', `${first!.condition}.s${first!.seed}`)
        expect(err).toBe('')
        expect(out).toEqual([`${place}/$HOME`, ...words.map((text) => `-${text}`)])
        expect(JSON.parse(readFileSync(join(place, 'config.json'), 'utf8'))).toEqual({ value })
      }),
      { numRuns: 60 },
    )
    expect(spawnSync('find', [folder, '-name', 'injected*'], { encoding: 'utf8' }).stdout).toBe('')
  })

  it('C-9: set the variables that a run finds, and name what it came to', () => {
    const [first] = someRunFacts()
    const argv = [
      'sh',
      '-c',
      'printf "%s\\0" "$HOOKE_RUN_DIR" "$HOOKE_RUN_ID" "$HOOKE_CONDITION" "$HOOKE_SEED"',
    ]
    const facts = someFacts()

    expect(pasted({ ...facts, runs: [{ ...first!, argv }] }).out).toEqual([
      join(folder, 'reproduced', `${first!.condition}.s${first!.seed}`),
      first!.id,
      first!.condition,
      String(first!.seed),
    ])
    expect(reproduceCommands(facts)).toMatch(/^# .*, seed \d+ \(BANDIT-007\.\S+\); \S.* was [\d.]+$/m)
  })

  it('P-8: lead to the record for a configuration that is long', () => {
    const [first] = someRunFacts()
    const long = { ...first!, config: { text: 'x'.repeat(5000) } }
    const text = reproduceCommands({ ...someFacts(), runs: [long] })

    expect(text).toContain(`# put the config of ${first!.id} in runs.json of the record into`)
    expect(text.length).toBeLessThan(1500)
  })

  it('P-8: show the planned command where no run was counted', () => {
    const facts = someFacts()

    expect(reproduceCommands({ ...facts, runs: [] })).toMatch(/^git checkout \w{40}\n\n\S.*$/)
  })
})
