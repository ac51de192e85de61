/**
 * The shell functions of Grid Engine. `-clear` comes first, so that no file of defaults adds an option; `-hold_jid` with
 * the job's own name keeps a second copy waiting, and the claim of the wrapper then ends it; `-w e` refuses at once
 * what no queue could ever run.
 */
export const SGE_FUNCTIONS = `
me=$(id -un)

# one line a job: NAME ID|STATE
queued() {
  qstat -xml -u "$me" 2>&1 | awk -v RS='<' -v FS='>' '
    /^\\?xml/ { xml = 1 }
    $1 == "JB_job_number" { id = $2 } $1 == "JB_name" { name = $2 } $1 == "state" { state = $2 }
    $1 == "/job_list" { gsub(/[ \\n]/, "", name); print name " " id "|" state }
    END { if (xml) print "answered" }'
}
# one line a job that ended: NAME|ID|FAILED|EXIT|HOST
ended() {
  qacct -o "$me" -d 30 -j "$1" 2>&1 | awk '
    $1 == "hostname" { host = $2 } $1 == "jobname" { name = $2 } $1 == "jobnumber" { id = $2 } $1 == "failed" { failed = $2 }
    $1 == "exit_status" { print name "|" id "|" failed "|" $2 "|" host }'
}

launch() {
  name=$1 key=$2
  shift 2
  printf '#!/bin/sh\\nexec sh "$1" "$2"\\n' >"$own/job.sh" && chmod 700 "$own/job.sh" || return 75
  said=$(qsub -clear -terse -N "$name" -hold_jid "$name" -ac "hooke=$key" -S /bin/sh -wd "$dir" -o "$own/job.log" -j y -r n -m n -b n \\
    -w e "$@" "$own/job.sh" "$wrapper" "$dir" 2>"$own/refusal")
  code=$?
  id=$(printf '%s\\n' "$said" | sed -n 's/^\\([0-9][0-9]*\\).*/\\1/p' | tail -n 1)
  if [ "$code" = 0 ] && [ -n "$id" ]; then
    printf '%s\\n' "$id" >"$own/job.tmp" && mv "$own/job.tmp" "$own/job"
    return 0
  fi
  printf '%s\\n' "$said" >>"$own/refusal"
  cat "$own/refusal" >&2
  case $(cat "$own/refusal") in
    *'unable to contact'* | *'unable to send'* | *'imeout'* | *'got no response'* | *'got no connection'* | *'commlib'* | *'temporarily'* | \\
      *'job per user'* | *'job limit'*) return 75 ;;
  esac
  [ "$code" -lt 128 ] || return 75
  rm -f "$own/secrets"
  rmdir "$own/asked" 2>/dev/null
  return 64
}

seek() {
  said=$(queued)
  case $said in *answered) ;; *) echo 'the master of Grid Engine does not answer' >&2; exit 1 ;; esac
  found=$(printf '%s\\n' "$said" | sed -n "s/^$1 \\([0-9]*\\)|.*/\\1/p")
  [ -n "$found" ] || found=$(ended "$1" | cut -d '|' -f 2)
  [ -n "$found" ] || { echo absent; return 0; }
  printf '%s\\n' "$found" | head -n 1 >"$2/job.tmp" && mv "$2/job.tmp" "$2/job"
  echo there
}

jobs() {
  said=$(queued)
  case $said in
    *answered)
      printf '%s\\n' "$said" | sed -n 's/^hooke-/job:hooke-/p'
      echo 'job:answered yes'
      ;;
    *) echo 'job:silent its master does not answer' ;;
  esac
}

over() { [ -e "$own/status" ] && ! queued | grep -q "^$job "; }
wake() { :; }
drop() {
  said=$(qdel "$job" 2>&1) && return 0
  case $said in *'does not exist'* | *'already'*) return 0 ;; esac
  printf '%s\\n' "$said" >&2
  return 1
}
cluster() {
  qhost 2>/dev/null | awk '
    NR > 3 && $3 + 0 > 0 { unit = substr($5, length($5)); m = $5 + 0; if (unit == "G") m *= 1024; if (unit == "T") m *= 1048576
      if (m > memory) memory = m; if ($3 + 0 > cores) cores = $3 + 0 }
    END { if (memory > 0) print "cluster " int(memory) " " cores " 4096" }'
}
`

/** What became of jobs that the queue has forgotten, asked once for all of them. */
export const SGE_WHY = `
ended 'hooke-*'
echo answered
`
