# Ends a run and all it started. `wake`, `over` and `drop` come from the kind of host before this.
#   words: work folder, run, seconds until it is ended by force, name of the job
dir=$1/runs/$2 own=$1/runs/$2/.hooke patience=$3 job=$4
[ -d "$own" ] || exit 0
# a pack is others' too: its job is told nothing, and the wrapper of the run looks for itself at each heartbeat
together=
if [ -f "$own/pack" ]; then
  together=yes
  read -r job <"$own/pack"
fi
is_over() { [ -n "$together" ] && [ -e "$own/over" ] || over; }
is_over && exit 0
: >"$own/cancel"
# where no wrapper has begun, taking its place keeps any from beginning
if mkdir "$own/claim" 2>/dev/null; then
  rm -f "$own/secrets"
  printf 'code 143\nreason cancelled\n' >"$own/status.tmp" && mv "$own/status.tmp" "$own/status"
  if [ -n "$together" ]; then : >"$own/over"; else drop; fi
  exit 0
fi
wake
tries=$((patience * 5))
while [ "$tries" -gt 0 ]; do
  is_over && exit 0
  sleep 0.2 2>/dev/null || sleep 1
  tries=$((tries - 1))
done
drop
