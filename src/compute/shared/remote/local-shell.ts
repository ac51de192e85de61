import { HookeError } from '../../../domain/errors.ts'
import { CUT_SHORT, frame, LOCAL_ARGV } from './bootstrap.ts'
import { converse } from './converse.ts'
import type { RemoteShell } from './remote-shell.ts'

/** This computer as a host: the same scripts in the same way, without a connection. */
export function createLocalShell({
  environment,
}: {
  /** The whole environment of what is run; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>
}): RemoteShell {
  const [program, ...args] = LOCAL_ARGV
  return {
    host: 'this computer',
    async script(source, words, options = {}) {
      const opening = frame(source, words)
      const { code, stdout, stderr, begun, timedOut } = await converse(
        { program, args, environment, opening },
        options,
      )
      if (timedOut || !begun || code === null || code === CUT_SHORT)
        throw new HookeError('compute.unreachable', 'a command on this computer did not end by itself', {
          retryable: true,
          found: timedOut ? 'it took too long' : stderr.trim() || 'it was killed',
          advice: 'see whether the computer is out of memory or a file system hangs',
        })
      return { code, stdout, stderr }
    },
    close: () => Promise.resolve(),
  }
}
