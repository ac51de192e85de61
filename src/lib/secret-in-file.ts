import { openRegular } from './files.ts'
import { type LiveSecret, needlesOf } from './masking.ts'

/** The name of the first live secret that stands in a file in any of its encodings; the file may be of any size. */
export async function secretInFile(
  root: string,
  path: string,
  secrets: readonly LiveSecret[],
): Promise<string | null> {
  const needles = needlesOf(secrets).map(({ text, name }) => ({ bytes: Buffer.from(text), name }))
  if (needles.length === 0) return null
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length))
  await using file = await openRegular(root, path)
  let rest = Buffer.alloc(0)
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
    const seen = Buffer.concat([rest, Buffer.from(chunk as Uint8Array)])
    const found = needles.find(({ bytes }) => seen.includes(bytes))
    if (found) return found.name
    rest = seen.subarray(Math.max(0, seen.length - longest + 1))
  }
  return null
}
