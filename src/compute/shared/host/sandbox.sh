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

# In what the memory of a whole run can be capped: a group of the kernel where we may make one, else one of systemd. Each
# is tried with a command.
enters() { # FOLDER FILE
  trial=$1/hooke-trial-$$ entered=1
  [ -e "$1/cgroup.procs" ] && mkdir "$trial" 2>/dev/null || return 1
  # shellcheck disable=SC2016
  sh -c 'echo 1073741824 >"$1/$2" && echo 0 >"$1/cgroup.procs"' sh "$trial" "$2" 2>/dev/null && entered=0
  rmdir "$trial" 2>/dev/null || { sleep 0.2; rmdir "$trial"; } 2>/dev/null
  return "$entered"
}
say_cap() {
  mine=$(sed -n 's/^[0-9]*:\([a-z_=]*,\)*memory\(,[a-z_=]*\)*://p' /proc/self/cgroup 2>/dev/null | head -n 1)
  for folder in "/sys/fs/cgroup/memory${mine%/}" /sys/fs/cgroup/memory; do
    ! enters "$folder" memory.limit_in_bytes || { say memory-cap "v1 $folder"; return 0; }
  done
  ! enters /sys/fs/cgroup memory.max || { say memory-cap 'v2 /sys/fs/cgroup'; return 0; }
  command -v systemd-run >/dev/null 2>&1 && [ -d /run/systemd/system ] || return 0
  scope=--system
  # without lingering, what systemd started for a user ends with the last session of it
  [ "$(id -u)" = 0 ] || { [ -e "/var/lib/systemd/linger/$(id -un)" ] && scope=--user; } || return 0
  XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)} timeout 10 \
    systemd-run "$scope" --scope --quiet -p MemoryMax=1073741824 -p MemorySwapMax=0 -- true </dev/null >/dev/null 2>&1 || return 0
  say memory-cap "systemd $scope"
}
say_cap

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
