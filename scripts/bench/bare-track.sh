#!/usr/bin/env bash
# What a careful person's shell script would do for one experiment of the study of scales, and nothing more: the same
# worktree, commits, test runs, experiment runs, tag, merge and push as the full track.
# usage: bare-track.sh REPOSITORY WORK_FOLDER
set -euo pipefail
repository=$1 work=$2
tree=$work/worktrees/SCALE-001
commit() { git -C "$tree" add -A && git -C "$tree" commit -q -m "$1"; }

git -C "$repository" worktree add -q -b hooke/SCALE-001 "$tree" main
cd "$tree"
node --test --test-isolation=none >"$work/tests-before"
printf 'export const rescale = (value, factor) => value * factor\n' >src/rescale.js
commit 'implementer: write src/rescale.js'
printf "import test from 'node:test'\nimport assert from 'node:assert/strict'\nimport { rescale } from '../src/rescale.js'\ntest('doubles', () => assert.equal(rescale(3, 2), 6))\n" >test/rescale.test.js
commit 'tester: write test/rescale.test.js'
node --test --test-isolation=none >"$work/tests-after"

node --version >"$work/environment"
git rev-parse HEAD >>"$work/environment"
git status --porcelain >>"$work/environment"

# run FACTOR SEED: one run in a folder of its own
run() {
  local folder=$work/runs/$1-$2
  mkdir -p "$folder"
  printf '{"factor":%s,"points":"data/points.csv"}' "$1" >"$folder/config.json"
  node bin/run.js "$folder/config.json" "$2" "$folder" >"$folder/log" 2>&1
}
run 1 0
for seed in 1 2 3; do
  run 1 $seed & first=$!
  run 2 $seed & second=$!
  wait $first
  wait $second
done
find "$work/runs" -type f -exec sha256sum {} + >"$work/sha256sums"

mkdir -p .agents/logbooks
printf '# Logbook\n\nSCALE-001: a doubled scale gives a higher score\n' >.agents/logbooks/scales.md
commit 'Logbook: SCALE-001'
git tag -a result/SCALE-001-v1 -m 'A doubled scale gives a higher score'

git worktree add -q --detach "$work/merge" main
git -C "$work/merge" merge -q --no-ff -m 'Merge SCALE-001' hooke/SCALE-001
git update-ref refs/heads/main "$(git -C "$work/merge" rev-parse HEAD)"
git worktree remove --force "$work/merge"
git push -q origin refs/heads/hooke/SCALE-001 refs/tags/result/SCALE-001-v1 refs/heads/main
