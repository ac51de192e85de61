import type { ComputeDriver } from '../driver.ts'
import { createHostDriver } from '../shared/host/host-driver.ts'
import type { HostKind, HostOptions } from '../shared/host/host-options.ts'
import { judgeFiles } from '../shared/host/judge-files.ts'
import { onNode } from '../shared/host/on-node.ts'

/** Runs on a machine behind SSH, each under its wrapper, which lives on without us. */
export function createSshDriver(options: HostOptions): ComputeDriver {
  const { shell, name } = options
  const told = [shell.host.replace(/^.*@/, ''), name]
  return createHostDriver(options, { ...SSH, judge: (run, look) => onNode(judgeFiles(run, look), told) })
}

/** Wrappers are processes of the host itself; the claim lets one begin, however often it is asked for. */
const FUNCTIONS = `
# take NUMBER: accelerators for $own that no run there holds, as CUDA_VISIBLE_DEVICES; 75 when they are taken
take() {
  [ "$1" -gt 0 ] && command -v nvidia-smi >/dev/null 2>&1 || return 0
  all=$(printf '%s' "\${CUDA_VISIBLE_DEVICES-}" | tr , ' ')
  [ -n "$all" ] || all=$(nvidia-smi -L 2>/dev/null | sed -n 's/^GPU \\([0-9]*\\):.*/\\1/p')
  [ -n "$all" ] || return 0
  mkdir -p "$work/accelerators" || return 75
  left=$1 got= mine=$own
  for one in $all; do
    [ "$left" -gt 0 ] || break
    is_free "$(note_of "$one")" || continue
    got=$got,$one
    left=$((left - 1))
  done
  own=$mine
  if [ "$left" -gt 0 ]; then
    echo "the accelerators of this machine are taken by other runs: $1 asked for, $(($1 - left)) free" >&2
    return 75
  fi
  for one in $(printf '%s' "$got" | tr , ' '); do printf '%s\\n' "$own" >"$(note_of "$one")" || return 75; done
  # counted as nvidia-smi counts them, on machines with different ones, too
  CUDA_VISIBLE_DEVICES=\${got#,} CUDA_DEVICE_ORDER=PCI_BUS_ID
  export CUDA_VISIBLE_DEVICES CUDA_DEVICE_ORDER
}
# the file that names who holds an accelerator; names of parts of one have slashes
note_of() { printf '%s/accelerators/%s' "$work" "$(printf '%s' "$1" | tr / _)"; }
# whether whoever the file names has ended, or never began; sets own
is_free() {
  own=
  [ ! -f "$1" ] || read -r own <"$1"
  [ -n "$own" ] && [ "$own" != "$mine" ] || return 0
  [ -d "$own/claim" ] || return 0
  # claimed a moment ago: its processes are about to be written down
  if [ ! -e "$own/start" ] && [ ! -e "$own/status" ]; then
    [ -n "$(find "$own/claim" -prune -mmin +1 2>/dev/null)" ]
    return
  fi
  ! lives wrapper && ! lives child
}
launch() {
  # one at a time: two must not find the same accelerator free
  if [ "$1" -gt 0 ] && command -v flock >/dev/null 2>&1; then
    exec 9>"$work/leases/.accelerators" && flock 9 || return 75
  fi
  take "$1" || return $?
  begin 9>&-
  begun=$?
  exec 9>&-
  return "$begun"
}
begin() {
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

const SSH: Omit<HostKind, 'judge'> = {
  functions: FUNCTIONS,
  launchWords: ({ lease }) => [String(lease.devices)],
  pinsDevices: true,
  settleMs: { request: 0, listing: 0 },
  nodes: 'one',
  runsElsewhere: false,
}
