import { describe, expect, it } from 'vitest'
import { terminals } from './harness.ts'

const ITEM = {
  ...{ issue: 'lab/bandits#2', title: 'Train\u001B[31m the follow-up', study: 'bandits' },
  ...{ stood: 'status:running', comesAs: 'paused', markers: 3, moves: 1, experiment: null, wasThere: false },
  problems: ['epm:odd is unknown; it is kept'],
}
const REPORT = {
  ...{ repository: 'lab/bandits', dryRun: true, items: [ITEM], others: 2, notes: [] },
  leftOut: [{ issue: 'lab/bandits#3', because: 'it belongs to no study' }],
}

describe('hooke import', () => {
  const ready = terminals()
  const terminal = (body: object) => ready({ api: { 'POST /imports': { body } } })

  it('T-4: a dry run says what would come, what was not understood and what is left out', async () => {
    const { hooke, asked } = terminal(REPORT)
    const { exit, out } = await hooke(['import', 'lab/bandits', '--dry-run', '--study', 'bandits'])

    expect(exit).toBe(0)
    expect(asked.map(({ body }) => body)).toEqual([
      { repository: 'lab/bandits', dryRun: true, study: 'bandits' },
    ])
    expect(out).toBe(
      [
        'issue  said     comes as  history  experiment  title',
        '#2     running  paused          4  new         Train the follow-up',
        '',
        '! not understood',
        '  lab/bandits#2: epm:odd is unknown; it is kept',
        'left out: lab/bandits#3: it belongs to no study',
        'left out: 2 issues without epm:* markers or a status of that workflow',
        '',
        '1 experiment would come. Nothing was written; hooke import lab/bandits brings them in',
        '',
      ].join('\n'),
    )
  })

  it('T-4: says what is there already, and that nothing was found where nothing was', async () => {
    const there = { ...ITEM, experiment: 'BANDIT-002', wasThere: true, problems: [] }
    const twice = terminal({ ...REPORT, dryRun: false, items: [there], leftOut: [], others: 0 })
    expect((await twice.hooke(['import', 'lab/bandits'])).out).toContain('nothing new; 1 is there already')

    const empty = terminal({ ...REPORT, items: [], leftOut: [], others: 0 })
    expect((await empty.hooke(['import', 'lab/bandits', '--dry-run'])).out).toContain(
      'nothing of the older workflow was found in lab/bandits',
    )
  })
})
