import { basename, dirname } from 'node:path'
import type { CollectedFile } from '../../compute/driver.ts'
import type { ArtifactStore, StoredArtifact } from '../../record/artifact-store.ts'

/** Puts one collected file into the store; nothing outside the folder it was collected to is read. */
export function keepCollected(
  artifacts: ArtifactStore,
  { local, path }: CollectedFile,
): Promise<StoredArtifact> {
  const isInFolder = local.endsWith(`/${path}`)
  return isInFolder
    ? artifacts.putFile({ root: local.slice(0, -path.length - 1), path })
    : artifacts.putFile({ root: dirname(local), path: basename(local) })
}
