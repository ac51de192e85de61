# Makes the environment of a study from its lock file, once for each content of it (C-8). The making outlives us.
#   words: work folder, folder of the code, "start" or "wait", then the command that confines its making (may be none), in
#          which the word HOOKE_ENVIRONMENT stands for the folder that it may write to
#   prints: none | ready FOLDER | building | failed, and then the end of what its making said
work=$1 code=$2 which=$3
shift 3
kind=
for file in uv.lock requirements.lock conda.lock requirements.txt environment.yml; do
  [ -f "$code/$file" ] && [ ! -L "$code/$file" ] || continue
  lock=$code/$file
  case $file in
    uv.lock) kind=uv ;;
    conda.lock) kind=explicit ;;
    environment.yml) kind=conda ;;
    *) kind=pip ;;
  esac
  break
done
[ -n "$kind" ] || { echo none && exit 0; }
python=$(command -v python3)
version=$([ -z "$python" ] || "$python" -c 'import sys; print(sys.version)' 2>/dev/null)
# what is taken from the code itself is not for the runs of other code
takes_from_code() {
  case $kind in
    uv) grep -E '(editable|directory|path) *= *"' "$lock" | grep -vq '= *"\."' ;;
    pip) grep -Ev '^[[:space:]]*(#|-i |--index-url|--extra-index-url|--trusted-host|--hash)' "$lock" | grep -Eq '/|^[[:space:]]*[-.]' ;;
    explicit) grep -q '^file:' "$lock" ;;
    conda) grep -Eq '^[[:space:]]*- *[-./]|file:' "$lock" ;;
  esac
}
own=
! takes_from_code || own=$code
hash=$({
  printf '%s %s %s %s\n' "$kind" "$version" "$(uname -sm)" "$own" && cat "$lock"
  # settings of uv say how packages are built
  [ "$kind" != uv ] || cat "$code/pyproject.toml" "$code/uv.toml" 2>/dev/null
} | sha256sum | cut -c 1-16)
envs=$work/envs
place=$envs/$hash
mkdir -p "$envs" || exit 1
[ "$which" = wait ] || rm -f "$place.failed"
# a making whose shell is gone is begun anew
if [ -d "$place.lock" ] && pid=$(cat "$place.lock/pid" 2>/dev/null) && ! kill -0 "$pid" 2>/dev/null; then
  [ -n "$(find "$place.lock" -maxdepth 0 -mmin -120 2>/dev/null)" ] && [ "$(cat "$place.lock/host")" != "$(uname -n)" ] ||
    rm -rf "$place.lock"
fi
if [ -e "$place.ready" ]; then
  # `environments.sh` takes none away that was just used, and has the lock while it looks
  touch -c "$place.ready"
  if [ -d "$place.lock" ]; then echo building; else echo "ready $place/env/bin"; fi
  exit 0
fi
if [ -e "$place.failed" ]; then
  echo failed
  tail -c 4000 "$place.log"
  exit 0
fi
mkdir "$place.lock" 2>/dev/null || { echo building && exit 0; }
uname -n >"$place.lock/host"
count=$#
while [ "$count" -gt 0 ]; do
  word=$1
  shift
  [ "$word" != HOOKE_ENVIRONMENT ] || word=$place
  set -- "$@" "$word"
  count=$((count - 1))
done
# shellcheck disable=SC2016 # the words of the inner shells
making='
  place=$1 kind=$2 lock=$3 code=$4
  HOME=$place/home TMPDIR=$place/tmp
  export HOME TMPDIR
  cd "$code" && mkdir -p "$HOME" "$TMPDIR" || exit 1
  case $kind in
    uv)
      command -v uv >/dev/null 2>&1 || { echo "the study has a uv.lock, but uv is not on PATH of this host"; exit 1; }
      UV_PYTHON_INSTALL_DIR=$place/python UV_PROJECT_ENVIRONMENT=$place/env uv sync --frozen --no-install-project --project "$code" ;;
    pip)
      command -v python3 >/dev/null 2>&1 || { echo "the study has a ${lock##*/}, but python3 is not on PATH of this host"; exit 1; }
      # isolated: a module of the code must not stand in place of venv or pip
      python3 -I -m venv "$place/env" && "$place/env/bin/python" -I -m pip install --disable-pip-version-check --no-input -r "$lock" ;;
    explicit)
      for tool in micromamba mamba conda; do
        command -v "$tool" >/dev/null 2>&1 || continue
        "$tool" create -y -q -p "$place/env" --file "$lock" || exit
        sed -n "s/^# pip: //p" "$lock" >"$TMPDIR/pip.txt"
        [ -s "$TMPDIR/pip.txt" ] || exit 0
        "$place/env/bin/python" -I -m pip install --disable-pip-version-check --no-input --no-deps -r "$TMPDIR/pip.txt"
        exit
      done
      echo "the study has a conda.lock, but none of micromamba, mamba and conda is on PATH of this host"
      exit 1 ;;
    conda)
      for tool in mamba conda micromamba; do
        command -v "$tool" >/dev/null 2>&1 || continue
        if [ "$tool" = micromamba ]; then micromamba create -y -q -p "$place/env" -f "$lock"
        else "$tool" env create -q -p "$place/env" -f "$lock"; fi
        exit
      done
      echo "the study has an environment.yml, but none of mamba, conda and micromamba is on PATH of this host"
      exit 1 ;;
  esac
'
# shellcheck disable=SC2016
around='
  place=$1
  shift
  limit=
  ! timeout -k 20 3600 true 2>/dev/null || limit="timeout -k 20 3600"
  rm -rf "$place" && mkdir -p "$place" && $limit "$@" && : >"$place.ready" || : >"$place.failed"
  rm -rf "$place.lock" "$place/home" "$place/tmp"
'
session=$(command -v setsid)
# shellcheck disable=SC2086 # empty where there is no setsid
$session sh -c "$around" sh "$place" "$@" sh -c "$making" sh "$place" "$kind" "$lock" "$code" </dev/null >"$place.log" 2>&1 &
echo $! >"$place.lock/pid"
echo building
