import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { shortageOf } from '../lib/shortage.ts'

/** Space that is kept for the database, so that a daemon on a full disk can still write down what happened. */
export interface Reserve {
  /** Gives the space back; false when there was none left to give. */
  free(): boolean
  /** Takes the space again as soon as there is twice as much; true when it is held. */
  fill(): boolean
}

const MEGABYTE = 1024 * 1024
const MOST = 50 * MEGABYTE

/** 50 MB, or a twentieth of a small disk. */
export function reserveSize(folder: string): number {
  const { blocks, bsize } = statfsSync(folder)
  return Math.min(MOST, Math.floor((blocks * bsize) / 20))
}

/** A file of `bytes` that holds nothing; random, so that no file system makes it small. */
export function createReserve(path: string, bytes = reserveSize(dirname(path))): Reserve {
  const state = { isHeld: sizeOf(path) >= bytes }
  return {
    free() {
      const had = sizeOf(path) > 0
      rmSync(path, { force: true })
      state.isHeld = false
      return had
    },
    fill() {
      state.isHeld ||= take(path, bytes)
      return state.isHeld
    },
  }
}

function take(path: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(dirname(path))
  if (bavail * bsize < 2 * bytes) return false
  try {
    write(path, bytes)
    return true
  } catch (error) {
    rmSync(path, { force: true })
    if (shortageOf(error)?.of === 'space') return false
    throw error
  }
}

function write(path: string, bytes: number): void {
  const block = randomBytes(Math.min(MEGABYTE, bytes))
  const file = openSync(path, 'w', 0o600)
  try {
    for (let left = bytes; left > 0; left -= block.length)
      writeSync(file, block, 0, Math.min(left, block.length))
  } finally {
    closeSync(file)
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
