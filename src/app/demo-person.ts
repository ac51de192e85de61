import { spawn } from 'node:child_process'
import { ReadStream } from 'node:tty'
import { platform } from 'node:os'
import type { Demo } from './demo-types.ts'
import type { Env } from './engine-parts.ts'

const LOOK_MS = 100

/** Waits for a key or for a decision on the web page, whichever comes first. */
export async function askPerson(
  { stdin, signal, clock }: Demo,
  stillWaits: () => boolean,
): Promise<'approve' | 'quit' | 'decided'> {
  if (!(stdin instanceof ReadStream)) return 'quit'
  const terminal = stdin
  const answer = Promise.withResolvers<'approve' | 'quit' | 'decided'>()
  const onKey = (key: Buffer | string): void => {
    const [first = ''] = key.toString()
    if (first === 'a') answer.resolve('approve')
    if (first === 'q' || first === '\u0003') answer.resolve('quit')
  }
  let stop = (): void => undefined
  const look = (): void => {
    if (!stillWaits()) answer.resolve('decided')
    else if (signal.aborted) answer.resolve('quit')
    else stop = clock.after(LOOK_MS, look)
  }
  terminal.setRawMode(true)
  terminal.resume()
  terminal.on('data', onKey)
  look()
  try {
    return await answer.promise
  } finally {
    stop()
    terminal.off('data', onKey)
    terminal.setRawMode(false)
    terminal.pause()
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
