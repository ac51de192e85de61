import { watch } from 'node:fs'
import type { Clock } from '../../lib/clock.ts'
import type { RunFolder } from '../shared/run-folder.ts'
import { stateOf } from './job-state.ts'

/** A watch may be lost (inotify limits, odd file systems); this is how late the end is then noticed. */
const POLL_MS = 2_000

/** Tells once that a run ended, whoever started it. */
export function onSettled(folder: RunFolder, clock: Clock, listener: () => void): () => void {
  let open = true
  let stopPoll: () => void = () => undefined
  const look = () => {
    void stateOf(folder, clock.now()).then(({ kind }) => {
      if (!open || kind === 'queued' || kind === 'running') return
      close()
      listener()
    }, ignoreUntilNextLook)
  }
  const poll = () => {
    look()
    if (open) stopPoll = clock.after(POLL_MS, poll, { quiet: true })
  }
  const stopWatch = watchFolder(folder.own, look)
  function close(): void {
    open = false
    stopPoll()
    stopWatch()
  }
  poll()
  return close
}

// the poll comes round again; `inspect` reports what is really wrong
function ignoreUntilNextLook(): void {
  return
}

function watchFolder(folder: string, look: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === 'status' || name === null) look()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch (error) {
    // the folder is gone or watches are used up: the poll alone has to do
    return error instanceof Error ? () => undefined : raise(error)
  }
}

function raise(thrown: unknown): never {
  throw thrown
}
