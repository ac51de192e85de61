import { ReadStream } from 'node:tty'

/** Keys of the person at the terminal; nothing typed is echoed until `close`. */
export interface Keys {
  /** Calls back with each key; returns how to stop. */
  onKey(listener: (key: string) => void): () => void
  close(): void
}

/** Where there is no terminal nobody presses a key. */
export function readKeys({ stdin, canAsk }: { stdin: NodeJS.ReadableStream; canAsk: boolean }): Keys {
  if (!canAsk || !(stdin instanceof ReadStream))
    return { onKey: () => () => undefined, close: () => undefined }
  const listeners = new Set<(key: string) => void>()
  const onData = (data: Buffer | string): void => {
    const typed = data.toString()
    // in raw mode Ctrl-C is a key like any other
    if (typed.includes('\u0003')) process.kill(process.pid, 'SIGINT')
    // what came as a whole was pasted, or is a key with a name, and decides nothing
    if (typed.length === 1) for (const listener of listeners) listener(typed)
  }
  // a terminal that is gone can be neither read nor set; the signal that says so ends the demo
  stdin.on('error', () => undefined)
  stdin.setRawMode(true)
  stdin.resume()
  stdin.on('data', onData)
  return {
    onKey(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stdin.off('data', onData)
      stdin.setRawMode(false)
      stdin.pause()
    },
  }
}
