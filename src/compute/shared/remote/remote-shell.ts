import type { Readable } from 'node:stream'

/**
 * A host where short programs can be run: this computer, or one behind SSH. Nothing is ever quoted into a remote
 * command line: the far side runs one constant text, which reads the script and its words from standard input (C-5).
 * - an exit code other than 0 is an answer, not an error;
 * - a connection that fails, hangs or breaks throws `HookeError('compute.unreachable')` with `retryable: true`; what was
 *   asked for may have happened all the same;
 * - a host whose key is unknown or has changed throws it with `retryable: false`, because only a person can settle that (C-15).
 */
export interface RemoteShell {
  /** For messages: `this computer`, or `anna@login.example.org`. */
  readonly host: string
  /** Runs a POSIX script of ours with `words` as its positional parameters; the payload is its standard input. */
  script(source: string, words: readonly string[], options?: CallOptions): Promise<RemoteOutcome>
  /** Ends the connection that calls share. Runs on the host go on. */
  close(): Promise<void>
}

export interface CallOptions {
  readonly payload?: string | Uint8Array | Readable
  /** Given up as unreachable after this long; 60 s when absent. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** Takes standard output as it comes, instead of `stdout` of the outcome. The next chunk waits for the promise. */
  readonly onStdout?: (chunk: Buffer) => Promise<void> | void
  /** Largest standard output that is kept; more throws `compute.rejected`. 64 MiB when absent. */
  readonly maxOutputBytes?: number
}

export interface RemoteOutcome {
  /** Exit code as a shell tells it: 128 and the number of a signal that ended it; never 255. */
  readonly code: number
  readonly stdout: Buffer
  /** The last 64 KiB. */
  readonly stderr: string
}
