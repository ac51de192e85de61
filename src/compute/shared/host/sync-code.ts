import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { HookeError } from '../../../domain/errors.ts'
import { sha256 } from '../../../lib/canonical.ts'
import { run } from '../../../lib/shell.ts'
import type { LeaseSpec } from '../../driver.ts'
import { putFile } from '../remote/remote-calls.ts'
import { type Host, hostTrouble } from './host.ts'

/**
 * The commit of a worktree as a checkout on the host, brought as a git bundle of what is not there yet, or as an archive
 * where the host has no git (C-7). Costs one command when it is there already. Returns the folder.
 */
export async function syncCode(
  host: Host,
  { lease, worktree }: LeaseSpec,
  { commit, signal }: { commit: string; signal: AbortSignal },
): Promise<string> {
  const folder = `${host.work}/code/${lease}`
  const looked = await host.call('code', ['look', lease, commit], { signal })
  if (looked.code !== 0) throw hostTrouble(host, 'the code could not be looked at', looked)
  const lines = looked.stdout.toString('utf8').trim().split('\n')
  if (lines.includes('ready')) return folder
  const tips = lines.flatMap((line) => (/^tip [0-9a-f]{40,64}$/.test(line) ? [line.slice(4)] : []))
  const place = { host, worktree, commit, signal }
  const there = lines.includes('commit yes')
    ? ''
    : await send(place, lines.includes('git no') ? { kind: 'tar' } : { kind: 'bundle', tips })
  const done = await host.call('code', ['checkout', lease, commit, there], { signal, timeoutMs: 600_000 })
  if (done.code !== 0 || done.stdout.toString('utf8').trim() !== commit)
    throw hostTrouble(host, `the commit ${commit.slice(0, 12)} could not be checked out`, done)
  return folder
}

interface Place {
  readonly host: Host
  readonly worktree: string
  readonly commit: string
  readonly signal: AbortSignal
}

type Package = { readonly kind: 'tar' } | { readonly kind: 'bundle'; readonly tips: readonly string[] }

async function send({ host, worktree, commit, signal }: Place, wanted: Package): Promise<string> {
  const { mirrorDir } = host.options
  const name = `${commit}-${sha256(worktree).slice(0, 8)}.${wanted.kind}`
  const local = path.join(mirrorDir, '.code', name)
  const remote = `${host.work}/code/${name}`
  await mkdir(path.dirname(local), { recursive: true })
  await pack({ host, worktree, commit, signal }, wanted, local)
  await putFile(host.shell, local, remote, { signal })
  await rm(local, { force: true })
  return remote
}

async function pack({ host, worktree, signal }: Place, wanted: Package, file: string): Promise<void> {
  const git = (...args: string[]) =>
    run(['git', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], {
      cwd: worktree,
      timeoutMs: 600_000,
      env: { ...host.options.gitEnvironment, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
      signal,
    })
  const args =
    wanted.kind === 'tar'
      ? ['archive', '--format=tar', `--output=${file}`, 'HEAD']
      : ['bundle', 'create', '-q', file, 'HEAD', ...(await basisOf(git, wanted.tips))]
  const packed = await git(...args)
  if (packed.code === 0) return
  throw new HookeError('git.failed', `the code of ${worktree} could not be packed`, {
    found: packed.stderr.trim().slice(-500),
    advice: 'see whether the disk is full, and git fsck there',
  })
}

/** Of what the host has: whatever the worktree knows too, so that only the rest travels. */
async function basisOf(
  git: (...args: string[]) => Promise<{ code: number | null }>,
  tips: readonly string[],
): Promise<readonly string[]> {
  const known = await Promise.all(
    tips.slice(0, 10).map(async (tip) => {
      const { code } = await git('merge-base', '--is-ancestor', tip, 'HEAD')
      return code === 0 ? [`^${tip}`] : []
    }),
  )
  return known.flat()
}
