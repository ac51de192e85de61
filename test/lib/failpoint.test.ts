import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFailpoints, FAILPOINTS } from '../../src/lib/failpoint.ts'

const MODULE = join(import.meta.dirname, '../../src/lib/failpoint.ts')

const THRICE = "for (let hit = 1; hit <= 3; hit += 1) { failpoints.hit('run.live'); console.log(hit) }"
const PLACES = `
  failpoints.hit('effect.afterReply', 'tracker.mirror'); console.log(1)
  failpoints.hit('effect.afterReply', 'agent.run'); console.log(2)
  failpoints.hit('step.beforeCommit', 'testing', 'implementing'); console.log(3)
  failpoints.hit('step.beforeCommit', 'testing', 'provisioning'); console.log(4)
  failpoints.hit('turn.afterCommit', 'code-reviewer'); console.log(5)`

function hitThreeTimes(spec: string, hits = THRICE) {
  const script = `
    import { createFailpoints } from ${JSON.stringify(MODULE)}
    const failpoints = createFailpoints(${JSON.stringify(spec)})
    ${hits}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}

describe('failpoints', () => {
  it('E-4: kill the own process at the n-th hit of the named place and at no other', () => {
    expect(hitThreeTimes('run.live')).toMatchObject({ signal: 'SIGKILL', stdout: '' })
    expect(hitThreeTimes('run.live:3')).toMatchObject({ signal: 'SIGKILL', stdout: '1\n2\n' })
    expect(hitThreeTimes('step.beforeCommit')).toMatchObject({ signal: null, stdout: '1\n2\n3\n' })
  })

  it.each([
    ['effect.afterReply', ''],
    ['effect.afterReply@agent.run', '1'],
    ['effect.afterReply:2', '1'],
    ['step.beforeCommit@testing', '12'],
    ['step.beforeCommit@testing->provisioning', '123'],
    ['turn.afterCommit@code-reviewer', '1234'],
    ['turn.afterCommit@code', '12345'],
    ['step.beforeCommit@testing:3', '12345'],
  ])('E-5: %s is bound to its transition, kind of effect or role', (spec, before) => {
    expect(hitThreeTimes(spec, PLACES).stdout.replaceAll('\n', '')).toBe(before)
  })

  it('do nothing when none is named', () => {
    for (const none of [undefined, '']) {
      const failpoints = createFailpoints(none)
      for (const name of FAILPOINTS) failpoints.hit(name)
    }
    expect(new Set(FAILPOINTS).size).toBe(FAILPOINTS.length)
  })

  it.each([
    'run.dead',
    'run.live:0',
    'run.live:x',
    'run.live:1:2',
    ' ',
    'run.live@',
    'step.beforeCommit@a->',
    'run.live:1@x',
  ])('refuse the spec "%s"', (spec) => {
    expect(() => createFailpoints(spec)).toThrow(expect.objectContaining({ code: 'config.invalid' }))
  })

  it('of an unknown name do not compile', () => {
    // @ts-expect-error -- the point of the list of names
    expect(() => createFailpoints(undefined).hit('run.dead')).not.toThrow()
  })
})
