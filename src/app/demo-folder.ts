import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { quoted } from '../cli/quoted.ts'
import { HookeError } from '../domain/errors.ts'
import { makeFolder, missingIn, whyNoFolder } from '../lib/make-folder.ts'
import { foundRepository } from '../worktrees/describe.ts'

export interface DemoFolder {
  readonly dir: string
  readonly config: string
  /** First commit of the study's repository. */
  readonly commit: string
}

/**
 * Fills a folder that was claimed with everything the demo makes (SPEC section 13): the study's repository with a bare
 * remote beside it, and a `hooke.toml`.
 */
export async function makeDemoFolder(request: {
  dir: string
  packageDir: string
  /** Who approves, and their user name on this computer. */
  person: string
  user: string
  port: number
  at: number
  /** Whether a sandbox works here; where it does not, the configuration allows to do without, loudly. */
  isSandboxed: boolean
  /** A real model plays the roles. */
  live: boolean
}): Promise<DemoFolder> {
  const { dir } = request
  const example = join(request.packageDir, 'examples', 'bandits')
  fill(dir, example)
  const commit = await foundRepository(join(dir, 'bandits'), {
    remote: join(dir, 'remote.git'),
    at: request.at,
  })
  const config = join(dir, 'hooke.toml')
  writeFileSync(config, configText(readFileSync(join(example, 'study.toml'), 'utf8'), request))
  return { dir, config, commit }
}

/** Takes the folder, which has to be empty or absent; `giveBack` removes all that was made, as if nobody had come. */
export function claimDemoFolder(dir: string): { readonly giveBack: () => void } {
  return orNoFolder(dir, () => {
    refuseFilled(dir)
    const made = missingIn(dir)
    makeFolder(dir)
    return {
      giveBack() {
        for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true, force: true })
        // the innermost first; one that somebody else uses by now stays
        for (const folder of made.toReversed()) if (readdirSync(folder).length === 0) rmdirSync(folder)
      },
    }
  })
}

function fill(dir: string, example: string): void {
  orNoFolder(dir, () => {
    cpSync(join(example, 'repo'), join(dir, 'bandits'), { recursive: true })
    // npm leaves a file of this name out of every package, so the example has it without the dot
    renameSync(join(dir, 'bandits', 'gitignore'), join(dir, 'bandits', '.gitignore'))
    cpSync(join(example, 'rehearsal'), join(dir, 'rehearsal'), { recursive: true })
  })
}

function orNoFolder<Result>(dir: string, make: () => Result): Result {
  try {
    return make()
  } catch (error) {
    const why = error instanceof HookeError ? undefined : whyNoFolder(error)
    if (why === undefined) throw error
    throw new HookeError('usage.wrong', 'the demo cannot make its folder', {
      cause: error,
      found: `${dir}: ${why}`,
      advice: 'name a folder that you may write to: --dir FOLDER',
    })
  }
}

/** The next unused `<base>/<n>`. */
export function nextDemoDir(base: string): string {
  const taken = statSync(base, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(base).map(Number).filter(Number.isInteger)
    : []
  return join(base, String(Math.max(0, ...taken) + 1))
}

function refuseFilled(dir: string): void {
  if (!existsSync(dir)) return
  const found = readdirSync(dir)
  if (found.length === 0) return
  const earlier = found.includes('hooke.toml') && found.includes('rehearsal')
  throw new HookeError('usage.wrong', 'the demo needs a folder that is empty or absent', {
    found: `${dir} holds ${found.slice(0, 3).join(', ')}${found.length > 3 ? ' …' : ''}`,
    advice: earlier
      ? `an earlier demo lies there: \`npx hooke -c ${quoted(join(dir, 'hooke.toml'))} up\` goes on with it; for a new one name another folder, or leave --dir out`
      : 'name another with --dir, or leave --dir out',
  })
}

const SANDBOXED = 'mode = "required" # commands of agents and runs see their worktree and no network'
const UNSANDBOXED =
  'allow_unsandboxed = true # loud: no sandbox worked here, so commands of agents and runs have your own rights'

const REHEARSED = `[agents]
backend = "rehearsal" # plays recorded sessions; no model is asked
rehearsals = "rehearsal"`

const LIVE = `[agents]
backend = "anthropic" # a real model plays the roles, and is paid for
model = "claude-opus-5-5"

[secrets]
ANTHROPIC_API_KEY = "env:ANTHROPIC_API_KEY"`

function configText(
  study: string,
  { person, user, port, isSandboxed, live: isLive }: Parameters<typeof makeDemoFolder>[0],
): string {
  const owned = study.replace(
    '[study.bandits]\n',
    `[study.bandits]\nrepo = "bandits"\nowner = ${JSON.stringify(person)}\n`,
  )
  return `# Made by \`hooke demo\`. Everything of it lies in this folder; remove the folder and it is gone.

[server]
port = ${port}

[people.${JSON.stringify(person)}]
rights = ["admin"]
ids.system = ${JSON.stringify(user)}

${isLive ? LIVE : REHEARSED}

[agents.sandbox]
${isSandboxed ? SANDBOXED : UNSANDBOXED}

[compute.local]
concurrency = 2

${owned}`
}
