# Tells which environments nobody uses any more, and takes one away (P-18). A tool that fails leaves all where it is.
#   words: work folder, "look" or "take", minutes for which one is kept after its last use, name of the one to take (empty for
#          a look at all), then in pairs: folder of leases, folder of runs
#   prints for each: KILOBYTES, a tab, NAME, a tab, why it stays; nothing there where it would go, or went
LC_ALL=C
export LC_ALL
envs=$1/envs how=$2 minutes=$3 wished=$4
shift 4
[ -d "$envs" ] || exit 0
list=$envs/.uses.$$
held=
trap 'rm -rf "$list" "$list.orders" ${held:+"$held"}' EXIT
trap 'exit 1' HUP INT TERM

# What leases say, and runs whose end nobody wrote; its first line shows that it can be searched.
gather() {
  echo /envs/canary/ >"$list" || return 1
  while [ $# -gt 1 ]; do
    [ ! -e "$1" ] || find "$1" -type f -name '*.json' -exec cat {} + >>"$list" || return 1
    [ ! -e "$2" ] || orders_in "$2" || return 1
    shift 2
  done
  grep -qF /envs/canary/ "$list"
}

orders_in() {
  find "$1" -mindepth 3 -maxdepth 3 -path '*/.hooke/order' >"$list.orders" || return 1
  while IFS= read -r order; do
    own=${order%/order}
    [ ! -e "$own/status" ] || continue
    # its host went down with it; what only waits under its scheduler still has its lease
    [ -z "$(find "$own/heartbeat" -mmin +1440 2>/dev/null)" ] || continue
    cat "$order" >>"$list" || return 1
  done <"$list.orders"
}

is_old() { [ -n "$(find "$1" -prune -mmin "+$2" 2>/dev/null)" ]; }

# Prints why an environment stays.
why() {
  place=$envs/$1
  if [ -e "$place.lock" ] && [ "$place.lock" != "$held" ] && ! is_old "$place.lock" 1440; then
    echo making
    return 0
  fi
  grep -qF "/envs/$1/" "$list"
  case $? in
    0) echo used && return 0 ;;
    1) ;;
    *) return 1 ;;
  esac
  for stamp in "$place" "$place.ready" "$place.failed" "$place.log"; do
    [ ! -e "$stamp" ] || is_old "$stamp" "$minutes" || { echo young && return 0; }
  done
}

remove() {
  rm -rf "$1" 2>/dev/null || { chmod -R u+rwX "$1" && rm -rf "$1"; }
}

# Whoever wants it meanwhile marks it as used and then looks for the lock; here the lock comes first, and then the look.
take() {
  name=$1 place=$envs/$1
  shift
  ! is_old "$place.lock" 1440 || rm -rf "$place.lock"
  mkdir "$place.lock" 2>/dev/null || { reason=making && return 0; }
  held=$place.lock
  echo $$ >"$held/pid" && uname -n >"$held/host" && gather "$@" && reason=$(why "$name") || return 1
  if [ -z "$reason" ]; then
    # without its mark it would be made anew, so a kill from here on leaves nothing that passes for whole
    rm -f "$place.ready" "$place.failed" "$place.log" && remove "$place.going" && mv "$place" "$place.going" || return 1
  fi
  rm -rf "$held" || return 1
  held=
  [ -n "$reason" ] || remove "$place.going" || return 1
}

gather "$@" || exit 1
for one in "$envs"/*; do
  [ -d "$one" ] && [ ! -L "$one" ] || continue
  name=${one##*/} reason=
  hash=${name%.going}
  case $hash in *[!0-9a-f]*) continue ;; esac
  [ ${#hash} -eq 16 ] && [ "$wished" = "${wished:+$name}" ] || continue
  size=$(du -sk "$one" 2>/dev/null | cut -f 1)
  if [ "$name" = "$hash" ]; then reason=$(why "$name") || exit 1; fi
  if [ "$how" = take ] && [ -z "$reason" ]; then
    # what an earlier try began to take away is nobody's
    if [ "$name" = "$hash" ]; then take "$name" "$@"; else remove "$one"; fi || exit 1
  fi
  printf '%s\t%s\t%s\n' "${size:-0}" "$name" "$reason"
done
exit 0
