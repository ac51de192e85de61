#!/bin/sh
# Pauses the pod it runs on when nobody renews its lease any more (C-2, C-3). It needs a POSIX shell and the standard
# tools only, and never evaluates text it was given.
#
#   sh dead-man.sh <work folder>
#
# reads   dead-man/renewed    seconds since 1970: when the daemon last said that it is there
#         dead-man/idle       seconds without renewal after which a pod without a run is paused
#         dead-man/extra      seconds beyond its own time limit for which a run is waited for
#         dead-man/stop       how to pause, one word a line; when absent, the ways that RunPod has
#         runs/*/.hooke/      order, start, status of each run, as the wrapper writes them
# writes  dead-man/pid        of this copy: a newer one takes its place
#         dead-man/paused     when it last asked for the pause; it asks again each minute until the pod is gone
set -u

work=$1
own=$work/dead-man
printf '%s\n' $$ >"$own/pid"

# Sets `number` to the first number in a file, or to what is given.
read_number() {
  number=
  [ ! -r "$1" ] || read -r number <"$1" || :
  case $number in '' | *[!0-9]*) number=$2 ;; esac
}

# Sets `limit` to the time limit in an order: its second word. A word is a line with its number of lines, then these.
read_limit() {
  limit=0
  {
    read -r lines || return 0
    while [ "$lines" -gt 0 ]; do
      IFS= read -r _ || return 0
      lines=$((lines - 1))
    done
    read -r _ || return 0
    read -r limit || return 0
  } <"$1"
  case $limit in '' | *[!0-9]*) limit=0 ;; esac
}

changed_at() {
  number=$(stat -c %Y "$1" 2>/dev/null) || number=0
}

# Sets `deadline`: the longest time of a run that is on, after the last renewal; else the idle time after the last end.
find_deadline() {
  read_number "$own/renewed" "$began" && renewed=$number
  read_number "$own/idle" 1800 && idle=$number
  read_number "$own/extra" 3600 && extra=$number
  longest=-1 ended=0
  for run in "$work"/runs/*/.hooke; do
    [ -d "$run/claim" ] || continue
    if [ -e "$run/status" ]; then
      changed_at "$run/status" && [ "$number" -le "$ended" ] || ended=$number
    else
      read_limit "$run/order"
      [ "$limit" -le "$longest" ] || longest=$limit
    fi
  done
  if [ "$longest" -ge 0 ]; then
    deadline=$((renewed + longest + extra))
  else
    [ "$ended" -le "$renewed" ] || renewed=$ended
    deadline=$((renewed + idle))
  fi
}

# A variable of the first process: shells behind SSH do not have those that RunPod sets.
of_pod() {
  tr '\0' '\n' </proc/1/environ 2>/dev/null | sed -n "s/^$1=//p" | head -n 1
}

pause_pod() {
  date +%s >"$own/paused"
  # what was written lies on the volume when the pod stops
  sync
  if [ -s "$own/stop" ]; then
    set --
    while IFS= read -r word; do set -- "$@" "$word"; done <"$own/stop"
    "$@"
    return
  fi
  pod=$(of_pod RUNPOD_POD_ID)
  key=$(of_pod RUNPOD_API_KEY)
  [ -n "$pod" ] || return 1
  printf 'Authorization: Bearer %s\n' "$key" | curl -fsS -m 30 -X POST -H @- -H 'Content-Type: application/json' \
    -d '{"action":"stop"}' "https://api.runpod.io/v2/pods/$pod/action" && return
  RUNPOD_API_KEY=$key runpodctl pod stop "$pod" && return
  RUNPOD_API_KEY=$key runpodctl stop pod "$pod"
}

began=$(date +%s)
while read_number "$own/pid" 0 && [ "$number" = $$ ]; do
  find_deadline
  [ "$(date +%s)" -lt "$deadline" ] || pause_pod </dev/null >"$own/log" 2>&1
  sleep 60
done
