# Makes the folders of Hooke on a host and lays the wrapper there.
#   words: work folder, file name of the wrapper, which is standard input, the mark that the folder carries (empty when it was
#          never seen), a new mark
#   prints: the folder without links on the way, then its mark
#   exits: 65 when the folder does not carry the mark that it had: nothing is made there
work=$1
case $work in
  /*) ;;
  '~') work=$HOME ;;
  '~/'*) work=$HOME/${work#'~/'} ;;
  *) work=$HOME/$work ;;
esac
mark=$work/.hooke-mark
if [ -n "$3" ] && [ "$(cat "$mark" 2>/dev/null)" != "$3" ]; then
  ls -d "$work" >&2
  exit 65
fi
mkdir -p "$work/runs" "$work/bin" "$work/leases" "$work/packs" || exit 1
cd "$work" || exit 1
if [ ! -s "bin/$2" ]; then
  cat >"bin/$2.$$" && mv -f "bin/$2.$$" "bin/$2" || exit 1
fi
[ -s .hooke-mark ] || { printf '%s\n' "$4" >".hooke-mark.$$" && mv -f ".hooke-mark.$$" .hooke-mark; } || exit 1
pwd -P
cat .hooke-mark
