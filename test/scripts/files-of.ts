import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../e2e/installed-package.ts'
import { root } from './temporary-folder.ts'

/** The files below a folder, by their path there. */
export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

/** What git tracks below these folders of the repository. */
export const gitFiles = (...folders: readonly string[]): readonly string[] =>
  run(root, 'git', 'ls-files', ...folders)
    .trim()
    .split('\n')
