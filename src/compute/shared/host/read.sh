# Reads parts of files of runs.
#   words: work folder, a mark; standard input: run, file, offset and limit, each a line
#   prints for each: "part OFFSET BYTES SIZE", the bytes, a line end, the mark
cd "$1/runs" || exit 1
here=$(pwd -P)

# Whether what is open as stream 6 is the file of that name: a run may put a link to what only we may read in its place.
is_own() {
  [ -e /proc/self/fd/6 ] || return 0
  [ "$(readlink /proc/self/fd/6)" = "$here/$at" ]
}

# Prints a part of the file that is open as stream 6, as long as it was said to be: a log that shrinks meanwhile, or is not
# to be read, must not shift the parts of other runs.
print_part() {
  { { is_own && tail -c "+$((offset + 1))" <&6; head -c "$bytes" /dev/zero; } | head -c "$bytes"; } 2>/dev/null
}

while read -r run && read -r file && read -r offset && read -r limit; do
  at=$run/$file size=0
  [ -f "$at" ] && [ ! -L "$at" ] && size=$(stat -c %s "$at")
  if [ "$offset" -lt 0 ]; then
    offset=$((size + offset))
    [ "$offset" -ge 0 ] || offset=0
  fi
  [ "$offset" -le "$size" ] || offset=$size
  bytes=$((size - offset))
  [ "$bytes" -le "$limit" ] || bytes=$limit
  echo "part $offset $bytes $size"
  [ "$bytes" -eq 0 ] || print_part 6<"$at"
  printf '\n%s\n' "$2"
done
