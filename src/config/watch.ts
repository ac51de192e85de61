import { readFileSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { asError } from '../domain/errors.ts'
import { sha256 } from '../lib/canonical.ts'
import type { Clock } from '../lib/clock.ts'
import { systemCode } from '../lib/fault.ts'
import { shortageOf } from '../lib/shortage.ts'

/** Editors write in steps: a change counts when the files stand still for so long. */
const SETTLED_MS = 300
/** Where the system tells of no change (network folders, files elsewhere), the files are looked at this often. */
const LOOK_MS = 5_000

export interface ConfigWatch {
  stop(): void
}

/** Tells, once, that the content of a file is another one than before; `files` is asked at each look. */
export function watchFiles(options: {
  readonly main: string
  readonly files: () => readonly string[]
  readonly clock: Clock
  readonly onChange: () => void
}): ConfigWatch {
  const { main, files, clock, onChange } = options
  let known = fingerprint(files())
  let seen = known
  let stopAlarm = () => {}

  const look = (): void => {
    const now = fingerprintOf(files) ?? seen
    const isNew = now !== known
    const isSettled = now === seen
    seen = now
    if (isNew && isSettled) {
      known = now
      onChange()
    }
    wait(isNew && !isSettled ? SETTLED_MS : LOOK_MS)
  }
  const wait = (ms: number): void => {
    stopAlarm()
    stopAlarm = clock.after(ms, look, { quiet: true })
  }
  const stopWatcher = watchFolder(main, () => wait(SETTLED_MS))
  wait(LOOK_MS)
  return {
    stop() {
      stopWatcher()
      stopAlarm()
    },
  }
}

/** Only makes the look come sooner, so a system that cannot watch costs nothing but seconds. */
function watchFolder(file: string, onEvent: () => void): () => void {
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_, name) => {
      if (name === null || name === basename(file)) onEvent()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch (error) {
    asError(error)
    return () => {}
  }
}

/**
 * Undefined when this computer is short of files, or a folder is gone for a moment, as while the package is replaced: what
 * cannot be read now has not changed for that.
 */
function fingerprintOf(files: () => readonly string[]): string | undefined {
  try {
    return fingerprint(files())
  } catch (error) {
    if (shortageOf(error) === undefined && systemCode(error) === undefined) throw error
    return undefined
  }
}

function fingerprint(files: readonly string[]): string {
  return sha256(files.map((file) => `${file}\n${contentOf(file)}`).join('\n'))
}

function contentOf(file: string): string {
  try {
    return sha256(readFileSync(file))
  } catch (error) {
    if (shortageOf(error) !== undefined) throw error
    return asError(error).message
  }
}
