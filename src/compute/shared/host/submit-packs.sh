# Lays out the folders of many runs and starts them as packs. `launch` comes from the kind of host before this.
#   words: work folder, wrapper, number of packs
#   standard input, each item a line, with "\\n" for a line end and "\\\\" for a backslash:
#     for each pack: name, text of pack.sh, number of words of `launch`, the words, number of runs;
#     for each run: run, folder of the command, number of files, name and content of each
#   prints: "run RUN new|there|asked|no-folder" for each, then "pack NAME CODE" where `launch` was called
work=$1 file=$2 packs=$3

refuse() {
  while IFS= read -r dir; do
    rm -f "$dir/.hooke/secrets" "$dir/.hooke/pack"
    rmdir "$dir/.hooke/asked" 2>/dev/null
  done <"$1/runs"
}

lay_file() {
  case $1 in */*) [ -d "$dir/${1%/*}" ] || mkdir -p "$dir/${1%/*}" ;; *) [ -d "$dir" ] || mkdir -p "$dir" ;; esac || exit 75
  printf '%b' "$2" >"$dir/$1" || exit 75
}

lay_run() {
  read -r run && IFS= read -r folder && read -r files || exit 75
  dir=$work/runs/$run
  own=$dir/.hooke
  state=new
  if [ -e "$own/claim" ] || [ -e "$own/job" ]; then state=there
  elif [ -d "$own/asked" ]; then state=asked
  elif [ ! -d "$folder" ]; then state=no-folder
  fi
  while [ "$files" -gt 0 ]; do
    read -r entry && IFS= read -r text || exit 75
    [ "$state" != new ] || lay_file "$entry" "$text"
    files=$((files - 1))
  done
  if [ "$state" = new ]; then
    printf '%s\n' "$name" >"$own/pack" || exit 75
    mkdir "$own/asked" 2>/dev/null && printf '%s\n' "$dir" >>"$pack/$$.runs" || state=asked
  fi
  echo "run $run $state"
}

while [ "$packs" -gt 0 ]; do
  packs=$((packs - 1))
  read -r name && IFS= read -r runner && read -r count || exit 75
  pack=$work/packs/$name
  set --
  while [ "$count" -gt 0 ]; do
    IFS= read -r word || exit 75
    set -- "$@" "$word"
    count=$((count - 1))
  done
  # nothing of a pack that was started before may change under it
  mkdir -p "$pack" && : >"$pack/$$.runs" || exit 75
  read -r runs || exit 75
  while [ "$runs" -gt 0 ]; do
    runs=$((runs - 1))
    lay_run
  done
  if [ ! -s "$pack/$$.runs" ]; then
    rm -f "$pack/$$.runs"
    continue
  fi
  printf '%b' "$runner" >"$pack/$$.sh" && mv -f "$pack/$$.sh" "$pack/pack.sh" && mv -f "$pack/$$.runs" "$pack/runs" &&
    printf '%s\n' "$work/bin/$file" >"$pack/wrapper" && mkdir -p "$pack/asked" || exit 75
  own=$pack dir=$pack wrapper=$pack/pack.sh
  (launch "$@") </dev/null
  code=$?
  [ "$code" != 64 ] || refuse "$pack"
  echo "pack $name $code"
done
exit 0
