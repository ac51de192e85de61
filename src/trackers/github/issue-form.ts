import { FORM_FIELDS, type FormField } from '../../domain/issue-form.ts'

export const FORM_PATH = '.github/ISSUE_TEMPLATE/hooke-experiment.yml'
/** The first line of a form that is ours to renew; without it the file is a person's. */
export const FORM_MARK = '# made by hooke init --templates; delete this line to keep your own changes'

/**
 * The issue form as GitHub reads it. It sets no label: GitHub would put it on for anybody who may open an issue, and the
 * label asks us to begin. Every text is a JSON string, which is a YAML string too.
 */
export function issueFormFile(): string {
  return [
    FORM_MARK,
    'name: Experiment',
    `description: ${quoted('A question for Hooke: it plans, asks what is missing, runs and reports here.')}`,
    'body:',
    ...FORM_FIELDS.flatMap(fieldLines),
    '',
  ].join('\n')
}

function fieldLines({ id, label, about, placeholder, kind, choices }: FormField): readonly string[] {
  const type = { text: 'textarea', line: 'input', choice: 'dropdown' }[kind]
  return [
    `  - type: ${type}`,
    `    id: ${id}`,
    '    attributes:',
    `      label: ${quoted(label)}`,
    `      description: ${quoted(about)}`,
    ...(placeholder === '' || kind === 'choice' ? [] : [`      placeholder: ${quoted(placeholder)}`]),
    ...(choices === undefined ? [] : [`      options: ${JSON.stringify(choices)}`]),
    '    validations:',
    '      required: false',
  ]
}

const quoted = (text: string): string => JSON.stringify(text)
