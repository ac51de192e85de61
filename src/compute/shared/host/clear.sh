# Says of folders of runs whether all in them is kept elsewhere, and takes those away of which that is so.
#   words: work folder, "look" or "take"; standard input: for each run, its name and the number of files, then "HASH  ./NAME"
#          of each file that is kept elsewhere
#   prints for each: "goes RUN", or "stays RUN WHAT" with what is not kept
LC_ALL=C
export LC_ALL
cd "$1/runs" || exit 1
list=$1/clear.$$
trap 'rm -f "$list"' EXIT
trap 'exit 1' HUP INT TERM

# Prints what is in a folder and not kept: all but regular files, those with a second name, and those with another content.
lost() {
  # who heard of it within the hour may write there yet, whatever became of its job
  [ -e .hooke/status ] || [ -z "$(find .hooke/heartbeat -mmin -60 2>/dev/null)" ] || echo 'its wrapper is still at work'
  find . -path ./.hooke -prune -o ! -type d ! -type f -print -o -type f -links +1 -print 2>&1
  find . -path ./.hooke -prune -o -type f -exec sha256sum {} + 2>&1 | grep -vxF -f "$list" | sed 's/^\\\{0,1\}[0-9a-f]\{64\}  //'
}

judge() {
  [ -d "$1" ] && [ ! -L "$1" ] || return 0
  what=$(cd "$1" && lost | head -n 1 | tr -d '[:cntrl:]') || return 1
  [ -z "$what" ] || { echo "stays $1 $what" && return 1; }
}

# what an earlier try began to take away; no run is called so
[ "$2" = look ] || for half in *.going; do [ ! -e "$half" ] || rm -rf "./$half"; done
while read -r run count; do
  # never empty: what an empty list matches is not the same everywhere
  echo none >"$list" || exit 1
  while [ "$count" -gt 0 ]; do
    IFS= read -r line || exit 1
    printf '%s\n' "$line" || exit 1
    count=$((count - 1))
  done >>"$list"
  judge "$run" || continue
  [ "$2" = look ] || [ ! -d "$run" ] || { mv "./$run" "./$run.going" && rm -rf "./$run.going"; } || exit 1
  echo "goes $run"
done
