# Lays out the folder of a run and starts it. `launch` comes from the kind of host before this.
#   words: work folder, run, wrapper, folder of the command, "first" or "again", number of files, name and content of
#          each, then the words of `launch`
#   prints: there | asked SECONDS-AGO | no-folder | started
#   exits: 64 when the host will never take it, 75 when it may later; the reason is on standard error
work=$1 run=$2 wrapper=$1/bin/$3 folder=$4 which=$5 files=$6
shift 6
dir=$work/runs/$run
own=$dir/.hooke
if [ -e "$own/claim" ] || [ -e "$own/job" ]; then
  echo there
  exit 0
fi
if [ "$which" = first ] && [ -d "$own/asked" ]; then
  echo "asked $(($(date +%s) - $(stat -c %Y "$own/asked")))"
  exit 0
fi
if [ ! -d "$folder" ]; then
  echo no-folder
  exit 0
fi
mkdir -p "$own" || exit 75
while [ "$files" -gt 0 ]; do
  target=$dir/$1
  mkdir -p "$(dirname "$target")" || exit 75
  printf '%s' "$2" >"$target.$$" && mv -f "$target.$$" "$target" || exit 75
  files=$((files - 1))
  shift 2
done
# begun or cancelled meanwhile: nobody would take the secrets away, but a wrapper that has only just begun reads them yet
if [ -e "$own/claim" ]; then
  tries=50
  until [ -e "$own/start" ] || [ -e "$own/status" ] || [ "$tries" = 0 ]; do
    tries=$((tries - 1))
    sleep 0.1 2>/dev/null || sleep 1
  done
  rm -f "$own/secrets"
  echo there
  exit 0
fi
if ! mkdir "$own/asked" 2>/dev/null && [ "$which" = first ]; then
  echo 'asked 0'
  exit 0
fi
touch "$own/asked"
rm -f "$own/pack"
launch "$@" || exit $?
echo started
