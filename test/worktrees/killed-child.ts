import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { aStudy, type Study } from './study.ts'

const CHILD = join(import.meta.dirname, 'create-child.ts')
export const FILES = 300

/** A study of so many files that writing them takes a moment. */
export async function aStudyOfMany(): Promise<Study> {
  const study = await aStudy()
  for (let n = 0; n < FILES; n += 1) await study.writeMain(`many/file-${n}`, `${n}\n`.repeat(100))
  study.git('add', '.')
  study.git('commit', '-qm', 'Many')
  return study
}

/** Makes the worktree and commits in it, in a process that can be killed. */
export function startChild(study: Study, failpoint = '') {
  const args = [CHILD, study.path, study.root, failpoint]
  return spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
}
