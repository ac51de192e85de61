# Tells how much the folders of runs hold.
#   words: work folder
#   prints for each: KILOBYTES, a tab, ./RUN
cd "$1/runs" 2>/dev/null || exit 0
find . -mindepth 1 -maxdepth 1 -type d -exec du -sk {} +
exit 0
