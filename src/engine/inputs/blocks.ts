import type { InputBlock } from '../../agents/agent.ts'
import type { RoleName } from '../../domain/workflow.ts'
import type { StudySetup } from '../study.ts'

/** A block the daemon vouches for. Empty text gives no block. */
export function fact(
  title: string,
  text: string,
  options: { volatile?: boolean } = {},
): readonly InputBlock[] {
  return text.trim() === '' ? [] : [{ title, text: text.trim(), trust: 'daemon', ...options }]
}

/** A block from outside: marked, with its origin, never a rule. */
export function outside(
  title: string,
  text: string,
  { origin, volatile = false }: { origin: string; volatile?: boolean },
): readonly InputBlock[] {
  if (text.trim() === '') return []
  return [{ title, text: text.trim(), trust: 'data', origin, ...(volatile ? { volatile } : {}) }]
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

export function lines(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** What every role of a study is given, byte for byte (K-3), and the lessons that concern it. */
export function studyBlocks(study: StudySetup, role: RoleName): readonly InputBlock[] {
  const lessons = study.gotchas.filter(({ roles }) => roles.length === 0 || roles.includes(role))
  const glossary = Object.entries(study.glossary).map(([term, meaning]) => `${term}: ${meaning}`)
  return [
    ...fact('Study context', study.context),
    ...fact('Glossary of the study', lines(glossary)),
    ...fact(
      'Lessons of the study',
      lines(lessons.map(({ text, recurrence }) => `${text} (seen ${recurrence} times)`)),
    ),
  ]
}
