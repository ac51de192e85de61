# Prints files of runs one after the other.
#   words: work folder; standard input: run, offset, bytes, name, each a line
cd "$1/runs" || exit 1
while read -r run && read -r offset && read -r bytes && IFS= read -r name; do
  at=$run/$name
  [ -f "$at" ] && [ ! -L "$at" ] || exit 1
  [ "$bytes" -eq 0 ] || tail -c "+$((offset + 1))" <"./$at" | head -c "$bytes"
done
