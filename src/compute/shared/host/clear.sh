# Says of folders of runs whether all in them is kept elsewhere, and takes those away of which that is so.
#   words: work folder, "look" or "take"; standard input: for each run, its name and the number of files, then "HASH  ./NAME"
#          of each file that is kept elsewhere
#   prints for each: "goes RUN", or "stays RUN WHAT" with what is not kept
LC_ALL=C
export LC_ALL
cd "$1/runs" || exit 1
list=$1/clear.$$
trap 'rm -f "$list" "$list.names"' EXIT
trap 'exit 1' HUP INT TERM

# Prints what is in a folder and not kept: all but regular files, those with a second name, those with another content.
# Nothing is printed only where each file was seen to be kept: a tool that fails leaves the folder where it is.
lost() {
  # who heard of it within the hour may write there yet, whatever became of its job
  if [ ! -e .hooke/status ] && [ -n "$(find .hooke/heartbeat -mmin -60 2>/dev/null)" ]; then
    echo 'its wrapper is still at work'
    return 0
  fi
  strange=$(find . -path ./.hooke -prune -o ! -type d ! -type f -print -o -type f -links +1 -print 2>&1) || strange=${strange:-$UNREAD}
  files=$(find . -path ./.hooke -prune -o -type f -print 2>&1) || strange=${strange:-${files:-$UNREAD}}
  # sums of large files take their time: none where a name alone says enough
  [ -n "$strange" ] || [ -z "$files" ] || strange=$(printf '%s\n' "$files" | grep -vxF -f "$list.names")
  if [ -n "$strange" ] || [ -z "$files" ]; then
    printf '%s' "$strange"
    return 0
  fi
  sums=$(find . -path ./.hooke -prune -o -type f -exec sha256sum {} + 2>&1)
  matched=$(printf '%s\n' "$sums" | grep -cxF -f "$list")
  [ "$matched" -eq "$(printf '%s\n' "$files" | wc -l)" ] 2>/dev/null && return 0
  changed=$(printf '%s\n' "$sums" | grep -vxF -f "$list" | sed 's/^\\\{0,1\}[0-9a-f]\{64\}  //')
  printf '%s' "${changed:-$UNREAD}"
}
UNREAD='its files could not be read'

judge() {
  [ -d "$1" ] && [ ! -L "$1" ] || return 0
  what=$(cd "$1" && lost) || return 1
  [ -n "$what" ] || return 0
  printf 'stays %s %s\n' "$1" "$(printf '%s\n' "$what" | head -n 1 | tr -d '[:cntrl:]')"
  return 1
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
  sed 's/^[0-9a-f]*  //' "$list" >"$list.names" || exit 1
  judge "$run" || continue
  [ "$2" = look ] || [ ! -d "$run" ] || { mv "./$run" "./$run.going" && rm -rf "./$run.going"; } || exit 1
  echo "goes $run"
done
