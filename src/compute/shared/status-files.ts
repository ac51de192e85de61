import { constants } from 'node:os'
import { z } from 'zod'
import { RunExit } from '../../domain/run.ts'

const Started = z.object({
  wrapper: z.tuple([z.coerce.number().int().positive(), z.string()]),
  child: z.tuple([z.coerce.number().int().positive(), z.string()]),
  boot: z.string(),
})

/** A process by id and start tick, which together never come twice in one boot of the host. */
export interface ProcessMark {
  readonly pid: number
  readonly ticks: string
}

export interface Start {
  readonly wrapper: ProcessMark
  /** The run itself; its id is also that of its process group. */
  readonly child: ProcessMark
  readonly boot: string
}

/** The `start` file of the wrapper, or undefined when it is not whole. */
export function parseStart(text: string): Start | undefined {
  const words = wordsOf(text)
  const read = Started.safeParse({
    wrapper: words.get('wrapper'),
    child: words.get('child'),
    boot: words.get('boot')?.[0] ?? '',
  })
  if (!read.success) return undefined
  const { wrapper, child, boot } = read.data
  return {
    wrapper: { pid: wrapper[0], ticks: wrapper[1] },
    child: { pid: child[0], ticks: child[1] },
    boot,
  }
}

const Status = z.object({ code: z.coerce.number().int().min(0).max(255), reason: RunExit.shape.reason })

/** The `status` file of the wrapper: codes above 128 are the shell's word for a signal. */
export function parseStatus(text: string): Pick<RunExit, 'code' | 'signal' | 'reason'> | undefined {
  const words = wordsOf(text)
  const read = Status.safeParse({ code: words.get('code')?.[0], reason: words.get('reason')?.[0] })
  if (!read.success) return undefined
  const signal = signalOf(read.data.code)
  return { code: signal === null ? read.data.code : null, signal, reason: read.data.reason }
}

/** Whether a status says that the kernel ended processes of a run for its memory, and the run ended badly. */
export function wasOutOfMemory(text: string): boolean {
  const status = parseStatus(text)
  const isBad = status !== undefined && status.reason === 'exit' && status.code !== 0
  return isBad && wordsOf(text).get('memory')?.[0] === 'exceeded'
}

/** The busiest accelerator of the `gpu` file, or undefined. */
export function parseGpu(text: string): number | undefined {
  const percents = text
    .split('\n')
    .map((line) => Number.parseFloat(line))
    .filter(Number.isFinite)
  return percents.length === 0 ? undefined : Math.max(...percents)
}

function signalOf(code: number): string | null {
  const number = code - 128
  const found = Object.entries(constants.signals).find(([, value]) => value === number)
  return found?.[0] ?? null
}

function wordsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.split('\n').map((line) => line.split(' '))
  return new Map(lines.map(([name = '', ...rest]) => [name, rest]))
}
