# Reads parts of files of runs.
#   words: work folder, a mark; standard input: run, file, offset and limit, each a line
#   prints for each: "part OFFSET BYTES SIZE", the bytes, a line end, the mark
cd "$1/runs" || exit 1
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
  [ "$bytes" -eq 0 ] || tail -c "+$((offset + 1))" <"$at" | head -c "$bytes"
  printf '\n%s\n' "$2"
done
