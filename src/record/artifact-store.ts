/** A stored file: what is addressed by its content is never changed. */
export interface StoredArtifact {
  readonly sha256: string
  readonly bytes: number
  /** Where the bytes are, relative to the store: `sha256/ab/<hash>`. */
  readonly place: string
}

/** What a look-up finds after reading the bytes again. */
export type ArtifactLook =
  | ({ readonly kind: 'present' } & StoredArtifact)
  | { readonly kind: 'absent' }
  | { readonly kind: 'corrupt'; readonly found: string; readonly bytes: number }

/**
 * Files by the SHA-256 of their content (P-2). `putFile` refuses links, devices and names that leave `root`; storing
 * the same bytes again changes nothing, and repairs a corrupt copy.
 */
export interface ArtifactStore {
  putFile(source: { readonly root: string; readonly path: string }): Promise<StoredArtifact>
  putBytes(bytes: string | Uint8Array): Promise<StoredArtifact>
  /** Reads the stored bytes again and compares. */
  look(sha256: string): Promise<ArtifactLook>
  /** The absolute path of the stored bytes, whether or not they are there. */
  pathOf(sha256: string): string
}
