import type { JobOptions } from '../../domain/job-options.ts'
import type { ComputeDriver, Probe } from '../driver.ts'
import { askedOptions, secondsOf } from '../shared/host/asked-options.ts'
import { createHostDriver } from '../shared/host/host-driver.ts'
import type { HostKind, HostOptions } from '../shared/host/host-options.ts'
import { judgeJob, type JobWord, unexplained } from '../shared/host/judge-job.ts'
import { onNode } from '../shared/host/on-node.ts'
import type { Look, RunLook } from '../shared/host/parse-look.ts'
import { runOn } from '../shared/remote/remote-calls.ts'
import { SGE_FUNCTIONS, SGE_WHY } from './sge-functions.ts'
import { qsubOptions, type SgeSite } from './sge-options.ts'
import { wordOfEnd, wordOfState } from './sge-states.ts'

export interface SgeOptions extends HostOptions, SgeSite {
  readonly job: JobOptions
}

/** Accounting may list a job a minute after its end. */
const ACCOUNTING_LAG_MS = 60_000
const REQUEST_MS = 60_000

/** Runs as jobs of Grid Engine, on this computer or over SSH (C-4). */
export function createSgeDriver(options: SgeOptions): ComputeDriver {
  return createHostDriver(options, sgeKind(options))
}

function sgeKind(options: SgeOptions): HostKind {
  return {
    functions: SGE_FUNCTIONS,
    launchWords: (launch) => [launch.job, launch.spec.run, ...qsubOptions(options.job, options, launch)],
    grantedSeconds: (spec) => secondsOf(askedOptions(options.job, spec), spec),
    settleMs: { request: REQUEST_MS, listing: ACCOUNTING_LAG_MS },
    judge: (run, look, why) =>
      onNode(judgeJob(run, look, wordOf(run, look, why)), [nodeOf(run, why), run.node]),
    ask: (runs, look) =>
      runs.some((run) => unexplained(run, wordOf(run, look, 'answered\n')))
        ? { script: `${SGE_FUNCTIONS}${SGE_WHY}`, words: [] }
        : undefined,
    async probe(shell, signal) {
      const { code, stdout, stderr } = await runOn(shell, ['qconf', '-sql'], { signal })
      if (code === 127)
        return {
          ok: false,
          detail: 'the commands of Grid Engine are not on PATH there',
          advice: 'set `setup_file` of this compute to the settings.sh of its cell',
        }
      if (code !== 0)
        return {
          ok: false,
          detail: 'Grid Engine does not answer',
          found: stderr.trim().slice(0, 500),
          advice:
            'see whether `qstat` works there when you log in by hand: if so, `setup_file` has to name the settings.sh of the cell; if not, ask the operators',
        }
      return queuesOf(stdout.toString('utf8').trim().split('\n'), options.job)
    },
    nodes: 'avoided',
    runsElsewhere: true,
  }
}

function queuesOf(queues: readonly string[], { partition }: JobOptions): Probe {
  const wanted = (partition?.split(',') ?? []).map((name) => name.replace(/@.*/, ''))
  const missing = wanted.filter((name) => !queues.includes(name))
  if (missing.length > 0)
    return {
      ok: false,
      detail: `there is no queue ${missing.join(', ')}`,
      found: `there is ${queues.join(', ')}`,
      advice: 'set `partition` of this compute to one of them',
    }
  return { ok: true, detail: `Grid Engine answers, queues ${queues.join(', ')}` }
}

/** The queue first, accounting where the queue has forgotten the job; by its name, because ids come again. */
function wordOf(run: RunLook, look: Look, why: string | undefined): JobWord {
  const states = look.jobs.flatMap((line) =>
    line.startsWith(`${run.name} `) ? [line.split('|')[1] ?? ''] : [],
  )
  const words = states.map(wordOfState)
  const queued = words.find(({ kind }) => kind !== 'waiting') ?? words[0]
  if (queued !== undefined) return queued
  const silent = look.jobs.find((line) => line.startsWith('silent '))
  if (silent !== undefined)
    return { kind: 'silent', reason: `Grid Engine: ${silent.slice('silent '.length)}` }
  if (why === undefined) return { kind: 'silent', reason: 'the accounting of Grid Engine does not answer' }
  return endOf(run, why)
}

function endOf(run: RunLook, why: string): JobWord {
  return deciding(endsOf(run, why))?.word ?? { kind: 'unknown' }
}

/** Where accounting says that the job ended. */
function nodeOf(run: RunLook, why = ''): string | undefined {
  return deciding(endsOf(run, why))?.node
}

interface JobEnd {
  readonly word: JobWord
  readonly node: string | undefined
}

/** `NAME|ID|FAILED|EXIT|HOST` of qacct. */
function endsOf(run: RunLook, why: string): readonly JobEnd[] {
  return why.split('\n').flatMap((line) => {
    const [name, , failed, exit, node] = line.split('|')
    return name === run.name ? [{ word: wordOfEnd(Number(failed), Number(exit)), node }] : []
  })
}

// a second copy that found the claim taken ends well at once
function deciding(ends: readonly JobEnd[]): JobEnd | undefined {
  return ends.find(({ word }) => word.kind === 'ended' && word.cause !== undefined) ?? ends[0]
}
