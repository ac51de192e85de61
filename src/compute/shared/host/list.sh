# Lists the regular files of runs with their hashes; all else only by name. Names with control characters are counted.
#   words: work folder, largest number of entries, largest file, bytes; standard input: the runs, one a line
#   prints for each: "run RUN", "odd NUMBER", "file BYTES HASH NAME", "skip MODE LINKS BYTES NAME", "bodies BYTES", then the
#     bytes of its files one after the other where they are not more than asked for, then "end"
LC_ALL=C
export LC_ALL
cd "$1/runs" || exit 1

# Sets `size` and `name` from a line of the listing; false for what is no file.
read_file() {
  case $1 in 'file '*) ;; *) return 1 ;; esac
  name=${1#file }
  size=${name%% *}
  name=${name#* * }
}

list_run() {
  cd "$1" 2>/dev/null || return 0
  echo "odd $(find . -path ./.hooke -prune -o -name '*[[:cntrl:]]*' -prune -exec echo x \; | wc -l)"
  find . -path ./.hooke -prune -o -name '*[[:cntrl:]]*' -prune -o ! -type d -exec stat -c '%f %h %s %n' {} + |
    sort -k 4 | head -n "$(($2 + 1))" |
    while read -r mode links size name; do
      case $mode in
        8???)
          if [ "$links" = 1 ] && [ "$size" -le "$3" ] && [ -f "$name" ] && sum=$(sha256sum <"$name"); then
            echo "file $size ${sum%% *} ${name#./}"
            continue
          fi
          ;;
      esac
      echo "skip $mode $links $size ${name#./}"
    done
}

while read -r run; do
  listing=$(list_run "$run" "$2" "$3" </dev/null)
  total=0
  while IFS= read -r line; do
    if read_file "$line"; then total=$((total + size)); fi
  done <<END
$listing
END
  [ "$total" -le "$4" ] || total=0
  printf 'run %s\n%s\nbodies %s\n' "$run" "$listing" "$total"
  [ "$total" -eq 0 ] || while IFS= read -r line; do
    if read_file "$line"; then head -c "$size" <"$run/$name"; fi
  done <<END
$listing
END
  printf '\nend\n'
done
