import { existsSync, mkdirSync, readdirSync, readlinkSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openState } from '../../src/app/open-state.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { systemCode } from '../../src/lib/fault.ts'
import { aStateFolder } from '../faults/state-folder.ts'

const OPEN = '/proc/self/fd'

/** Files in a folder that this process has open; one that was closed meanwhile is none. */
function openIn(folder: string): readonly string[] {
  return readdirSync(OPEN)
    .map((name) => {
      try {
        return readlinkSync(`${OPEN}/${name}`)
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return ''
        throw error
      }
    })
    .filter((path) => path.startsWith(folder))
}

it('E-7: a state folder that cannot be made is told of with the reason', () => {
  const state = aStateFolder()
  mkdirSync(state.dir)
  writeFileSync(state.file('file'), '')
  const stateDir = state.file('file/state')

  const open = () => openState({ stateDir }, systemClock)

  expect(open).toThrow(
    expect.objectContaining({
      message: 'the state folder cannot be made',
      found: `${stateDir}: it is a file, or a part of the way there is`,
      advice: expect.stringContaining('state_dir') as string,
    }),
  )
  state.remove()
})

// only Linux tells what a process has open
it.skipIf(!existsSync(OPEN))(
  'a state that cannot be opened whole leaves no file open, and its lock free',
  () => {
    const state = aStateFolder()
    const first = state.open()
    expect(openIn(state.dir)).toContain(state.file('hooke.db.mark'))
    first.close()
    // a folder where the reserve should be
    rmSync(state.file('reserve'))
    mkdirSync(state.file('reserve'))

    expect(() => state.open({ reserveBytes: 1_000_000 })).toThrow('reserve')

    expect(openIn(state.dir)).toEqual([])
    rmdirSync(state.file('reserve'))
    state.open().close()
    state.remove()
  },
)
