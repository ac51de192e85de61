# Brings the code of a lease to its exact commit; git here runs nothing from what it checks out.
#   words: work folder, "look" or "checkout", lease, commit, bundle or archive (empty: the commit is here already)
#   look prints: "ready" when the checkout is as it should be; else "git yes|no", "commit yes|no" and "tip COMMIT" lines
#   checkout prints: the commit that is checked out
work=$1 action=$2 lease=$3 commit=$4 package=${5-}
repo=$work/code/repo.git
tree=$work/code/$lease
GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_TERMINAL_PROMPT=0
export GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL GIT_TERMINAL_PROMPT
safe_git() { git -c core.hooksPath=/dev/null -c core.fsmonitor=false -c protocol.ext.allow=never "$@"; }
mkdir -p "$work/code" || exit 1

if [ "$action" = look ]; then
  if [ -f "$tree/.hooke-archive" ] && [ "$(cat "$tree/.hooke-archive")" = "$commit" ]; then
    echo ready
    exit 0
  fi
  command -v git >/dev/null 2>&1 || { echo 'git no' && exit 0; }
  if [ "$(safe_git -C "$tree" rev-parse HEAD 2>/dev/null)" = "$commit" ] &&
    [ -z "$(safe_git -C "$tree" status --porcelain --untracked-files=no 2>&1)" ]; then
    echo ready
    exit 0
  fi
  echo 'git yes'
  if safe_git -C "$repo" cat-file -e "$commit^{commit}" 2>/dev/null; then echo 'commit yes'; else echo 'commit no'; fi
  safe_git -C "$repo" for-each-ref --sort=-committerdate --count=50 --format='tip %(objectname)' 2>/dev/null
  exit 0
fi

case $package in
  *.tar)
    rm -rf "$tree.new" && mkdir -p "$tree.new" && tar -xf "$package" -C "$tree.new" || exit 1
    echo "$commit" >"$tree.new/.hooke-archive"
    rm -rf "$tree" && mv "$tree.new" "$tree" && rm -f "$package" || exit 1
    echo "$commit"
    exit 0
    ;;
esac
[ -d "$repo" ] || safe_git init -q --bare "$repo" >&2 || exit 1
if [ -n "$package" ]; then
  safe_git -C "$repo" fetch -q --no-tags "$package" "+HEAD:refs/hooke/$commit" >&2 || exit 1
  rm -f "$package"
fi
if [ ! -d "$tree/.git" ]; then
  rm -rf "$tree.new"
  safe_git clone -q --shared --no-checkout "$repo" "$tree.new" >&2 && rm -rf "$tree" && mv "$tree.new" "$tree" || exit 1
fi
safe_git -C "$tree" -c advice.detachedHead=false checkout -q --force --detach "$commit" >&2 || exit 1
safe_git -C "$tree" rev-parse HEAD
