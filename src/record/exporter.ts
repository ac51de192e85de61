import type { RecordFacts } from './facts.ts'

export interface ExportedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export interface ExportedRecord {
  readonly folder: string
  readonly files: readonly ExportedFile[]
  readonly recordHash: string
}

/** A record as it lies in its folder, with the manifest that its hash is of. */
export interface SealedRecord {
  readonly recordHash: string
  readonly manifest: Readonly<Record<string, unknown>>
  readonly files: readonly string[]
}

/** Writes the record of an experiment as a folder that a reader needs nothing else for (P-10); the same facts give the same bytes. */
export interface Exporter {
  export(facts: RecordFacts, folder: string, signal: AbortSignal): Promise<ExportedRecord>
  /** Null where none lies there, or one whose manifest does not give its hash. */
  sealed(folder: string): Promise<SealedRecord | null>
}
