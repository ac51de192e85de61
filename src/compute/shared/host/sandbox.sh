# Says what a sandbox for runs can be made of on this host, and lays the files that it shows in place of those of /etc.
#   words: work folder, number of files, name and content of each, number of programs, their names, then the folders and
#          files that the configuration shows
work=$1 files=$2
shift 2
mkdir -p "$work/etc" || exit 1
while [ "$files" -gt 0 ]; do
  printf '%s' "$2" >"$work/etc/$1.$$" && chmod 644 "$work/etc/$1.$$" && mv -f "$work/etc/$1.$$" "$work/etc/$1" || exit 1
  files=$((files - 1))
  shift 2
done
PATH=$PATH:/usr/local/bin:/usr/bin:/bin
export PATH
newline='
'
say() { case $2 in *"$newline"*) ;; *) printf '%s %s\n' "$1" "$2" ;; esac; }
real() { readlink -f -- "$1" 2>/dev/null; }

for name in bwrap prlimit setpriv; do
  found=$(command -v "$name") && say "$name" "$found"
done
say engine "$(command -v podman || command -v docker)"
if command -v bwrap >/dev/null 2>&1; then
  say version "$(bwrap --version 2>/dev/null | sed 's/[^0-9.]//g')"
  bwrap --help 2>&1 | sed -n 's/^ *--\(size\|perms\|disable-userns\) .*/option \1/p'
fi
say kernel "$(uname -r)"
say cores "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)"
say user "$(id -un)"
say uid "$(id -u)"
say gid "$(id -g)"
[ ! -r /proc/self/limits ] || sed 's/^/limit /' /proc/self/limits
for name in kernel/apparmor_restrict_unprivileged_userns kernel/unprivileged_userns_clone user/max_user_namespaces; do
  [ ! -r "/proc/sys/$name" ] || say setting "$name $(cat "/proc/sys/$name" 2>/dev/null)"
done

# where the programs of languages come from: themselves, what they lead to, and what a virtual environment was made from
count=$1
shift
while [ "$count" -gt 0 ]; do
  if found=$(command -v "$1") && [ "${found#/}" != "$found" ]; then
    say program "$found"
    say program "$(real "$found")"
    config=${found%/*/*}/pyvenv.cfg
    [ ! -r "$config" ] || say program "$(sed -n 's/^home *= *\(\/.*\)/\1/p' "$config" | head -n 1)/python3"
  fi
  count=$((count - 1))
  shift
done
printf '%s\n' "$PATH" | tr : '\n' | sed -n 's/^\//path \//p'

# what people keep keys in, wherever a folder that is shown would show it
say home "$HOME"
for name in .ssh .gnupg .aws .azure .docker .kube .netrc .npmrc .pypirc .git-credentials .config/gh .config/gcloud .config/git \
  .config/rclone .config/hooke .runpod .cache/huggingface/token .huggingface .netrc.gpg .bash_history .pgpass; do
  [ -e "$HOME/$name" ] || continue
  if [ -d "$HOME/$name" ]; then say hidden-folder "$(real "$HOME/$name")"; else say hidden-file "$(real "$HOME/$name")"; fi
done
for folder in "$@"; do
  case $folder in '~/'*) given="$HOME/${folder#'~/'}" ;; *) given=$folder ;; esac
  if [ -e "$given" ]; then
    say shown "$given"
    say leads-to "$(real "$given")"
  else
    say absent "$given"
  fi
done
exit 0
