import { count } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import { ID_ARGUMENT, IdInput } from '../inputs.ts'

export const recordCommand = defineCommand({
  name: 'record',
  group: 'Around',
  summary: 'Write the record as a folder: result, figures, data, commands, proofs',
  arguments: [ID_ARGUMENT],
  examples: ['hooke record BANDIT-007'],
  json: true,
  input: IdInput,

  async run({ id }, { reading, output }) {
    const api = await reading()
    const { raw, view } = await output.during('writing the record', () => api.exportRecord(id))
    if (output.json) output.data(raw)
    else {
      output.line(view.path)
      for (const line of grouped(view.files)) output.line(`  ${line}`)
      output.note(count(view.files.length, 'file'))
    }
    return 0
  },
})

/** Folders with many files stand as one line. */
function grouped(files: readonly string[]): readonly string[] {
  const byFolder = Map.groupBy(files, (file) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : ''))
  const folders = [...byFolder].filter(([folder]) => folder !== '')
  return [
    ...(byFolder.get('') ?? []),
    ...folders.map(([folder, inside]) => `${folder}/  (${count(inside.length, 'file')})`),
  ]
}
