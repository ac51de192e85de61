import { readFileSync } from 'node:fs'

/**
 * A testbed is a list of problems; a problem is the list of the true mean rewards of its arms.
 *
 * File: CSV with the header `problem,arm_0,…,arm_9`, one problem a line.
 */
export function readTestbed(path) {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const arms = header.split(',').length - 1

  return lines.map((line, index) => {
    const means = line.split(',').slice(1).map(Number)
    if (means.length !== arms || means.some(Number.isNaN)) {
      throw new Error(
        `${path}:${index + 2}: expected ${arms} numbers after the problem's number, found "${line}"`,
      )
    }
    return means
  })
}
