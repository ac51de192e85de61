import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import type { Demo } from './demo-types.ts'
import type { Env } from './env.ts'

const LOOK_MS = 100

/** Waits for a key or for a decision on the web page, whichever comes first. */
export async function askPerson(
  { keys, signal, clock }: Demo,
  stillWaits: () => boolean,
): Promise<'approve' | 'quit' | 'decided'> {
  const answer = Promise.withResolvers<'approve' | 'quit' | 'decided'>()
  const stopKeys = keys.onKey((key) => {
    if (key === 'a') answer.resolve('approve')
    if (key === 'q') answer.resolve('quit')
  })
  let stopLooking = (): void => undefined
  const look = (): void => {
    if (!stillWaits()) answer.resolve('decided')
    else if (signal.aborted) answer.resolve('quit')
    else stopLooking = clock.after(LOOK_MS, look)
  }
  look()
  try {
    return await answer.promise
  } finally {
    stopLooking()
    stopKeys()
  }
}

/** Opens the page where a desktop is there; elsewhere the printed link does. */
export function openBrowser(link: string, env: Env): void {
  const mac = platform() === 'darwin'
  const desktop = mac || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined
  if (!desktop) return
  const child = spawn(mac ? 'open' : 'xdg-open', [link], { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
}
