# Makes the environment of a study from its lock file, once for each content of it (C-8). The making outlives us.
#   words: work folder, folder of the code, "start" or "wait"
#   prints: none | ready FOLDER | building | failed, and then the end of what its making said
work=$1 code=$2 which=$3
kind=
for file in uv.lock requirements.lock requirements.txt environment.yml; do
  [ -f "$code/$file" ] || continue
  lock=$code/$file
  case $file in
    uv.lock) kind=uv ;;
    environment.yml) kind=conda ;;
    *) kind=pip ;;
  esac
  break
done
[ -n "$kind" ] || { echo none && exit 0; }
python=$(command -v python3)
version=$([ -z "$python" ] || "$python" -c 'import sys; print(sys.version)' 2>/dev/null)
hash=$({ printf '%s %s %s\n' "$kind" "$version" "$(uname -sm)" && cat "$lock"; } | sha256sum | cut -c 1-16)
envs=$work/envs
place=$envs/$hash
mkdir -p "$envs" || exit 1
[ "$which" = wait ] || rm -f "$place.failed"
if [ -e "$place/.hooke-ready" ]; then
  touch "$place/.hooke-ready"
  echo "ready $place/bin"
  exit 0
fi
if [ -e "$place.failed" ]; then
  echo failed
  tail -c 4000 "$place.log"
  exit 0
fi
# a making whose shell is gone is begun anew
if [ -d "$place.lock" ] && pid=$(cat "$place.lock/pid" 2>/dev/null) && ! kill -0 "$pid" 2>/dev/null; then
  [ -n "$(find "$place.lock" -maxdepth 0 -mmin -120 2>/dev/null)" ] && [ "$(cat "$place.lock/host")" != "$(uname -n)" ] ||
    rm -rf "$place.lock"
fi
mkdir "$place.lock" 2>/dev/null || { echo building && exit 0; }
uname -n >"$place.lock/host"
# shellcheck disable=SC2016 # the words of the inner shell
making='
  place=$1 kind=$2 lock=$3 code=$4
  make() {
    rm -rf "$place"
    case $kind in
      uv)
        command -v uv >/dev/null 2>&1 || { echo "the study has a uv.lock, but uv is not on PATH of this host"; return 1; }
        UV_PROJECT_ENVIRONMENT=$place uv sync --frozen --no-install-project --project "$code" ;;
      pip)
        command -v python3 >/dev/null 2>&1 || { echo "the study has a ${lock##*/}, but python3 is not on PATH of this host"; return 1; }
        python3 -m venv "$place" && "$place/bin/python" -m pip install --disable-pip-version-check --no-input -r "$lock" ;;
      conda)
        for tool in mamba conda micromamba; do
          command -v "$tool" >/dev/null 2>&1 || continue
          if [ "$tool" = micromamba ]; then micromamba create -y -q -p "$place" -f "$lock"
          else "$tool" env create -q -p "$place" -f "$lock"; fi
          return
        done
        echo "the study has an environment.yml, but neither mamba nor conda is on PATH of this host"
        return 1 ;;
    esac
  }
  cd "$code" && make && : >"$place/.hooke-ready" || : >"$place.failed"
  rm -rf "$place.lock"
'
session=$(command -v setsid)
# shellcheck disable=SC2086 # empty where there is no setsid
$session sh -c "$making" sh "$place" "$kind" "$lock" "$code" </dev/null >"$place.log" 2>&1 &
echo $! >"$place.lock/pid"
echo building
