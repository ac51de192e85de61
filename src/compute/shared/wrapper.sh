#!/bin/sh
# Runs one command on a host and writes down how it went (C-6). It needs a POSIX shell and the standard tools only, and
# never evaluates text it was given.
#
#   sh wrapper.sh <run folder>
#
# reads   .hooke/order      what to run, as order.ts wrote it
#         .hooke/cancel     when present, the run is ended
#         .hooke/secrets    when present, variables for the run; read once and removed
#         .hooke/hints      when present, TERM or USR2 to this shell is passed on, so that the run can write a checkpoint
#         .hooke/user       when present, a user that only the command is, and its home: what is left of them is ended and removed
#         .hooke/container  when present, the program that makes the run's container, and the name to remove it by
#         .hooke/groups     when present, the command makes a sandbox; cgroups to remove at the end, one a line
# writes  .hooke/claim/     made by the first copy; any other copy ends at once
#         .hooke/node       the machine as its scheduler names it; only under one that does
#         .hooke/start      "wrapper PID TICKS", "child PID TICKS", "boot ID"; the file's time is the start
#         .hooke/inside     what the sandbox says of itself, with the id of its first process
#         .hooke/code       how the command ended, once its log is whole
#         .hooke/ended      made when the command ended: from then on nobody signals its process id
#         .hooke/heartbeat  seconds so far; the file's time is the heartbeat
#         .hooke/gpu        "busy %, MiB used" per accelerator
#         .hooke/status     "code N", "reason WORD", "warned yes" where a scheduler's TERM was passed on, "memory exceeded"
#                           where the kernel ended processes for the memory of its groups; the file's time is the end
#         standard output: "claimed", then it is closed
#         stdout.log, stderr.log   capped: the head, a marker with the number of dropped bytes, the tail
set -u

run=$1
own=$run/.hooke
newline='
'
[ -r "$own/order" ] || exit 3
mkdir "$own/claim" 2>/dev/null || exit 0
# set by SLURM and Grid Engine for each job
node=${SLURMD_NODENAME:-${HOSTNAME:-}}
[ -z "$node" ] || printf '%.64s\n' "$node" >"$own/node"
# whoever started this copy waits for the line; it may be gone, and then only the subshell is hit by SIGPIPE
(printf 'claimed\n') 2>/dev/null
exec >/dev/null 2>&1

# A word is a line with its number of lines, then these lines.
read_word() {
  read -r lines <&3
  IFS= read -r word <&3
  while [ "$lines" -gt 1 ]; do
    IFS= read -r line <&3
    word=$word$newline$line
    lines=$((lines - 1))
  done
}

write_status() {
  printf 'code %s\nreason %s\n%s%s' "$1" "$2" "${warned-}" "${hog-}" >"$own/status.tmp" && mv "$own/status.tmp" "$own/status"
}

# Sets `ticks` to the start time of a process, which together with its id never comes twice.
read_ticks() {
  ticks=0
  read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
  # shellcheck disable=SC2086 # the fields after the name are words
  set -- ${stat##*) }
  ticks=${20}
}

# Sets `records` and `bytes` from what dd wrote about its last copy.
read_copied() {
  records=0 bytes=
  while read -r first second third; do
    case "$second $third" in
      'records in') records=$((${first%+*} + ${first#*+})) ;;
      bytes*) bytes=$first ;;
    esac
  done <"$1"
  [ -n "$bytes" ] || bytes=$((records * block))
}

# Copies the head of stream 4 to stream 6 as it comes; true when the stream went on beyond it. Only dd both writes at
# once and takes no byte too many, but it counts reads; so it is asked again until the bytes are enough.
keep_head() {
  block=65536
  while [ "$block" -gt 512 ] && [ $((block * 16)) -gt "$head" ]; do block=$((block / 2)); done
  room=$head
  while [ "$room" -ge "$block" ]; do
    LC_ALL=C dd bs="$block" count=$((room / block)) <&4 >&6 2>"$1.dd" || return 0
    read_copied "$1.dd"
    [ "$records" -ge $((room / block)) ] || return 1
    room=$((room - bytes))
  done
}

# Copies a stream into its log. It never stops reading: a run that prints more than the cap must not hang. The log is opened
# once, before the command begins: later a run may have put a link in its place, to a file that only we may write.
keep_log() {
  : >"$2"
  exec 6>>"$2"
  exec 4<"$1"
  keep_head "$1" || return 0
  mkfifo "$1.rest"
  tail -c "$tail" <"$1.rest" >"$1.tail" &
  more=$(tee "$1.rest" <&4 | wc -c)
  wait
  dropped=$((more - tail))
  [ "$dropped" -le 0 ] || printf '\n[hooke: %s bytes dropped here]\n' "$dropped" >&6
  cat "$1.tail" >&6
  rm -f "$1.rest" "$1.tail"
}

# How many processes of its groups the kernel has ended for their memory, in kills.
count_kills() {
  kills=0
  [ -r "$own/groups" ] || return 0
  while read -r group; do
    for each in $(sed -n 's/^oom_kill //p' "$group/memory.oom_control" "$group/memory.events" 2>/dev/null); do
      kills=$((kills + each))
    done
  done <"$own/groups"
}

# A process id may belong to somebody else as soon as the command has ended and the wrapper has noticed. So whoever
# signals from a subshell looks first whether this very wrapper still waits for it.
is_under_way() {
  [ ! -e "$own/ended" ] || return 1
  read_ticks $$
  [ "$ticks" = "$wrapper_ticks" ]
}

# A sandbox has a group of its own: asked, its command may still tidy up; killed from outside, all of it ends.
signal_group() {
  inside=
  [ ! -r "$own/inside" ] || inside=$(sed -n 's/.*"child-pid": *\([0-9]*\).*/\1/p' "$own/inside")
  if [ "$1" = TERM ] && [ -n "$inside" ]; then
    kill -s TERM -- "-$inside" 2>/dev/null && return
  fi
  kill -s "$1" -- "-$child" 2>/dev/null || kill -s "$1" "$child" 2>/dev/null
}

# Whatever a run made of itself, it is its user.
end_user() {
  [ -r "$own/user" ] && read -r user <"$own/user" || return 0
  for found in $(grep -lsE "^Uid:[[:space:]]+$user[[:space:]]" /proc/[0-9]*/status); do
    found=${found#/proc/}
    kill -s KILL "${found%/status}" 2>/dev/null
  done
}

# Ending the program that made a container does not end the container.
end_container() {
  [ -r "$own/container" ] || return 0
  {
    read -r engine
    read -r name
  } <"$own/container"
  "$engine" rm --force "$name" >/dev/null 2>&1
}

# What left the group (double fork, setsid) still carries the run's folder in its environment.
end_escaped() {
  end_user
  end_container
  [ -r /proc/self/environ ] || return 0
  for found in $(grep -lzxF -e "HOOKE_RUN_DIR=$run" /proc/[0-9]*/environ 2>/dev/null); do
    found=${found#/proc/}
    kill -s KILL "${found%/environ}" 2>/dev/null
  done
}

pause() {
  sleep "$1" &
  napping=$!
  wait "$napping"
}

end_run() {
  is_under_way || exit 0
  # asked once, though this and the watch may both find that it is cancelled
  if [ ! -e "$own/reason" ]; then
    printf '%s\n' "$1" >"$own/reason"
    signal_group TERM
  fi
  pause "$grace"
  is_under_way || exit 0
  signal_group KILL
  end_escaped
}

query_gpu() {
  "$gpu_tool" --query-gpu=utilization.gpu,memory.used --format=csv,noheader,nounits "$@" >"$own/gpu.tmp" 2>/dev/null
}

sample_gpu() {
  [ -n "$gpu_tool" ] || return 0
  # a driver that hangs must not stop the heartbeat
  [ -z "${sampling-}" ] || ! kill -0 "$sampling" 2>/dev/null || return 0
  (
    # its own ones where it was given some: that a neighbour is busy says nothing of it
    query_gpu ${CUDA_VISIBLE_DEVICES:+"--id=$CUDA_VISIBLE_DEVICES"} || query_gpu || exit
    mv "$own/gpu.tmp" "$own/gpu"
  ) &
  sampling=$!
}

# Heartbeat, time limit, cancel file, and the end where the wrapper was killed.
watch_run() {
  elapsed=0
  while is_under_way; do
    if [ -e "$own/cancel" ]; then end_run cancelled; fi
    if [ "$elapsed" -ge "$time_limit" ]; then end_run time-limit; fi
    step=$beat
    [ $((time_limit - elapsed)) -ge "$step" ] || step=$((time_limit - elapsed))
    [ "$step" -gt 0 ] || step=1
    pause "$step"
    elapsed=$((elapsed + step))
    printf '%s\n' "$elapsed" >"$own/heartbeat"
    sample_gpu
  done
  # a run whose wrapper was killed is lost: it must not go on unseen, beside the next try
  [ -e "$own/ended" ] || kill -s 0 $$ || end_escaped
}

# Runs the command and all that stands by it, until it has ended and its log is whole. A scheduler may signal all processes of
# a job at once; this and what it starts ignores that: without its log a run dies of its next line, and without its watch it
# has no end. Only the command heeds it, and the wrapper itself.
keep_run() {
  keep_log "$own/out" "$run/stdout.log" &
  out_keeper=$!
  keep_log "$own/err" "$run/stderr.log" &
  err_keeper=$!
  (
    trap - TERM USR2
    cd "$cwd" || exit 126
    [ ! -e "$own/groups" ] || exec 5>"$own/inside"
    # shellcheck disable=SC2086 # empty where there is no setsid
    exec $session env "$@"
  ) >"$own/out" 2>"$own/err" &
  child=$!
  read_ticks "$child"
  printf 'wrapper %s %s\nchild %s %s\nboot %s\n' \
    $$ "$wrapper_ticks" "$child" "$ticks" "$boot" >"$own/start.tmp" && mv "$own/start.tmp" "$own/start"
  watch_run &
  watcher=$!

  wait "$child"
  code=$?
  : >"$own/ended"
  kill -s KILL -- "-$child"
  # A subshell that has only just begun may lose a TERM, so these get a signal that cannot be lost.
  kill -s KILL "$watcher"
  end_escaped
  # whatever still holds the pipes now is beyond reach; its output is given up
  (
    pause 2
    [ -e "$own/kept" ] || kill -s KILL "$out_keeper" "$err_keeper"
  ) &
  guard=$!
  wait "$out_keeper" "$err_keeper"
  : >"$own/kept"
  kill -s KILL "$guard"
  printf '%s\n' "$code" >"$own/code"
}

# Sets `child` once it is written down; false when it is over.
find_child() {
  until [ -e "$own/start" ]; do
    kill -s 0 "$keeper" || return 1
    sleep 0.1 || sleep 1
  done 2>/dev/null
  is_under_way || return 1
  {
    read -r _
    read -r _ child _
  } <"$own/start"
}

# TERM only wakes the wrapper up: the cancel file says whether the run is to end.
pass_on() {
  if [ -e "$own/cancel" ] && [ ! -e "$own/reason" ]; then
    find_child || return 0
    (
      trap '' TERM USR2
      end_run cancelled
    ) </dev/null >/dev/null 2>&1 &
    ender=$!
  elif [ -e "$own/hints" ]; then
    # a scheduler warns before it ends the job: what comes of it is the run's own end
    warned='warned yes
'
    find_child || return 0
    signal_group TERM
  fi
}

# values of secrets are in no list of processes, and in no file for longer than needed
if [ -r "$own/secrets" ]; then
  exec 3<"$own/secrets"
  read_word && count=$word
  while [ "$count" -gt 0 ]; do
    read_word
    export "${word?}"
    count=$((count - 1))
  done
  exec 3<&-
  rm -f "$own/secrets"
fi

exec 3<"$own/order"
read_word && cwd=$word
read_word && time_limit=$word
read_word && log_limit=$word
read_word && grace=$word
read_word && beat=$word
read_word && count=$word
set --
while [ "$count" -gt 0 ]; do
  read_word
  set -- "$@" "$word"
  count=$((count - 1))
done
exec 3<&-

if [ -e "$own/cancel" ]; then
  write_status 143 cancelled
  exit 0
fi

tail=$((log_limit / 4))
[ "$tail" -le 65536 ] || tail=65536
head=$((log_limit - tail))
gpu_tool=$(command -v nvidia-smi)
session=$(command -v setsid)
ulimit -c 0 2>/dev/null
asked= warned= hog=
# groups may have been others' before
count_kills
killed_before=$kills
read_ticks $$ && wrapper_ticks=$ticks
boot=
[ ! -r /proc/sys/kernel/random/boot_id ] || read -r boot </proc/sys/kernel/random/boot_id
mkfifo "$own/out" "$own/err"

trap '' HUP TERM USR2
keep_run "$@" </dev/null >/dev/null 2>&1 &
keeper=$!
trap 'asked=yes' TERM USR2
# What a wait says that a signal cuts short is not to be believed, and bash may lose the end of a process over it: it would
# wait for it as long as it has another one. So nothing is asked of it but to wake up.
while kill -s 0 "$keeper" 2>/dev/null; do
  # a signal that came before the wait does not end it
  [ -n "$asked" ] || wait "$keeper"
  [ -n "$asked" ] && kill -s 0 "$keeper" 2>/dev/null || continue
  asked=
  pass_on
done
[ -z "${ender-}" ] || kill -s KILL "$ender" 2>/dev/null
code=
[ ! -r "$own/code" ] || read -r code <"$own/code"
if [ -z "$code" ]; then
  # its keeper was killed: how the command ends is not to be found out, and nobody would end it
  : >"$own/ended"
  end_escaped
  exit 1
fi

reason=exit
[ ! -e "$own/reason" ] || read -r reason <"$own/reason"
# a scheduler may send TERM to all processes of a job at once, and the run be gone before this one hears of it
[ -z "$asked" ] || [ ! -e "$own/hints" ] || [ -e "$own/cancel" ] || warned='warned yes
'
count_kills
[ "$kills" -le "$killed_before" ] || hog='memory exceeded
'
write_status "$code" "$reason"
rm -f "$own/out" "$own/err" "$own/out.dd" "$own/err.dd"
# the kernel may still be ending the last processes of a group
[ ! -r "$own/groups" ] || while read -r group; do
  rmdir "$group" 2>/dev/null || { pause 1 && rmdir "$group"; } 2>/dev/null
done <"$own/groups"
if [ -r "$own/user" ]; then
  {
    read -r _
    read -r home
  } <"$own/user"
  case $home in /tmp/hooke-run.*) rm -rf "$home" ;; esac
fi
