import type { ComputeDriver } from '../driver.ts'
import { createHostDriver } from '../shared/host/host-driver.ts'
import type { HostKind, HostOptions } from '../shared/host/host-options.ts'
import { judgeFiles } from '../shared/host/judge-files.ts'

/** Runs on a machine behind SSH, each under its wrapper, which lives on without us. */
export function createSshDriver(options: HostOptions): ComputeDriver {
  return createHostDriver(options, SSH)
}

/** Wrappers are processes of the host itself; the claim lets one begin, however often it is asked for. */
const FUNCTIONS = `
launch() {
  if command -v setsid >/dev/null 2>&1; then
    setsid sh "$wrapper" "$dir" </dev/null >/dev/null 2>&1 &
  else
    nohup sh "$wrapper" "$dir" </dev/null >/dev/null 2>&1 &
  fi
  tries=100
  until [ -e "$own/claim" ]; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo 'the wrapper did not begin' >&2; return 75; }
    sleep 0.1 2>/dev/null || sleep 1
  done
}
# a run that waits for its turn is there as long as the shell of its pack is
seek() {
  own=\${2%/runs/*}/packs/$1
  if lives wrapper; then echo there; else echo absent; fi
}
jobs() { :; }
cluster() { :; }
# lives NAME: whether the process of that line of the start file runs; sets pid
lives() {
  pid= ticks=
  while read -r name first second; do
    if [ "$name" = "$1" ]; then pid=$first ticks=$second; fi
  done 2>/dev/null <"$own/start"
  [ -n "$pid" ] && stat= && read -r stat 2>/dev/null <"/proc/$pid/stat" || return 1
  set -- \${stat##*) }
  [ $# -gt 19 ] && [ "$1" != Z ] && [ "\${20}" = "$ticks" ]
}
over() { [ -e "$own/status" ] && ! lives wrapper; }
wake() { ! lives wrapper || kill -TERM "$pid" 2>/dev/null; }
drop() {
  if lives child; then kill -KILL -- "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null; fi
  for found in $(grep -lzxF -e "HOOKE_RUN_DIR=$dir" /proc/[0-9]*/environ 2>/dev/null); do
    found=\${found#/proc/}
    kill -KILL "\${found%/environ}" 2>/dev/null
  done
  return 0
}
`

const SSH: HostKind = {
  functions: FUNCTIONS,
  launchWords: () => [],
  settleMs: { request: 0, listing: 0 },
  judge: judgeFiles,
  runsElsewhere: false,
}
