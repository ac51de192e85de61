import { join } from 'node:path'
import { type Program, type Started, until } from '../e2e/program.ts'
import { query, standingOf } from '../e2e/standing.ts'

const GATES = ['awaitingPlanApproval', 'awaitingResultApproval']

/** Looks on while a daemon is up, as often as the walk does; it may kill the daemon, and says so. */
export type Watch = (daemon: Started) => 'nothing' | 'killed'

export interface Course {
  /** Failpoints, one life of the daemon each, in this order. */
  readonly kills?: readonly string[]
  readonly watch?: Watch
}

/**
 * The whole study with the real program: each life of the daemon ends at the next failpoint, and another begins, until
 * all have been hit and the experiment is done. Both gates are approved by the command line.
 */
export async function walk(program: Program, dir: string, course: Course = {}): Promise<void> {
  const { kills = [], watch = () => 'nothing' } = course
  const left = [...kills]
  const begun = program.start(['demo', '--port', '0', '--dir', dir], { env: failpoint(left[0]) })
  if ((await endOf(begun)) === 'killed') left.shift()

  while (!isDone(dir)) {
    const daemon = program.up(dir, failpoint(left[0]))
    const own = { byWatch: false }
    const end = await live(program, { dir, daemon }, () => {
      own.byWatch ||= watch(daemon) === 'killed'
    })
    if (end === 'killed' && !own.byWatch) left.shift()
  }
  if (left.length > 0) throw new Error(`never reached: ${left.join(', ')}`)
}

function failpoint(spec: string | undefined): Record<string, string> {
  return spec === undefined ? {} : { HOOKE_FAILPOINT: spec }
}

async function live(
  program: Program,
  { dir, daemon }: { dir: string; daemon: Started },
  look: () => void,
): Promise<'killed' | 'stopped'> {
  const approved = new Set<string>()
  while (!daemon.isOver() && !isDone(dir)) {
    await until(() => daemon.isOver() || isDone(dir) || isUp(daemon), `${dir} goes on`)
    if (isUp(daemon)) look()
    const gate = gateOf(dir)
    if (gate !== undefined && !daemon.isOver() && !approved.has(gate)) {
      approved.add(gate)
      // a daemon that dies over it says nothing; whether it counted is seen in the next life
      await program.run(['-c', join(dir, 'hooke.toml'), 'approve', 'BANDIT-002', ...choices(gate)])
    }
    refuseHalt(dir, daemon)
    // each look opens the database some times
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  daemon.kill('SIGTERM')
  return endOf(daemon)
}

const isUp = (daemon: Started): boolean => daemon.stdout().includes('\nopen ')

/** What `hooke demo --approve` chooses, too. */
const choices = (gate: string): string[] => (gate === 'awaitingResultApproval' ? ['--follow-ups', '1'] : [])

function gateOf(dir: string): string | undefined {
  const found = standingOf(dir)
  return found?.turn === 'human' && GATES.includes(found.stage) ? found.stage : undefined
}

function refuseHalt(dir: string, daemon: Started): void {
  const found = standingOf(dir)
  if (found === undefined || !['blocked', 'failed', 'paused'].includes(found.stage)) return
  daemon.kill('SIGKILL')
  throw new Error(`it stands at ${JSON.stringify(found)}`)
}

async function endOf(started: Started): Promise<'killed' | 'stopped'> {
  const { code, signal, stdout, stderr } = await started.ended
  if (signal === 'SIGKILL') return 'killed'
  if (code === 0) return 'stopped'
  throw new Error(`the program ended with ${code ?? signal}\n${stdout}${stderr}`)
}

/** Done, and everybody was told. */
function isDone(dir: string): boolean {
  if (standingOf(dir)?.stage !== 'done') return false
  return query(dir, "select 1 from outbox where state in ('pending', 'started')").length === 0
}
