import { LeaseId } from '../../../domain/ids.ts'
import { type Host, hostTrouble } from './host.ts'

/**
 * Forgets a lease. Its checkout goes too, unless something was written there but what Python makes of the code itself; runs
 * and their files stay (C-13).
 */
export async function releaseLease(host: Host, lease: LeaseId, signal: AbortSignal): Promise<void> {
  const outcome = await host.shell.script(RELEASE, [host.work, LeaseId.parse(lease)], { signal })
  if (outcome.code !== 0) throw hostTrouble(host, `the lease ${lease} could not be released`, outcome)
}

// until now its environment was in use
const RELEASE = `bin=$(sed -n 's/.*"bin":"\\([^"]*\\)".*/\\1/p' "$1/leases/$2.json" 2>/dev/null)
case $bin in "$1/envs/"*/env/bin) touch -c "\${bin%/env/bin}.ready" ;; esac
rm -f "$1/leases/$2.json" || exit 1
tree=$1/code/$2
[ -d "$tree/.git" ] || exit 0
GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL
said=$(git -C "$tree" -c core.fsmonitor=false status --porcelain --ignored --untracked-files=all 2>&1) || exit 0
[ -n "$(printf '%s\\n' "$said" | grep -v '^$\\|[/ ]__pycache__/[^/]*[.]pyc$')" ] || rm -rf "$tree"
exit 0`
