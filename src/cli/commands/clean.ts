import { z } from 'zod'
import { count, inSize } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import type { Output } from '../output.ts'
import type { Cleaned, Kept } from '../replies.ts'

type Folder = z.output<typeof Kept>['folders'][number]

export const cleanCommand = defineCommand({
  name: 'clean',
  group: 'Around',
  summary: 'Take away folders of runs, checkouts and environments that are kept no longer and not needed',
  options: [{ flags: '--dry-run', about: 'only say what would go, and why the rest stays' }],
  examples: ['hooke clean --dry-run', 'hooke clean'],
  json: true,
  input: z.object({ dryRun: z.boolean().default(false) }),

  async run({ dryRun }, { reading, deciding, output }) {
    if (dryRun) {
      const api = await reading()
      const { raw, view } = await output.during('looking', () => api.kept())
      if (output.json) output.data(raw)
      else showKept(view, output)
      return 0
    }
    const api = await deciding()
    const { raw, view } = await output.during('cleaning', () => api.clean())
    if (output.json) output.data(raw)
    else showCleaned(view, output)
    return view.kept.length + view.unasked.length > 0 ? 1 : 0
  },
})

function showKept({ folders, studies, unasked }: z.output<typeof Kept>, output: Output): void {
  const going = folders.filter(({ goes }) => goes !== null)
  if (folders.length === 0) output.line('No folder of a run, no checkout and no environment is kept.')
  else {
    if (studies.length > 0) showStudies(studies, output)
    output.table(
      [
        { title: 'what', colour: 'bold' },
        { title: 'folders', align: 'right' },
        { title: 'size', align: 'right' },
        { title: '' },
        { title: 'why', flexible: true, wraps: true },
      ],
      grouped(folders),
    )
    output.line('')
  }
  output.line(
    going.length === 0
      ? 'Nothing would go.'
      : `${count(going.length, 'folder')} would go, ${inSize(sizeOf(going))}: ${output.typed('hooke clean')}. Their files are artifacts or commits, or made again when needed.`,
  )
  sayUnasked(unasked, output)
}

function showStudies(studies: z.output<typeof Kept>['studies'], output: Output): void {
  output.table(
    [
      { title: 'study', colour: 'bold' },
      { title: 'keeps', align: 'right' },
      { title: 'afterwards', align: 'right' },
    ],
    studies.map(({ study, bytes, afterwards }) => [study, inSize(bytes), inSize(afterwards)]),
  )
  output.line('')
}

/** One line for what an experiment has of a kind, and the same reason for all of it. */
function grouped(folders: readonly Folder[]): string[][] {
  const groups = Map.groupBy(folders, (one) =>
    [one.experiment ?? '', one.kind, one.compute ?? '', one.goes ?? '', reasonOf(one)].join('\0'),
  )
  return [...groups.values()].map((own) => {
    const [first] = own
    const what = first === undefined ? '' : whatOf(first)
    return [
      what,
      String(own.length),
      inSize(sizeOf(own)),
      first?.goes == null ? 'stays' : 'goes',
      first === undefined ? '' : reasonOf(first),
    ]
  })
}

function whatOf({ kind, experiment, compute }: Folder): string {
  const where = compute === null ? '' : ` on ${compute}`
  if (kind === 'environment') return `environments${where}`
  return `${kind === 'run' ? 'runs' : 'checkout'} of ${experiment}${where}`
}

function sayUnasked(unasked: z.output<typeof Kept>['unasked'], output: Output): void {
  for (const { compute, reason } of unasked) output.line(`! what lies on ${compute} is not known: ${reason}`)
}

function reasonOf({ goes, stays }: Folder): string {
  return goes ?? stays ?? ''
}

function showCleaned({ gone, kept, unasked }: z.output<typeof Cleaned>, output: Output): void {
  output.line(
    gone.length === 0 ? 'Nothing went.' : `${count(gone.length, 'folder')} went, ${inSize(sizeOf(gone))}.`,
  )
  for (const { name, compute, stays } of kept)
    output.line(`! ${name}${compute === null ? '' : ` on ${compute}`} stays: ${stays ?? ''}`)
  sayUnasked(unasked, output)
}

function sizeOf(folders: readonly Folder[]): number {
  return folders.reduce((sum, { bytes }) => sum + bytes, 0)
}
