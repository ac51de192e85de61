import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFailpoints, FAILPOINTS } from '../../src/lib/failpoint.ts'

const MODULE = join(import.meta.dirname, '../../src/lib/failpoint.ts')

function hitThreeTimes(spec: string) {
  const script = `
    import { createFailpoints } from ${JSON.stringify(MODULE)}
    const failpoints = createFailpoints(${JSON.stringify(spec)})
    for (let hit = 1; hit <= 3; hit += 1) { failpoints.hit('run.live'); console.log(hit) }`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}

describe('failpoints', () => {
  it('E-4: kill the own process at the n-th hit of the named place and at no other', () => {
    expect(hitThreeTimes('run.live')).toMatchObject({ signal: 'SIGKILL', stdout: '' })
    expect(hitThreeTimes('run.live:3')).toMatchObject({ signal: 'SIGKILL', stdout: '1\n2\n' })
    expect(hitThreeTimes('step.beforeCommit')).toMatchObject({ signal: null, stdout: '1\n2\n3\n' })
  })

  it('do nothing when none is named', () => {
    for (const none of [undefined, '']) {
      const failpoints = createFailpoints(none)
      for (const name of FAILPOINTS) failpoints.hit(name)
    }
    expect(new Set(FAILPOINTS).size).toBe(FAILPOINTS.length)
  })

  it.each(['run.dead', 'run.live:0', 'run.live:x', 'run.live:1:2', ' '])('refuse the spec "%s"', (spec) => {
    expect(() => createFailpoints(spec)).toThrow(expect.objectContaining({ code: 'config.invalid' }))
  })

  it('of an unknown name do not compile', () => {
    // @ts-expect-error -- the point of the list of names
    expect(() => createFailpoints(undefined).hit('run.dead')).not.toThrow()
  })
})
