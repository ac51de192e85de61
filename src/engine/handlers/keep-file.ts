import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CollectedFile } from '../../compute/driver.ts'
import { HookeError } from '../../domain/errors.ts'
import { secretInFile } from '../../lib/secret-in-file.ts'
import type { StoredArtifact } from '../../record/artifact-store.ts'
import type { EngineDeps } from '../deps.ts'

type KeepDeps = Pick<EngineDeps, 'artifacts' | 'secrets' | 'mask'>

/** Larger files that hold a secret are for a person: masking takes several times their size in memory. */
const LARGEST_MASKED = 64 * 1024 * 1024

/**
 * Stores a file that a run left. Where a run printed or wrote a live secret, the masked text is what is stored (S-5): an
 * artifact is served, exported and backed up.
 */
export async function keepFile(deps: KeepDeps, file: CollectedFile): Promise<StoredArtifact> {
  const { local, path, sha256, bytes } = file
  const root = local.endsWith(path) ? local.slice(0, -path.length - 1) : dirname(local)
  const source = { root, path: local.endsWith(path) ? path : local.slice(root.length + 1) }
  const secret = await secretInFile(source.root, source.path, deps.secrets)
  if (secret !== null && bytes > LARGEST_MASKED) throw tooLarge(path, secret)
  if (secret !== null)
    return deps.artifacts.putBytes(deps.mask(await readFile(join(root, source.path), 'utf8')))

  const stored = await deps.artifacts.putFile(source)
  if (stored.sha256 === sha256) return stored
  throw new HookeError('record.incomplete', `${path} changed while it was collected`, { retryable: true })
}

function tooLarge(path: string, secret: string): HookeError {
  return new HookeError('record.incomplete', `${path} holds a secret and is not stored`, {
    found: `the value of ${secret}, in a file of more than ${LARGEST_MASKED} bytes`,
    advice: 'keep the secret out of what runs write, then run them again',
  })
}
