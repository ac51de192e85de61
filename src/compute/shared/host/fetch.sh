# Prints files of a run one after the other.   words: work folder, run; standard input: offset, bytes, name, each a line
cd "$1/runs/$2" || exit 1
while read -r offset && read -r bytes && IFS= read -r name; do
  [ -f "$name" ] && [ ! -L "$name" ] || exit 1
  [ "$bytes" -eq 0 ] || tail -c "+$((offset + 1))" <"./$name" | head -c "$bytes"
done
