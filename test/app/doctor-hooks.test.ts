import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { studyGateChecks } from '../../src/app/doctor-hooks.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { aLab } from '../workflow/harness.ts'

const refusing = '#!/bin/sh\ngrep -q few && { echo too few >&2; exit 2; }\nexit 0\n'

it('A-10: doctor fails loudly when a gate of a study lets its known-bad call pass, and warns of what nobody tried', async () => {
  const files = {
    'hooks/plan/good.sh': refusing,
    'hooks/plan/good.bad.json': '"few"',
    'hooks/plan/dead.sh': '#!/bin/sh\nexit 0\n',
    'hooks/plan/dead.bad.json': '{}',
    'hooks/result/untried.sh': refusing,
    'hooks/plam/misspelt.sh': refusing,
  }
  const lab = aLab({ files })
  onTestFinished(() => lab.gone())
  for (const path of Object.keys(files))
    if (path.endsWith('.sh')) chmodSync(join(lab.repository.path, path), 0o755)
  lab.git('commit', '-q', '-a', '-m', 'Gates may be executed')
  const { worktrees, study, mask } = lab.parts

  const checks = await studyGateChecks({ worktrees, study: study('scales'), sandbox: noSandbox, mask })

  expect(checks.map(({ name, state, found }) => [name, state, found])).toEqual([
    ['gate hooks/plam/misspelt.sh of scales', 'warning', 'nothing asks it: "plam" is no event'],
    ['gate hooks/plan/dead.sh of scales', 'failed', 'lets pass: hooks/plan/dead.bad.json'],
    ['gate hooks/plan/good.sh of scales', 'ok', 'refused 1 known-bad, passed 0 known-good'],
    ['gate hooks/result/untried.sh of scales', 'warning', 'it has no known-bad call'],
  ])
})
