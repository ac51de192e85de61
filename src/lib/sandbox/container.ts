import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { PLAIN_PATH, run } from '../shell.ts'
import { type Hidden, type SandboxLimits, seenThrough } from './policy.ts'
import { findProgram, type Refusal } from './probe.ts'
import type { Confinable, Sandbox } from './sandbox.ts'

/** Which engine starts which image, and as whom. */
export interface Engine {
  readonly program: string
  readonly image: string
  /** Of the daemon: files that the container writes belong to it. */
  readonly user: { readonly uid: number; readonly gid: number }
  /** What the engine itself needs to find its storage and its socket. */
  readonly environment: Readonly<Record<string, string>>
}

export interface ContainerOptions {
  readonly engine: Engine
  /** Tells the containers of this daemon from those of others. */
  readonly label: string
  readonly readable: readonly string[]
  /** Asked for each command: a file with a token may be made while the daemon runs. */
  readonly hidden: () => readonly Hidden[]
  readonly scratchBytes: number
  readonly limits: Omit<SandboxLimits, 'cpuSeconds'>
  /** Variables of the engine's caller that the command finds, too; no command line tells their values. */
  readonly passed?: readonly string[]
  /** The accelerators of NVIDIA are there. */
  readonly accelerators?: boolean
}

/** Commands in a container of their own each, which is removed by its name. */
export function createContainerSandbox(options: ContainerOptions): Sandbox {
  const { engine } = options
  return {
    kind: 'container',
    confine(command) {
      const name = `hooke-${randomUUID()}`
      return {
        argv: containerArgv(options, command, name),
        environment: engine.environment,
        groups: [],
        // ending the client does not end the container
        async release() {
          await ask(engine, ['rm', '--force', name])
        },
      }
    },
    close: () => undefined,
  }
}

/** The command line that runs a command in a container, shut off from everything but its folders. */
export function containerArgv(
  options: ContainerOptions,
  command: Confinable,
  name: string,
): readonly string[] {
  const { engine, label, readable, hidden, scratchBytes, limits, passed = [] } = options
  const memory = String(command.memoryBytes ?? limits.memoryBytes)
  const isPodman = basename(engine.program) === 'podman'
  const { uid, gid } = engine.user
  return [
    ...[engine.program, 'run', '--rm', '--name', name, '--label', `hooke=${label}`, '--pull=never'],
    // podman needs another package for it
    ...(isPodman ? [] : ['--init']),
    ...[
      `--network=${command.network ?? 'none'}`,
      '--read-only',
      '--cap-drop=ALL',
      '--security-opt=no-new-privileges',
      '--ipc=private',
    ],
    ...['--user', `${uid}:${gid}`, ...(isPodman && uid !== 0 ? ['--userns=keep-id'] : [])],
    ...['--memory', memory, '--memory-swap', memory, '--pids-limit', String(limits.processes)],
    ...ulimits(limits),
    ...['--stop-timeout=0', '--log-driver=none', '--hostname=sandbox', '--workdir', command.cwd],
    ...['--tmpfs', `/tmp:rw,nosuid,nodev,mode=1777,size=${scratchBytes}`],
    ...mounts(
      { ...command, readable: [...readable, ...(command.readable ?? [])] },
      [...hidden(), ...(command.hidden ?? [])],
      isPodman,
    ),
    ...variables(command),
    ...passed.flatMap((each) => ['--env', each]),
    ...(options.accelerators === true ? acceleratorsOf(isPodman) : []),
    ...[engine.image, ...command.argv],
  ]
}

// the limit of processes is one of the user, whose others count too: it only keeps podman from trying to raise it
function ulimits({ openFiles, fileBytes }: ContainerOptions['limits']): readonly string[] {
  return [
    'core=0:0',
    'nproc=30000:30000',
    `nofile=${openFiles}:${openFiles}`,
    `fsize=${fileBytes}:${fileBytes}`,
  ].flatMap((each) => ['--ulimit', each])
}

/** Of two mounts at one place the later holds; the engines put those further in over those further out. */
function mounts(
  { writable, readable, sealed = [] }: Confinable & { readonly readable: readonly string[] },
  hidden: readonly Hidden[],
  isPodman: boolean,
): readonly string[] {
  const covers = (shown: readonly string[]): Mounts =>
    seenThrough(shown, hidden).map((each) => [each.path, cover(each, isPodman)])
  const inOrder: Mounts = [
    ...readable.map((path) => [path, bind(path, path, ['readonly'])] as const),
    ...covers(readable),
    ...writable.map((path) => [path, bind(path, path, [])] as const),
    ...covers(writable),
    ...sealed.map((path) => [path, bind(path, path, ['readonly'])] as const),
    ...covers(sealed),
  ]
  return [...new Map(inOrder).values()].flatMap((each) => ['--mount', each])
}

/** Where, and the words that mount it there. */
type Mounts = readonly (readonly [string, string])[]

/** Nothing in its place. Podman would copy into a tmpfs what it is to cover. */
function cover({ path, kind }: Hidden, isPodman: boolean): string {
  if (kind === 'file') return bind('/dev/null', path, ['readonly'])
  const fields = ['type=tmpfs', `dst=${path}`, 'tmpfs-size=4096', 'tmpfs-mode=0555']
  return oneLine([...fields, ...(isPodman ? ['notmpcopyup'] : [])])
}

function bind(from: string, to: string, flags: readonly string[]): string {
  return oneLine(['type=bind', `src=${from}`, `dst=${to}`, ...flags])
}

/** The engines read a line of comma-separated values. */
function oneLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')
}

function acceleratorsOf(isPodman: boolean): readonly string[] {
  return isPodman ? ['--device', 'nvidia.com/gpu=all'] : ['--gpus', 'all']
}

/** The image has a PATH of its own. */
function variables({ environment }: Confinable): readonly string[] {
  const own = { ...environment, HOME: '/tmp', TMPDIR: '/tmp' }
  return Object.entries(own)
    .filter(([name]) => name !== 'PATH')
    .flatMap(([name, value]) => ['--env', `${name}=${value}`])
}

/** Podman, or else docker, with the image; or what is in the way. */
export async function findEngine(
  image: string,
  environment: Readonly<Record<string, string>>,
): Promise<Engine | Refusal> {
  const program = findProgram('podman', PLAIN_PATH) ?? findProgram('docker', PLAIN_PATH)
  if (program === null)
    return { ok: false, found: 'neither podman nor docker is installed', advice: 'install podman' }
  const user = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const engine = { program, image, user, environment }
  const { code, stderr } = await ask(engine, ['image', 'inspect', '--format', '{{.Id}}', image])
  if (code === 0) return engine
  const advice = `fetch it: ${basename(program)} pull ${image}`
  return {
    ok: false,
    found: `${basename(program)} does not have the image ${image}: ${lastLine(stderr)}`,
    advice,
  }
}

/** Starts a real container, and removes those that a daemon of before left behind. */
export async function probeContainer(options: ContainerOptions): Promise<Refusal | { readonly ok: true }> {
  const { engine, label } = options
  const { stdout } = await ask(engine, ['ps', '--all', '--quiet', '--filter', `label=hooke=${label}`])
  const left = stdout.split('\n').filter((id) => id !== '')
  if (left.length > 0) await ask(engine, ['rm', '--force', ...left])
  const trial = { argv: ['true'], cwd: '/tmp', writable: [], seconds: 60, environment: {} }
  const [, ...argv] = containerArgv(options, trial, `hooke-${randomUUID()}`)
  const { code, stderr } = await ask(engine, argv)
  if (code === 0) return { ok: true }
  const advice = `see what \`${basename(engine.program)} run --rm ${engine.image} true\` says`
  return { ok: false, found: `a container does not start: ${lastLine(stderr)}`, advice }
}

async function ask(engine: Engine, argv: readonly string[]) {
  return run([engine.program, ...argv], { cwd: '/', timeoutMs: 60_000, env: engine.environment })
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
