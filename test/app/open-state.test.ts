import { existsSync, mkdirSync, readdirSync, readlinkSync, rmdirSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
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
