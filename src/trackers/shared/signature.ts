import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether the raw bytes carry the HMAC-SHA256 of one of the secrets, in 64 lower-case hexadecimal digits and nothing
 * else; compared in constant time, each secret tried. Without a secret nothing is signed.
 */
export function isSignedBy(
  secrets: readonly string[],
  { body, signature }: { body: Buffer; signature: string | undefined },
): boolean {
  if (signature === undefined || !/^[0-9a-f]{64}$/.test(signature)) return false
  const given = Buffer.from(signature, 'hex')
  const matches = secrets
    .filter((secret) => secret !== '')
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given))
  return matches.includes(true)
}
