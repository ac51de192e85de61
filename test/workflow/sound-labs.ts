import { afterEach } from 'vitest'
import { aLab as openLab, expectSound, type Lab, type LabOptions } from './harness.ts'

/** Opens laboratories for the file that calls this: after each of its tests all of them are sound, and gone. */
export function soundLabs(): (options?: LabOptions) => Lab {
  const labs: Lab[] = []
  afterEach(async () => {
    const ended = labs.splice(0)
    try {
      ended.forEach(expectSound)
    } finally {
      await Promise.all(ended.map((lab) => lab.gone()))
    }
  })
  return (options = {}) => {
    const lab = openLab(options)
    labs.push(lab)
    return lab
  }
}
