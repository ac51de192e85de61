# Says what is true on a host before anything runs there. `cluster` comes from the kind of host before this.
#   words: work folder, bin of the environment (or "image": that of a container), folder of the code (each may be empty), then the command that confines what
#          is asked of interpreters (may be none)
work=$1 bin=$2 code=$3
shift 3
echo "os $(sed -n 's/^PRETTY_NAME="\{0,1\}\([^"]*\).*/\1/p' /etc/os-release 2>/dev/null)"
echo "kernel $(uname -srm)"
echo "cpu $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
echo "cores $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)"
echo "memory $(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo 2>/dev/null)"
echo "host $(uname -n)"
echo "image ${HOOKE_CONTAINER_IMAGE-}"
echo "now $(date +%s)"
if command -v nvidia-smi >/dev/null 2>&1; then
  nvidia-smi --query-gpu=name,memory.total,driver_version --format=csv,noheader 2>/dev/null | sed 's/^/card /'
  nvidia-smi --query-compute-apps=gpu_uuid,pid,used_memory --format=csv,noheader 2>/dev/null | sed 's/^/busy /'
  nvidia-smi 2>/dev/null | sed -n 's/.*CUDA Version: \([0-9.]*\).*/cuda \1/p'
fi
# of the environment first; its folder never goes on PATH, for what it holds is not to stand in place of sed and the like
find_program() {
  if [ "$bin" = image ]; then echo "$1"; elif [ -n "$bin" ] && [ -x "$bin/$1" ]; then echo "$bin/$1"; else command -v "$1"; fi
}
# packages may have put something in place of an interpreter that does not end
limit=
! timeout 60 true 2>/dev/null || limit='timeout 60'
for name in python3 node; do
  found=$(find_program "$name") || continue
  # shellcheck disable=SC2086 # words, or none
  said=$($limit "$@" "$found" --version 2>/dev/null | head -n 1)
  [ -n "$said" ] || continue
  echo "interpreter $name $found ${said#Python }"
done
# shellcheck disable=SC2086
if python=$(find_program python3) && frozen=$($limit "$@" "$python" -m pip --disable-pip-version-check freeze --all 2>/dev/null); then
  echo "freeze $(printf '%s\n' "$frozen" | sha256sum | cut -d ' ' -f 1)"
fi
# a real megabyte: quota, inodes and read-only mounts show only then
for folder in "$work/runs" "${TMPDIR:-/tmp}"; do
  probe=$folder/.hooke-probe-$$
  said=$({ dd if=/dev/zero of="$probe" bs=65536 count=16 && sync "$probe"; } 2>&1) && said=
  rm -f "$probe"
  echo "probe $(df -Pk "$folder" | awk 'NR == 2 {print int($4 / 1024)}') $folder"
  [ -z "$said" ] || echo "unwritable $(printf '%s' "$said" | tail -n 1)"
done
# processes of runs that have ended: nobody waits for them, and they take what the next run needs
if [ -r /proc/self/environ ]; then
  for found in $(grep -lzF -e "HOOKE_RUN_DIR=$work/runs/" /proc/[0-9]*/environ 2>/dev/null); do
    folder=$(tr '\0' '\n' <"$found" 2>/dev/null | sed -n 's/^HOOKE_RUN_DIR=//p')
    pid=${found#/proc/}
    [ -z "$folder" ] || [ ! -e "$folder/.hooke/status" ] ||
      echo "leftover process ${pid%/environ} of the run ${folder##*/}, which has ended"
  done
fi
if [ -n "$code" ] && cd "$code" 2>/dev/null; then
  find . -name .git -prune -o -type f \( -name package-lock.json -o -name pnpm-lock.yaml -o -name yarn.lock \
    -o -name uv.lock -o -name poetry.lock -o -name Pipfile.lock -o -name requirements.txt -o -name requirements.lock \
    -o -name conda.lock -o -name conda-lock.yml -o -name environment.yml -o -name Cargo.lock -o -name go.sum -o -name Manifest.toml \
    -o -name renv.lock \) -exec sha256sum {} + 2>/dev/null | sed 's/^\\*/lock /'
fi
cluster
exit 0
