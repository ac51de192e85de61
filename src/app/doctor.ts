import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPrompts } from '../agents/prompt.ts'
import { ROLE_DEFINITIONS } from '../agents/roles/index.ts'
import type { DoctorCheck, DoctorReport } from '../cli/deps.ts'
import type { HookeConfig } from '../config/config.ts'
import { asError, HookeError } from '../domain/errors.ts'
import type { EngineParts } from '../engine/engine.ts'
import { gates, selfTest } from '../hooks/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Sandbox } from '../lib/sandbox/sandbox.ts'
import { isFirstStart, openDatabase } from '../store/database.ts'
import { createStore, type Store } from '../store/store.ts'
import { createViews } from '../store/views/views.ts'
import { claudeCodeChecks } from './claude-code.ts'
import { codexChecks } from './codex.ts'
import { studyGateChecks } from './doctor-hooks.ts'
import { lookupChecks } from './doctor-lookups.ts'
import { modelChecks } from './doctor-models.ts'
import { trackerChecks } from './doctor-trackers.ts'
import { buildParts } from './engine-parts.ts'
import type { Env } from './env.ts'
import { chooseSandbox } from './sandbox.ts'
import { openStateReadOnly, takeOver } from './open-state.ts'
import { RECENT_MS, recentStarts } from './recent-starts.ts'
import { studyPromptsOf } from './study-setup.ts'

/** As many starts in so short a time are a loop. */
const RESTARTS = 4

export interface DoctorRequest {
  readonly config: HookeConfig
  readonly clock: Clock
  readonly env: Env
  readonly packageDir: string
}

/** Probes every configured part for real, one cheap call each (H-13), and every gate with its known-bad facts (G-2). */
export async function runDoctor(request: DoctorRequest): Promise<DoctorReport> {
  const agents = [
    ...(await modelChecks(request)),
    ...(await claudeCodeChecks(request)),
    ...(await codexChecks(request)),
    ...(await lookupChecks(request)),
  ]
  const parts = [...(await partChecks(request)), ...agents]
  const state = [...stateChecks(request.config), ...(await restartChecks(request))]
  return { checks: [...promptChecks(request), ...parts, ...gateChecks(), ...state] }
}

function gateChecks(): readonly DoctorCheck[] {
  return selfTest(gates).map(({ gate, ok, detail }) => ({
    name: `gate ${gate}`,
    state: ok ? 'ok' : 'failed',
    found: detail,
    ...(ok ? {} : { advice: 'this gate lets known-bad facts pass; do not trust it, and report it' }),
  }))
}

function promptChecks({ packageDir, config }: DoctorRequest): readonly DoctorCheck[] {
  const promptsDir = join(packageDir, 'prompts')
  const found = [null, ...Object.values(studyPromptsOf(config))].flatMap((overridesDir) =>
    checkPrompts({ promptsDir, overridesDir }, ROLE_DEFINITIONS),
  )
  const problems = [...new Set(found)]
  const count = Object.keys(ROLE_DEFINITIONS).length
  if (problems.length === 0) return [{ name: 'prompts', state: 'ok', found: `${count} roles` }]
  return [{ name: 'prompts', state: 'failed', found: problems.join('\n'), advice: 'mend the named files' }]
}

/** Builds the parts over an empty store of its own, so that looking changes nothing, and asks each of them. */
async function partChecks(request: DoctorRequest): Promise<readonly DoctorCheck[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-doctor-'))
  const store = createStore(openDatabase(join(folder, 'hooke.db'), { create: true }))
  try {
    takeOver(store, request.config, request.clock.now())
    const parts = await buildParts({ ...request, store, isDaemon: false })
    const signal = AbortSignal.timeout(20_000)
    const drivers = await Promise.all(
      Object.values(parts.drivers).map(async (driver): Promise<DoctorCheck> => {
        const { ok, detail, found = '', advice } = await driver.probe(signal)
        const words = found === '' ? detail : `${detail}\n${found}`
        return {
          name: `compute ${driver.name}`,
          state: ok ? 'ok' : 'failed',
          found: words,
          ...given({ advice }),
        }
      }),
    )
    const studies = await Promise.all(
      request.config.studies.map(async ({ id }): Promise<DoctorCheck> => {
        const { repository } = parts.study(id)
        await parts.worktrees.check(repository)
        return { name: `study ${id}`, state: 'ok', found: `${repository.path}, ${repository.baseBranch}` }
      }),
    )
    const trackers = await trackerChecks(parts.trackers ?? new Map(), signal)
    const { check, sandbox } = await sandboxCheck(request)
    const own = sandbox === null ? [] : await ownGates(request, parts, sandbox)
    return [...drivers, ...trackers, ...studies, check, ...own]
  } catch (thrown) {
    return [failed('parts', asError(thrown))]
  } finally {
    store.db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts a real one; a machine without is a failure unless the owner allowed that, and then still a warning (A-6). */
async function sandboxCheck({
  config,
  env,
  clock,
}: DoctorRequest): Promise<{ check: DoctorCheck; sandbox: Sandbox | null }> {
  const { sandbox, found, advice } = await chooseSandbox({ config, env, now: clock.now() })
  const state = sandbox === null ? 'failed' : sandbox.kind === 'none' || advice !== null ? 'warning' : 'ok'
  return { check: { name: 'sandbox', state, found, ...(advice === null ? {} : { advice }) }, sandbox }
}

/** The gates that the studies bring, each tried with its known-bad calls. */
async function ownGates(
  { config }: DoctorRequest,
  { worktrees, study, mask }: Pick<EngineParts, 'worktrees' | 'study' | 'mask'>,
  sandbox: Sandbox,
): Promise<readonly DoctorCheck[]> {
  try {
    const each = config.studies.map(({ id }) =>
      studyGateChecks({ worktrees, study: study(id), sandbox, mask }),
    )
    return (await Promise.all(each)).flat()
  } finally {
    sandbox.close()
  }
}

/** W-1: nothing that is active may be without anything that moves it. */
function stateChecks(config: HookeConfig): readonly DoctorCheck[] {
  if (isFirstStart(join(config.stateDir, 'hooke.db'))) {
    return [{ name: 'state', state: 'ok', found: `none yet; \`hooke up\` makes ${config.stateDir}` }]
  }
  try {
    const state = openStateReadOnly(config)
    const stuck = createViews(state.store).stuck()
    const alarms = alarmChecks(state.store)
    state.close()
    if (stuck.length === 0)
      return [{ name: 'state', state: 'ok', found: 'readable; nothing is stuck' }, ...alarms]
    const found = stuck.map(({ id }) => `${id} is active, but nothing will ever move it`).join('\n')
    return [{ name: 'state', state: 'failed', found, advice: 'hooke retry ID' }, ...alarms]
  } catch (thrown) {
    return [failed('state', asError(thrown))]
  }
}

/** What stands about hardware and the disk (C-2, P-18). */
function alarmChecks({ alarms }: Pick<Store, 'alarms'>): readonly DoctorCheck[] {
  const found = alarms
    .open()
    .map(({ words }) => words)
    .join('\n')
  const advice = 'hooke compute leases shows what is held; each alarm ends by itself when it is over'
  return found === '' ? [] : [{ name: 'alarms', state: 'warning', found, advice }]
}

/** A daemon that dies and is started again and again looks well at each moment. */
async function restartChecks({ config, clock }: DoctorRequest): Promise<readonly DoctorCheck[]> {
  const { starts, lastBug } = await recentStarts(config.stateDir, clock.now())
  if (starts < RESTARTS) return []
  const found = `started ${starts} times within ${RECENT_MS / 60_000} minutes${lastBug === null ? '' : `; last: ${lastBug}`}`
  const advice = `read ${join(config.stateDir, 'log', 'daemon.log')}; docs/service.md says how a service waits between starts`
  return [{ name: 'restarts', state: 'warning', found, advice }]
}

function failed(name: string, error: Error): DoctorCheck {
  const { found, advice } = error instanceof HookeError ? error : {}
  return {
    name,
    state: 'failed',
    found: found === undefined ? error.message : `${error.message}: ${found}`,
    ...(advice === undefined ? {} : { advice }),
  }
}

function given({ advice }: { advice: string | undefined }): { advice?: string } {
  return advice === undefined ? {} : { advice }
}
