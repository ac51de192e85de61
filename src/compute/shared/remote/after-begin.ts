import { BEGIN } from './bootstrap.ts'

const NOISE_BYTES = 64 * 1024

/** Takes away what login files of the far side print before our script begins. */
export function afterBegin(): {
  strip(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer>
  begun(): boolean
  /** What came instead, its last 64 KiB. */
  text(): string
} {
  let begun = false
  let noise = Buffer.alloc(0)
  async function* strip(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of stream) {
      if (begun) {
        yield chunk
        continue
      }
      noise = Buffer.concat([noise, chunk])
      const at = noise.indexOf(BEGIN)
      if (at >= 0) {
        begun = true
        yield noise.subarray(at + BEGIN.length)
      } else noise = noise.subarray(-NOISE_BYTES)
    }
  }
  return { strip, begun: () => begun, text: () => (begun ? '' : noise.toString('utf8')) }
}
