# Tells what the files of many runs say. `jobs` comes from the kind of host before this and prints what it knows besides.
#   words: work folder; standard input: the runs, one a line
cd "$1/runs" || exit 1
now=$(date +%s)
boot=
[ ! -r /proc/sys/kernel/random/boot_id ] || read -r boot </proc/sys/kernel/random/boot_id
echo "now $now"
echo "free $(df -Pk . | awk 'NR == 2 {print int($4 / 1024)}')"

# Prints the first lines of a file of ours, each after the name of the file.
say() {
  [ -f "$ref/.hooke/$1" ] || return 0
  left=8
  while [ "$left" -gt 0 ] && { IFS= read -r line || [ -n "$line" ]; }; do
    printf '%s %.200s\n' "$1" "$line"
    left=$((left - 1))
  done <"$ref/.hooke/$1"
}

# Whether the process that a start file names still runs here: same boot, same start time, no zombie.
say_alive() {
  [ -f "$2" ] || return 0
  {
    read -r _ pid ticks
    read -r _
    read -r _ started
  } <"$2" || return 0
  [ "$started" = "$boot" ] || { echo "$1 elsewhere" && return 0; }
  said=$1 stat=
  read -r stat 2>/dev/null <"/proc/$pid/stat"
  # shellcheck disable=SC2086 # the fields after the name are words
  set -- ${stat##*) }
  if [ $# -gt 19 ] && [ "$1" != Z ] && [ "${20}" = "$ticks" ]; then echo "$said yes"; else echo "$said no"; fi
}

# Which pack a run belongs to; and, as long as it has not begun, whether the pack goes on.
say_pack() {
  [ -f "$ref/.hooke/pack" ] && read -r pack 2>/dev/null <"$ref/.hooke/pack" || return 0
  case $pack in '' | *[!a-z0-9-]*) return 0 ;; esac
  echo "pack $pack"
  [ -f "$ref/.hooke/start" ] || say_alive pack-alive "../packs/$pack/start"
}

# Whether the log of its job says that the scheduler ended it for its memory. The log is empty unless something went wrong.
say_memory() {
  [ -s "$ref/.hooke/job.log" ] && [ ! -f "$ref/.hooke/status" ] || return 0
  ! grep -Eqi 'exceeded [a-z]* ?memory limit' "$ref/.hooke/job.log" || echo 'memory exceeded'
}

# Whether the run has a folder; where the file system did not answer it is not known to have none.
is_there() {
  [ -d "$ref/.hooke" ] && return 0
  case $(LC_ALL=C ls -d "$ref/.hooke" 2>&1) in
    "$ref/.hooke" | *'No such file'* | *'ot a directory'* | *'ermission denied'*) return 1 ;;
  esac
}

list=
while read -r ref; do
  echo "run $ref"
  is_there || continue
  echo there
  list="$list $ref"
  say_alive alive "$ref/.hooke/start"
  say_pack
  for file in status start gpu job node; do say "$file"; done
  say_memory
done
# the folders come first and last: only where both are told, all between them was looked at
for ref in $list; do
  for file in . .hooke/asked .hooke/claim .hooke/start .hooke/heartbeat .hooke/status .hooke/cancel .hooke/over \
    stdout.log stderr.log .hooke; do
    printf '%s\n' "$ref/$file"
  done
done | xargs stat -c 'file %n %Y %s' 2>/dev/null
jobs
exit 0
