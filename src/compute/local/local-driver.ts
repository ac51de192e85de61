import { inSize } from '../../lib/words.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { RunId } from '../../domain/ids.ts'
import { ask } from '../shared/command.ts'
import { readRange } from '../../lib/read-range.ts'
import type { RunFolder } from '../shared/run-folder.ts'
import type { ComputeDriver, JobHandle, JobState, Probe } from '../driver.ts'
import { cancel } from './cancel.ts'
import { collect } from './collect.ts'
import { stateOf } from './job-state.ts'
import { folderOfRun } from './folder-of-run.ts'
import { dropLease, isHeld } from './leases.ts'
import { environmentsHere } from './local-environments.ts'
import { COLLECT_LIMITS, type LocalOptions } from './local-options.ts'
import { onSettled } from './on-settled.ts'
import { prepare } from './prepare.ts'
import { type HostTraits, readHost } from './read-host.ts'
import { isClaimed, submit } from './submit.ts'
import { probeWrite } from './write-probe.ts'

/** Runs on this computer, each under its wrapper and in the folder of its id. */
export function createLocalDriver(options: LocalOptions): ComputeDriver {
  const { clock, name = 'local' } = options
  const graceMs = (options.graceSeconds ?? 10) * 1000
  const limits = { ...COLLECT_LIMITS, ...options.limits }
  let traits: Promise<HostTraits> | undefined
  const handleOf = (run: RunId): JobHandle => ({ driver: name, ref: run })

  return {
    name,
    settles: 'push',

    probe: () => probe(options),
    readAhead() {
      traits ??= readHost(options.environment)
      // whoever prepares hears of it, and the next reads again
      traits.catch(() => (traits = undefined))
    },
    prepare: (spec, signal) =>
      prepare(options, spec, { traits: (traits ??= readHost(options.environment)), signal }),

    async submit(spec) {
      await submit(options, spec)
      return handleOf(spec.run)
    },

    async find(run) {
      return (await isClaimed(folderOfRun(options, run))) ? handleOf(run) : undefined
    },

    inspect: (handles) => inspect(options, handles),

    readLog: (handle, { stream, offset, limit }) =>
      readRange(folderOf(options, handle)[stream], { offset, limit }),

    cancel: (handle) => cancel(folderOf(options, handle), { clock, graceMs }),
    collect: (handle, signal) => collect(folderOf(options, handle).path, limits, signal),
    pause: () => Promise.resolve(),
    release: (lease) => dropLease(options, lease),
    holds: (lease) => isHeld(options, lease),
    ...(options.environments === undefined
      ? {}
      : { environments: environmentsHere(options, options.environments) }),
    onSettled: (handle, listener) => onSettled(folderOf(options, handle), clock, listener),
  }
}

// a reference is stored text; it must not lead out of the folder of runs
function folderOf(options: LocalOptions, { ref }: JobHandle): RunFolder {
  const run = RunId.safeParse(ref)
  return folderOfRun(options, run.success ? run.data : path.join('.unknown', encodeURIComponent(ref)))
}

async function inspect(
  options: LocalOptions,
  handles: readonly JobHandle[],
): Promise<ReadonlyMap<string, JobState>> {
  const states = handles.map(
    async (handle) => [handle.ref, await stateOf(folderOf(options, handle), options.clock.now())] as const,
  )
  return new Map(await Promise.all(states))
}

async function probe({ runsDir, clock, environment }: LocalOptions): Promise<Probe> {
  const { found } = await probeWrite(runsDir, clock)
  if (found.error !== null)
    return {
      ok: false,
      detail: `nothing can be written to ${runsDir}`,
      found: found.error,
      advice: 'see who owns that folder and whether its disk is full or read-only; `state_dir` moves it',
    }
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'hooke-probe-'))
  const { code, stdout } = await ask(['sh', '-c', 'mkdir claim && echo ran'], {
    environment,
    cwd: scratch,
    timeoutMs: 10_000,
  })
  await rm(scratch, { recursive: true, force: true })
  if (code !== 0 || stdout.trim() !== 'ran')
    return {
      ok: false,
      detail: 'not even a trivial command runs',
      found: `sh ended with code ${code ?? 'none'}`,
      advice: 'see whether sh is on the PATH that `environment` of this compute lets through',
    }
  return { ok: true, detail: `${runsDir} is writable (${inSize(found.freeMb * 1e6)} free) and commands run` }
}
