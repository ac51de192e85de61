import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aLab } from '../workflow/harness.ts'

it('row 34: a worktree that was left dirty is saved as a patch and cleaned before runs use it', async () => {
  const place = { tree: '', prepared: 0 }
  const lab = aLab({
    wrap: ({ drivers }) => {
      const { fake } = drivers
      if (fake === undefined) throw new Error('no driver')
      const prepare: typeof fake.prepare = (spec, signal) => {
        place.prepared += 1
        place.tree = spec.worktree
        // after the smoke test: what somebody's last look at the tree left there
        if (place.prepared === 2) writeFileSync(join(spec.worktree, 'scratch.txt'), 'precious numbers\n')
        return fake.prepare(spec, signal)
      }
      return { drivers: { ...drivers, fake: { ...fake, prepare } } }
    },
  })
  await lab.begin()
  lab.approve()
  await lab.until(() => lab.gate('preflight').length > 0)

  expect(place.prepared).toBe(3)
  expect(readdirSync(place.tree)).not.toContain('scratch.txt')
  const rescued = join(lab.folder, 'rescued')
  const [patch = '', ...more] = readdirSync(rescued)
  expect(more).toEqual([])
  expect(readFileSync(join(rescued, patch), 'utf8')).toContain('+precious numbers')
  expect(lab.gate('preflight').map(({ verdict }) => verdict)).toEqual(['pass'])
  await lab.gone()
})
