import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { quoted } from '../cli/quoted.ts'
import { stageName } from '../cli/screens/words.ts'
import { loadConfig } from '../config/load.ts'
import { HookeError } from '../domain/errors.ts'
import { probeBubblewrap } from '../lib/sandbox/probe.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { Actor } from '../engine/commands.ts'
import { EarlierExperiment } from '../engine/import-experiment.ts'
import { createViews } from '../store/views/views.ts'
import { requireGit } from '../worktrees/require-git.ts'
import { startDaemon, type Daemon } from './daemon.ts'
import { claimDemoFolder, type DemoFolder, makeDemoFolder, nextDemoDir } from './demo-folder.ts'
import { readKeys } from './demo-keys.ts'
import { choiceOf } from './demo-choice.ts'
import { askPerson, openBrowser } from './demo-person.ts'
import {
  createProgress,
  fromHere,
  printEnd,
  printGate,
  printLeft,
  printOpening,
  printStopped,
} from './demo-screen.ts'
import type { Demo, DemoRequest, Whole } from './demo-types.ts'
import { chooseSandbox } from './sandbox.ts'

const USUAL_PORT = 4665
const LOOK_MS = 50

/** The example study from issue to clean result (SPEC section 13): 0 at the end or at a gate that nobody is there for. */
export async function runDemo(request: DemoRequest): Promise<0 | 1> {
  refuseLive(request)
  await requireGit()
  const person = request.env['HOOKE_PERSON'] ?? request.person
  const dir = resolve(request.cwd, request.dir ?? nextDemoDir(join(request.cwd, '.hooke-demo')))
  const { folder, daemon, sandbox } = await prepare(request, { person, dir })
  const keys = readKeys(request)
  try {
    const id = await begin(daemon, folder, request)
    const views = createViews(daemon.store)
    const command = `npx hooke -c ${quoted(fromHere(request.cwd, folder.config))}`
    const view = (): Whole => views.experiment(id, request.clock.now())
    const standing = () => daemon.store.experiments.get(id).version
    return await accompany({ ...request, folder, daemon, sandbox, keys, id, command, view, standing })
  } finally {
    keys.close()
    await daemon.stop()
  }
}

/** Folder and daemon; of a start that fails nothing is left. */
async function prepare(request: DemoRequest, { person, dir }: { person: string; dir: string }) {
  const claimed = claimDemoFolder(dir)
  try {
    const at = request.clock.now()
    const folder = await makeDemoFolder({
      ...request,
      dir,
      person,
      user: request.person,
      port: request.port ?? USUAL_PORT,
      at,
      isSandboxed: (await probeBubblewrap()).ok,
    })
    const config = loadConfig({ file: folder.config, env: request.env })
    const { found: sandbox } = await chooseSandbox({ config, env: request.env, now: at })
    const daemon = await startNear({ ...request, config, host: config.server.host }, request.port)
    return { folder, daemon, sandbox }
  } catch (error) {
    claimed.giveBack()
    throw error
  }
}

function refuseLive({ live, env }: DemoRequest): void {
  if (!live || env['ANTHROPIC_API_KEY']) return
  throw new HookeError('agent.unavailable', 'the demo cannot ask a real model', {
    found: 'no ANTHROPIC_API_KEY in the environment',
    advice: 'set it, or leave out --live: then the roles are rehearsed, and everything else is real',
  })
}

/** The usual port, or a free one when it is taken; a port that was asked for is taken or refused. */
async function startNear(
  request: Omit<Parameters<typeof startDaemon>[0], 'port'>,
  asked: number | undefined,
): Promise<Daemon> {
  try {
    return await startDaemon({ ...request, port: asked ?? USUAL_PORT })
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'port.busy') throw error
    if (asked === undefined) return startDaemon({ ...request, port: 0 })
    const again = request.env['npm_lifecycle_event'] === 'start' ? 'npm start --' : 'hooke demo'
    const advice = `choose another port: \`${again} --port 0\` takes a free one`
    throw new HookeError('port.busy', error.message, { cause: error, found: error.found ?? '', advice })
  }
}

/** Loads the earlier experiment and asks the question of `issue.md`. */
async function begin(daemon: Daemon, folder: DemoFolder, { packageDir }: DemoRequest): Promise<ExperimentId> {
  const example = join(packageDir, 'examples', 'bandits')
  const earlier = EarlierExperiment.parse(
    JSON.parse(readFileSync(join(example, 'earlier', 'BANDIT-001.json'), 'utf8')),
  )
  await daemon.engine.importEarlier(earlier, { commit: folder.commit })
  const { title, body } = parseIssue(readFileSync(join(example, 'issue.md'), 'utf8'))
  const asked = {
    study: 'bandits',
    question: body,
    title,
    priority: 0,
    kind: 'experiment',
    track: 'full',
    parent: null,
  } as const
  const { id } = await daemon.engine.commands.newExperiment(asked, actorOf(daemon))
  return id
}

function parseIssue(text: string): { title: string; body: string } {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  return { title: /^title: (.*)$/m.exec(head)?.[1] ?? 'The question of the demo', body: body.trim() }
}

export function actorOf({ person }: Daemon): Actor {
  return { name: person, channel: 'cli' }
}

/** Shows what happens until the result is there, a person is needed and absent, or something blocks. */
async function accompany(demo: Demo): Promise<0 | 1> {
  printOpening(demo)
  if (demo.canAsk && !demo.approve) openBrowser(demo.daemon.link, demo.env)
  const progress = createProgress(demo)
  for (;;) {
    const before = demo.standing()
    const view = demo.view()
    progress.show(view)
    if (view.stage === 'done') return end(demo)
    if (demo.signal.aborted) return stopped(demo)
    if (view.turn === 'human' || view.turn === 'nobody') {
      const next = await personsTurn(demo, view)
      if (next !== 'goes on') return next
    }
    await demo.output.during(goingOn(view), () => pause(demo, before))
  }
}

async function personsTurn(demo: Demo, view: Whole): Promise<'goes on' | 0 | 1> {
  const isGate = view.stage === 'awaitingPlanApproval' || view.stage === 'awaitingResultApproval'
  // a gate that refused an approval would be approved again and again
  if (!isGate || (view.reason !== null && demo.approve)) return halted(demo, view)
  printGate(demo, view)
  if (demo.approve) return approveNow(demo, view)
  if (!demo.canAsk) {
    printLeft(demo, view)
    return 0
  }
  const answer = await askPerson(demo, () => demo.view().stage === view.stage)
  if (answer === 'quit') {
    printLeft(demo, view)
    return 0
  }
  return answer === 'approve' ? approveShown(demo, view) : 'goes on'
}

function approveNow({ daemon, id }: Demo, view: Whole): 'goes on' {
  daemon.engine.commands.approve(id, choiceOf(view), actorOf(daemon))
  return 'goes on'
}

/** What a person decided in the meantime on the page stands: then the gate is shown anew, or the study goes on. */
function approveShown(demo: Demo, view: Whole): 'goes on' {
  try {
    return approveNow(demo, view)
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'request.conflict') throw error
    demo.output.complain(error.message)
    if (error.found !== undefined) demo.output.aside('found:', error.found)
    return 'goes on'
  }
}

/** By Ctrl-C, TERM or a terminal that was closed, while nobody is asked anything. */
function stopped(demo: Demo): 1 {
  printStopped(demo)
  return 1
}

function halted({ output, id, command }: Demo, view: Whole): 1 {
  output.complain(`${id} stands at ${stageName(view.stage)}`)
  output.aside('found:', view.reason ?? 'no reason was given')
  output.aside('do:', `${command} show ${id}`)
  return 1
}

async function end(demo: Demo): Promise<0> {
  await demo.daemon.engine.commands.exportRecord(demo.id)
  printEnd(demo, demo.view())
  return 0
}

/** Until the experiment stands elsewhere, or a moment has passed and a number may have changed. */
async function pause({ clock, standing, signal }: Demo, before: number): Promise<void> {
  const until = clock.now() + 1000
  while (clock.now() < until && !signal.aborted && standing() === before) {
    await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve))
  }
}

function goingOn({ stage, runs }: Whole): string {
  const matrix = runs.filter(({ kind }) => kind === 'matrix')
  const ended = matrix.filter(({ state }) => state === 'ok').length
  return stage === 'running' ? `runs ${ended}/${matrix.length}` : stageName(stage)
}
