import type { Clock } from '../lib/clock.ts'

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const INTERVAL = 80

/** A turning sign beside a text while work goes on; it leaves no trace. */
export function createSpinner(options: {
  sink: { write(text: string): unknown }
  clock: Clock
  on: boolean
  text: string
}) {
  const { sink, clock, on, text } = options
  let frame = 0
  let stop: () => void = () => undefined
  const turn = () => {
    sink.write(`\r\u001B[2K${FRAMES[frame % FRAMES.length] ?? ''} ${text}`)
    frame += 1
    stop = clock.after(INTERVAL, turn, { quiet: true })
  }
  return {
    async during<T>(work: () => Promise<T>): Promise<T> {
      if (!on) return work()
      turn()
      try {
        return await work()
      } finally {
        stop()
        sink.write('\r\u001B[2K')
      }
    },
  }
}
