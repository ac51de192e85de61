#!/bin/sh
# hooke pack: runs the wrappers of several runs one after the other, in one session or job, and needs neither the daemon
# nor the connection. A POSIX shell (dash, bash, busybox ash) is enough.
#
#   sh pack.sh PACK_FOLDER
#
# reads   wrapper    the wrapper's file
#         runs       the folders of the runs, one a line
# writes  claim/     made by the first copy; any other copy ends at once
#         start      "wrapper PID TICKS", "child 0 0", "boot ID" of this shell, in the form of a run's start file
#         RUN/.hooke/over   the wrapper of that run is gone: its status is the last word
set -u

pack=$1
mkdir "$pack/claim" 2>/dev/null || exit 0
exec </dev/null >/dev/null 2>&1
trap '' HUP
# a scheduler warns before it ends the job: the run that is on is told, and no other is begun
now= told=
trap 'told=yes; [ -z "$now" ] || kill -s TERM "$now" 2>/dev/null' TERM USR2

boot= ticks=0
[ ! -r /proc/sys/kernel/random/boot_id ] || read -r boot </proc/sys/kernel/random/boot_id
if read -r stat 2>/dev/null </proc/$$/stat; then
  # shellcheck disable=SC2086 # the fields after the name are words
  set -- ${stat##*) }
  ticks=${20}
fi
printf 'wrapper %s %s\nchild 0 0\nboot %s\n' $$ "$ticks" "$boot" >"$pack/start.tmp" && mv "$pack/start.tmp" "$pack/start"

IFS= read -r wrapper <"$pack/wrapper"
while IFS= read -r run <&3; do
  [ -z "$told" ] || break
  sh "$wrapper" "$run" 3<&- &
  now=$!
  while kill -s 0 "$now" 2>/dev/null; do wait "$now"; done
  now=
  # a run that ended with its job is told of by the scheduler
  [ -n "$told" ] || : >"$run/.hooke/over"
done 3<"$pack/runs"
