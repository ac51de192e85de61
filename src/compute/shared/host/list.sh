# Lists the regular files of a run with their hashes; all else only by name. Names with control characters are counted.
#   words: work folder, run, largest number of entries, largest file
#   prints: "odd NUMBER", "file BYTES HASH NAME", "skip MODE LINKS BYTES NAME"
LC_ALL=C
export LC_ALL
cd "$1/runs/$2" 2>/dev/null || exit 0
echo "odd $(find . -path ./.hooke -prune -o -name '*[[:cntrl:]]*' -prune -exec echo x \; | wc -l)"
find . -path ./.hooke -prune -o -name '*[[:cntrl:]]*' -prune -o ! -type d -exec stat -c '%f %h %s %n' {} + |
  sort -k 4 | head -n "$(($3 + 1))" |
  while read -r mode links size name; do
    case $mode in
      8???)
        if [ "$links" = 1 ] && [ "$size" -le "$4" ] && [ -f "$name" ] && sum=$(sha256sum <"$name"); then
          echo "file $size ${sum%% *} ${name#./}"
          continue
        fi
        ;;
    esac
    echo "skip $mode $links $size ${name#./}"
  done
