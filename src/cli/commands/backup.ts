import { resolve } from 'node:path'
import { z } from 'zod'
import { Size } from '../../config/values.ts'
import { count, duration } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import type { BackupReport } from '../deps.ts'
import type { Output } from '../output.ts'

export const backupCommand = defineCommand({
  name: 'backup',
  group: 'Around',
  summary: 'Save the whole state as one file, while work goes on',
  arguments: [{ name: 'file', about: 'a new file, best on another disk' }],
  options: [
    { flags: '--replace', about: 'replace the file when it is there; a failure leaves the old one' },
    { flags: '--largest-file <size>', about: 'leave out larger artifacts, for example "100 MB"' },
  ],
  examples: ['hooke backup /mnt/disk/hooke.tar', 'hooke backup --replace --largest-file "10 MB" ~/hooke.tar'],
  json: true,
  input: z.object({
    file: z.string().min(1),
    replace: z.boolean().default(false),
    largestFile: Size.default(Infinity),
  }),

  async run({ file, replace, largestFile }, { deps, output, config }) {
    const loaded = config()
    const request = { file: resolve(deps.cwd, file), replace, largestFile }
    const report = await output.during('saving', () => deps.backUp(loaded, request))
    if (output.json) {
      output.data(report)
      return 0
    }
    output.line(
      `saved ${count(report.experiments, 'experiment')} as ${report.file} (${inMegabytes(report.bytes)})`,
    )
    printLeftOut(report, output)
    output.line('not in it: the study repositories and worktrees, secrets, the token of the daemon, its log')
    return 0
  },
})

export const restoreCommand = defineCommand({
  name: 'restore',
  group: 'Around',
  summary: 'Make the state folder from a backup, where none is yet',
  arguments: [{ name: 'file', about: 'a file that hooke backup made' }],
  examples: ['hooke restore /mnt/disk/hooke.tar'],
  json: true,
  input: z.object({ file: z.string().min(1) }),

  async run({ file }, { deps, output, config }) {
    const loaded = config()
    const report = await output.during('restoring', () => deps.restore(loaded, resolve(deps.cwd, file)))
    if (output.json) {
      output.data(report)
      return 0
    }
    const age = duration(Math.max(0, deps.clock.now() - report.madeAt))
    output.line(
      `restored ${count(report.experiments, 'experiment')} to ${loaded.stateDir}, as they were ${age} ago`,
    )
    printLeftOut(report, output)
    output.line(`it is a copy of ${report.stateDir} on ${report.host}: stop the daemon there, if one runs`)
    output.line(
      output.typed(
        'next: hooke up. Runs that it finds go on; what it does not find waits for you in hooke inbox',
      ),
    )
    return 0
  },
})

const SHOWN = 10

function printLeftOut({ leftOut }: Pick<BackupReport, 'leftOut'>, output: Output): void {
  if (leftOut.length === 0) return
  output.line(`${output.paint('attention', '!')} left out: ${count(leftOut.length, 'path')}`)
  for (const { path, because } of leftOut.slice(0, SHOWN)) output.line(`  ${path}: ${because}`)
  if (leftOut.length > SHOWN) output.line(`  and ${leftOut.length - SHOWN} more`)
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
