import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import { aLab } from '../workflow/harness.ts'

const CANARY = 'canary/9f2c Zk+x=7731-token'
const FORMS = {
  raw: CANARY,
  base64: Buffer.from(CANARY).toString('base64'),
  url: encodeURIComponent(CANARY),
  hex: Buffer.from(CANARY).toString('hex'),
  json: JSON.stringify(`"${CANARY}"`),
}
const PRINTED = Object.values(FORMS).join('\n')
const SPLIT = `${CANARY.slice(0, 12)}\n${CANARY.slice(12)}`

it(
  'row 70, S-5: a secret that a job prints or dies with is in nothing that Hooke writes',
  { timeout: 180_000 },
  async () => {
    const lab = aLab({
      secrets: [{ name: 'HF_TOKEN', value: CANARY }],
      driver: {
        outcomeOf: (spec) => {
          const good = scaleOutcome(spec)
          const stdout = `${good.stdout ?? ''}${PRINTED}\n${SPLIT}\nhooke:milestone ${CANARY}\n`
          if (!spec.run.endsWith('plain.s1.1')) return { ...good, stdout }
          const stderr = `${PRINTED}\nError: cannot log in with ${CANARY}\n    at ${spec.cwd}/bin/run.js:3:1\n`
          return { stdout, stderr, code: 1 }
        },
      },
    })
    await lab.walk()

    const { stage } = lab.experiment()
    lab.store.db.pragma('wal_checkpoint(truncate)')
    const found = filesBelow(lab.folder)
      .filter((path) => !path.includes('hooke-fake-run-'))
      .flatMap((path) => {
        const text = readFileSync(path).toString('latin1')
        return Object.entries(FORMS).flatMap(([form, value]) =>
          text.includes(value) ? [`${form} in ${path}`] : [],
        )
      })
    expect(found.map((one) => one.replace(lab.folder, ''))).toEqual([])
    expect(stage).toBe('done')
    expect(lab.eventTypes()).toContain('runs.settled')
    await lab.gone()
  },
)

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
