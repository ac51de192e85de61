/**
 * The shell functions of SLURM. Options come as words; those that a user's environment or script could set besides are
 * set here or taken away (C-5). `--dependency=singleton` keeps a second copy waiting until the first has ended, and the
 * claim of the wrapper then ends it.
 */
export const SLURM_FUNCTIONS = `
me=$(id -un)
for name in $(env | sed -n 's/^\\(S[A-Z]*BATCH_[A-Z_]*\\)=.*/\\1/p; s/^\\(SQUEUE_[A-Z_]*\\)=.*/\\1/p; s/^\\(SACCT_[A-Z_]*\\)=.*/\\1/p; s/^\\(SINFO_[A-Z_]*\\)=.*/\\1/p'); do unset "$name"; done

# away EXCLUDE AVOID: what a person excludes as it stands, and of the nodes in quarantine those that the cluster still
# has: sbatch refuses a job that names another
away() {
  known=
  [ -z "$2" ] || known=$(sinfo -a -h -N -o %N 2>/dev/null | tr '\\n' ' ')
  set -- "$1" $(printf '%s' "$2" | tr ',' ' ')
  nodes=$1
  shift
  for node; do case " \${known:-$node} " in *" $node "*) nodes=\${nodes:+$nodes,}$node ;; esac; done
  printf '%s' "$nodes"
}

# launch NAME KEY EXCLUDE AVOID OPTIONS: the answer of sbatch may be lost, so the job writes its own id too
launch() {
  name=$1 key=$2 avoid=$4
  nodes=$(away "$3" "$4")
  shift 4
  [ -z "$nodes" ] || set -- "--exclude=$nodes" "$@"
  printf '#!/bin/sh\\nexec sh "$1" "$2"\\n' >"$own/job.sh" || return 75
  said=$(sbatch --parsable --job-name="$name" --comment="$key" --dependency=singleton --no-requeue --export=NONE \\
    --chdir="$dir" --output="$own/job.log" --error="$own/job.log" --open-mode=append --mail-type=NONE --input=/dev/null \\
    --signal=B:TERM@60 "$@" "$own/job.sh" "$wrapper" "$dir" 2>"$own/refusal")
  code=$?
  if [ "$code" = 0 ]; then
    printf '%s\\n' "\${said%%;*}" >"$own/job.tmp" && mv "$own/job.tmp" "$own/job"
    return 0
  fi
  cat "$own/refusal" >&2
  case $(cat "$own/refusal") in
    *'imed out'* | *'nable to contact'* | *'emporarily'* | *'onnection refused'* | *'ommunication'* | *'Zero Bytes'* | \\
      *'SubmitJob'* | *'submit limit'* | *'No route'* | *'Unspecified error'* | *'ould not resolve'*) return 75 ;;
  esac
  [ "$code" -lt 128 ] || return 75
  [ -z "$avoid" ] || printf 'in quarantine, so that it stays away from them: %s (hooke compute lift)\\n' "$avoid" >&2
  rm -f "$own/secrets"
  rmdir "$own/asked" 2>/dev/null
  return 64
}

# seek NAME OWN: both must answer, and a cluster without accounting says so
seek() {
  found=$(squeue -h -t all -u "$me" --name="$1" -o %i) || exit 1
  if [ -z "$found" ]; then
    found=$(sacct -n -X -P -S "$(since "$(stat -c %Y "$2/asked")")" -u "$me" --name="$1" -o JobIDRaw 2>"$2/refusal") ||
      grep -qi 'disabled\\|not enabled' "$2/refusal" || { cat "$2/refusal" >&2; exit 1; }
  fi
  [ -n "$found" ] || { echo absent; return 0; }
  printf '%s\\n' "$found" | head -n 1 >"$2/job.tmp" && mv "$2/job.tmp" "$2/job"
  echo there
}

# a day before SECONDS, in the words of sacct: its default begins today at midnight
since() { date -d "@$(($1 - 86400))" +%Y-%m-%dT%H:%M:%S; }

jobs() {
  if said=$(squeue -h -t all -u "$me" -o '%j|%i|%T|%r|%N' 2>&1); then
    printf '%s\\n' "$said" | sed -n 's/^\\(hooke-[0-9a-f]*\\)|/job:\\1 /p'
    echo 'job:answered yes'
  else
    echo "job:silent $(printf '%s' "$said" | tail -n 1)"
  fi
}

over() { [ -e "$own/status" ] && [ -z "$(squeue -h -t R,CG,PD,S -u "$me" --name="$job" -o %i 2>/dev/null)" ]; }
wake() { [ -n "$together" ] || scancel --signal=TERM --batch --user="$me" --name="$job" >/dev/null 2>&1; return 0; }
drop() {
  said=$(scancel --user="$me" --name="$job" 2>&1) && return 0
  printf '%s\\n' "$said" >&2
  return 1
}
cluster() {
  sinfo -h -N -o '%m %c %G' 2>/dev/null | awk '
    { gpus = 0; n = split($3, parts, ","); for (i = 1; i <= n; i++) if (parts[i] ~ /^gpu/) { sub(/\\(.*/, "", parts[i]); m = split(parts[i], p, ":"); gpus += p[m] + 0 }
      if ($1 + 0 > memory) memory = $1 + 0; if ($2 + 0 > cores) cores = $2 + 0; if (gpus > most) most = gpus }
    END { if (NR > 0) print "cluster " memory " " cores " " most + 0 }'
}
`

/** What became of jobs that the queue has forgotten, asked once for all of them. */
export const SLURM_WHY = `
said=$(sacct -n -X -P -D -S "$(since "$2")" -u "$me" --name="$1" --format=JobName,JobIDRaw,State,ExitCode,NodeList 2>&1)
code=$?
[ "$code" = 0 ] && { printf '%s\\n' "$said"; echo 'answered'; exit 0; }
case $said in *isabled* | *'not enabled'*) echo 'disabled'; exit 0 ;; esac
exit 1
`
