import { asError, HookeError } from '../domain/errors.ts'
import { Fault } from '../lib/fault.ts'
import { run } from '../lib/shell.ts'
import { environmentOf } from './hardening.ts'

const TEN_SECONDS_MS = 10_000

/** Refuses (`git.failed`) where git cannot be run at all: asked before anything is made that needs it. */
export async function requireGit(): Promise<void> {
  const call = { cwd: '/', timeoutMs: TEN_SECONDS_MS, env: environmentOf([]) }
  try {
    const { code, stderr } = await run(['git', '--version'], call)
    if (code !== 0) throw noGit(new Error(`git --version ended with ${code ?? 'a signal'}: ${stderr.trim()}`))
  } catch (error) {
    if (error instanceof HookeError) throw error
    throw noGit(error)
  }
}

/** What is said where the system did not start git; `thrown` has its reason. */
export function noGit(thrown: unknown): HookeError {
  const message = thrown instanceof Fault ? (thrown.found ?? thrown.message) : asError(thrown).message
  // simple-git puts a whole stack into it
  const [first = ''] = message.replace(/^Error: /, '').split('\n')
  const mayNot = /EACCES|EPERM/.test(first)
  return new HookeError('git.failed', 'git cannot be run', {
    cause: thrown,
    found: first,
    advice: mayNot
      ? 'give the right to run it to whoever runs this (chmod +x), or install git 2.39 or newer'
      : 'install git 2.39 or newer',
  })
}
