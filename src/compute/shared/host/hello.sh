# Makes the folders of Hooke on a host and lays the wrapper there.
#   words: work folder, file name of the wrapper, which is standard input
#   prints: the folder without links on the way
work=$1
case $work in
  /*) ;;
  '~') work=$HOME ;;
  '~/'*) work=$HOME/${work#'~/'} ;;
  *) work=$HOME/$work ;;
esac
mkdir -p "$work/runs" "$work/bin" "$work/leases" "$work/packs" || exit 1
cd "$work" || exit 1
if [ ! -s "bin/$2" ]; then
  cat >"bin/$2.$$" && mv -f "bin/$2.$$" "bin/$2" || exit 1
fi
pwd -P
