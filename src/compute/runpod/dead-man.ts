import { readFileSync } from 'node:fs'
import { HookeError } from '../../domain/errors.ts'
import type { RemoteShell } from '../shared/remote/remote-shell.ts'

export interface DeadMan {
  /** Seconds without renewal after which a pod without a run pauses itself. */
  readonly idleSeconds: number
  /** Seconds beyond its time limit for which a run is waited for. */
  readonly extraSeconds: number
  /** How the pod pauses itself; empty: the ways that RunPod has. */
  readonly stop: readonly string[]
}

const SCRIPT = new URL('./dead-man.sh', import.meta.url)

/** Lays the dead-man switch on a pod, renews it, and starts it anew; any earlier copy ends by itself. */
export async function armDeadMan(
  shell: RemoteShell,
  workDir: string,
  { idleSeconds, extraSeconds, stop }: DeadMan,
  signal: AbortSignal,
): Promise<string | null> {
  const words = [workDir, String(idleSeconds), String(extraSeconds), ...stop]
  const payload = readFileSync(SCRIPT, 'utf8')
  const { code, stderr } = await shell.script(ARM, words, { payload, signal })
  return code === 0 ? null : `its dead-man switch could not be set: ${stderr.trim().slice(-300)}`
}

/** Says that somebody still looks after the pod; throws when that could not be written there. */
export async function renewDeadMan(shell: RemoteShell, workDir: string, signal: AbortSignal): Promise<void> {
  const { code, stderr } = await shell.script(RENEW, [workDir], { signal })
  if (code === 0) return
  throw new HookeError('compute.unreachable', 'the dead-man switch of a pod could not be renewed', {
    retryable: true,
    found: stderr.trim().slice(-300),
    advice: 'without it the pod pauses itself in time: see whether its disk is full',
  })
}

const RENEW = `date +%s >"$1/dead-man/renewed.$$" && mv -f "$1/dead-man/renewed.$$" "$1/dead-man/renewed"`

const ARM = `own=$1/dead-man work=$1
mkdir -p "$own" || exit 1
printf '%s\\n' "$2" >"$own/idle" && printf '%s\\n' "$3" >"$own/extra" && date +%s >"$own/renewed" || exit 1
shift 3
rm -f "$own/stop"
[ $# -eq 0 ] || printf '%s\\n' "$@" >"$own/stop" || exit 1
cat >"$own/dead-man.sh.$$" && mv -f "$own/dead-man.sh.$$" "$own/dead-man.sh" || exit 1
rm -f "$own/pid"
if command -v setsid >/dev/null 2>&1; then
  setsid sh "$own/dead-man.sh" "$work" </dev/null >/dev/null 2>&1 &
else
  nohup sh "$own/dead-man.sh" "$work" </dev/null >/dev/null 2>&1 &
fi
tries=50
until [ -s "$own/pid" ]; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { echo 'it did not begin' >&2; exit 1; }
  sleep 0.1 2>/dev/null || sleep 1
done`
