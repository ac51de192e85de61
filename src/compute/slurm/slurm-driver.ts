import type { ComputeDriver, Probe } from '../driver.ts'
import type { JobOptions } from '../../domain/job-options.ts'
import { askedOptions, secondsOf } from '../shared/host/asked-options.ts'
import { createHostDriver } from '../shared/host/host-driver.ts'
import type { HostKind, HostOptions } from '../shared/host/host-options.ts'
import { judgeJob, type JobWord, unexplained } from '../shared/host/judge-job.ts'
import { onNode } from '../shared/host/on-node.ts'
import type { Look, RunLook } from '../shared/host/parse-look.ts'
import { runOn } from '../shared/remote/remote-calls.ts'
import { SLURM_FUNCTIONS, SLURM_WHY } from './slurm-functions.ts'
import { sbatchWords } from './slurm-options.ts'
import { meaningOf, type SlurmMeaning, waitingOf } from './slurm-states.ts'

export interface SlurmOptions extends HostOptions {
  readonly job: JobOptions
  /** How long a request that the controller did not answer may still arrive: `MessageTimeout` of most clusters. */
  readonly messageTimeoutMs?: number
  /** How late accounting may list a job. */
  readonly accountingLagMs?: number
}

/** Runs as jobs of SLURM, on this computer or over SSH, with and without accounting (C-4). */
export function createSlurmDriver(options: SlurmOptions): ComputeDriver {
  return createHostDriver(options, slurmKind(options))
}

function slurmKind({ job, messageTimeoutMs = 100_000, accountingLagMs = 10_000 }: SlurmOptions): HostKind {
  return {
    functions: SLURM_FUNCTIONS,
    launchWords: (launch) => [launch.job, launch.spec.run, ...sbatchWords(job, launch)],
    grantedSeconds: (spec) => secondsOf(askedOptions(job, spec), spec),
    settleMs: { request: messageTimeoutMs, listing: accountingLagMs },
    judge: (run, look, why) =>
      onNode(judgeJob(run, look, wordOf(run, look, why)), [nodeOf(run, look, why), run.node]),
    ask(runs, look) {
      const open = runs.filter((run) => unexplained(run, wordOf(run, look, 'answered\n')))
      if (open.length === 0) return undefined
      const since = Math.min(...open.map(({ files }) => files.get('.hooke/asked')?.at ?? look.now))
      const names = [...new Set(open.map(({ name }) => name))].join(',')
      return { script: `${SLURM_FUNCTIONS}${SLURM_WHY}`, words: [names, String(Math.floor(since / 1000))] }
    },
    async probe(shell, signal) {
      const { code, stdout, stderr } = await runOn(shell, ['sinfo', '-h', '-o', '%P %a %D %T'], { signal })
      if (code === 127)
        return {
          ok: false,
          detail: 'the commands of SLURM are not on PATH there',
          advice:
            'set `setup_file` of this compute to a file there that has `module load slurm` or sets PATH',
        }
      if (code !== 0)
        return {
          ok: false,
          detail: 'the controller of SLURM does not answer',
          found: stderr.trim().slice(0, 500),
          advice:
            'see whether `sinfo` works there when you log in by hand: if so, what it needs belongs into `setup_file`; if not, ask the operators',
        }
      const partitions = stdout.toString('utf8').trim().split('\n')
      return partitionsOf(partitions, job)
    },
    nodes: 'avoided',
    runsElsewhere: true,
  }
}

function partitionsOf(lines: readonly string[], { partition }: JobOptions): Probe {
  const names = [...new Set(lines.map((line) => line.split(' ')[0]?.replace('*', '') ?? ''))].filter(Boolean)
  const missing = (partition?.split(',') ?? []).filter((name) => !names.includes(name))
  if (missing.length > 0)
    return {
      ok: false,
      detail: `there is no partition ${missing.join(', ')}`,
      found: `there is ${names.join(', ')}`,
      advice: 'set `partition` of this compute to one of them',
    }
  const up = lines.filter((line) => / up /.test(line) && !/ (down|drain)/.test(line))
  if (up.length === 0)
    return {
      ok: false,
      detail: `SLURM answers, but no node of ${names.join(', ')} is up`,
      found: lines.slice(0, 5).join('\n'),
      advice: 'jobs would wait: ask the operators, or see sinfo -R for the reasons',
    }
  return { ok: true, detail: `SLURM answers, partitions ${names.join(', ')}` }
}

/** Queue first, accounting where the queue has forgotten the job; by its name, because ids come again (row 46). */
function wordOf(run: RunLook, look: Look, why: string | undefined): JobWord {
  const queued = queuedRows(run, look)
  const silent = look.jobs.find((line) => line.startsWith('silent '))
  if (queued.length > 0) return said(best(queued))
  if (silent !== undefined)
    return { kind: 'silent', reason: `SLURM does not answer: ${silent.slice('silent '.length)}` }
  if (why === undefined) return { kind: 'silent', reason: 'the accounting of SLURM does not answer' }
  const past = pastRows(run, why)
  return past.length === 0 ? { kind: 'unknown' } : said(best(past))
}

function queuedRows({ name }: RunLook, look: Look): readonly Row[] {
  return look.jobs.flatMap((line) => rowOf(line, name, ' '))
}

function pastRows({ name }: RunLook, why: string): readonly Row[] {
  return why.split('\n').flatMap((line) => rowOf(line, name, '|'))
}

/** Where SLURM says that the job is or was; a job on several nodes names none of them alone. */
function nodeOf(run: RunLook, look: Look, why = ''): string | undefined {
  const queued = queuedRows(run, look)
  return best(queued.length > 0 ? queued : pastRows(run, why)).node
}

interface Row {
  readonly state: string
  readonly reason: string
  readonly node: string
}

/** `NAME ID|STATE|REASON|NODES` of squeue, `NAME|ID|STATE|EXIT|NODES` of sacct. */
function rowOf(line: string, name: string, mark: string): Row[] {
  if (!line.startsWith(`${name}${mark}`)) return []
  const [, state = '', reason = '', node = ''] = line.slice(name.length + 1).split('|')
  return [{ state, reason: mark === '|' ? '' : reason, node }]
}

/** Of several copies the one that lives; of those that ended the one that did not just find the claim taken. */
function best(rows: readonly Row[]): Row {
  const rank = ({ state }: Row): number => {
    const { kind } = meaningOf(state)
    if (kind === 'running' || kind === 'ending' || kind === 'starting') return 0
    if (kind === 'held') return 1
    if (kind === 'waiting') return 2
    return state.startsWith('COMPLETED') ? 4 : 3
  }
  return rows.toSorted((a, b) => rank(a) - rank(b))[0] ?? { state: '', reason: '', node: '' }
}

function said({ state, reason }: Row): JobWord {
  const meaning: SlurmMeaning = meaningOf(state)
  if (meaning.kind === 'waiting') return { kind: 'waiting', waits: waitingOf(reason) }
  if (meaning.kind === 'held') return { kind: 'waiting', waits: { kind: 'held', reason: meaning.reason } }
  if (meaning.kind === 'starting')
    return { kind: 'waiting', waits: { kind: 'resources', reason: 'its node is being made ready' } }
  return meaning.kind === 'ended' ? meaning : { kind: meaning.kind === 'ending' ? 'ending' : 'running' }
}
