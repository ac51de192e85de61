import { createHash } from 'node:crypto'

/**
 * The id that Hooke gives to what it makes in Linear (RELIABILITY 3): a UUID v4 that follows from the key alone, so that
 * a repeat cannot make a second one. Its last twelve digits follow from the rest: `isClientId` knows an id of ours
 * without its key, whatever became of the text.
 */
export function clientIdOf(key: string): string {
  const digits = createHash('sha256').update(key).digest('hex')
  // the bits of version 4 and of its variant
  const variant = ((Number.parseInt(digits.charAt(15), 16) & 0x3) | 0x8).toString(16)
  const front = `${digits.slice(0, 12)}4${digits.slice(12, 15)}${variant}${digits.slice(16, 19)}`
  return dashed(`${front}${proofOf(front)}`)
}

/** Whether `clientIdOf` made it; says nothing of who posted it. */
export function isClientId(id: string): boolean {
  const plain = id.replaceAll('-', '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(plain) && plain.slice(20) === proofOf(plain.slice(0, 20))
}

const proofOf = (front: string): string =>
  createHash('sha256').update(`hooke made ${front}`).digest('hex').slice(0, 12)

const dashed = (plain: string): string =>
  [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => plain.slice(from, to))
    .join('-')
