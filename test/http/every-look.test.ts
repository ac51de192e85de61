import { describe, expect, it } from 'vitest'
import { aBrowserLab } from './browser-lab.ts'
import { expectGoodLooks, LOOKS, type LookName } from './looks.ts'
import { browserPlace } from './steady-browser.ts'

const names = Object.keys(LOOKS) as LookName[]
const tabs = ['timeline', 'plan', 'findings', 'code', 'runs', 'gates', 'record', 'cost']
const paths = [
  ...['/', '/experiments', '/new', '/sign-in', '/experiments/BANDIT-001', '/experiments/BANDIT-007'],
  ...[
    '/experiments/BANDIT-008',
    '/experiments/BANDIT-009',
    '/experiments/BANDIT-010',
    '/experiments/BANDIT-011',
  ],
  ...tabs.map((tab) => `/experiments/BANDIT-007/${tab}`),
]

describe.skipIf(browserPlace === undefined)(
  browserPlace === undefined ? 'every page: skipped, no Chromium (set CHROMIUM)' : 'every page',
  () => {
    const lab = aBrowserLab()

    it('H-3: wide and on a phone, light and dark, axe finds nothing serious, nothing is blocked and nothing overflows', async () => {
      const { page, complaints } = await lab.visit('/')
      for (const path of paths) await expectGoodLooks(page, lab.home() + path, names)
      expect(complaints).toEqual([])
    }, 240_000)
  },
)
