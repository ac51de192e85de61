import { blocks, code, codeBlock, commandLine } from './markdown-text.ts'

/** What stands at the top of a study's logbook (P-4). */
export interface LogbookHeader {
  readonly study: string
  readonly scope: string
  readonly baseline: string
}

/** One entry: an attempt and what came of it, failures and negative results too. */
export interface LogbookEntry {
  /** Never used twice; an entry with a known key is not written again. */
  readonly key: string
  readonly label: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly tag: string
  readonly issue: { readonly key: string; readonly url: string } | null
  readonly hypothesis: string
  readonly argv: readonly string[]
  readonly config: string
  readonly result: string
  readonly interpretation: string
  readonly nextAction: string
}

/** The logbook with the entry at its end. What stood there before is kept byte for byte; the same entry is added once. */
export function appendEntry(existing: string | null, header: LogbookHeader, entry: LogbookEntry): string {
  const before = existing === null || existing.trim() === '' ? renderHeader(header) : existing
  if (before.split('\n').includes(markerOf(entry))) return before
  return `${before}${before.endsWith('\n') ? '\n' : '\n\n'}${renderEntry(entry)}`
}

/** A comment line nobody sees in the rendered file; line breaks and the end of a comment cannot be in it. */
function markerOf({ key, label }: LogbookEntry): string {
  return `<!-- entry ${plain(key)} ${plain(label)} -->`
}

function plain(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}._:#/-]+/gu, '-').replaceAll(/-{2,}/g, '-')
}

function renderHeader({ study, scope, baseline }: LogbookHeader): string {
  return `${blocks(
    `# Logbook of ${study}`,
    `Scope: ${scope}`,
    `Baseline: ${baseline}`,
    'Entries are only ever added at the end. Corrections are new entries.',
  )}\n`
}

function renderEntry(entry: LogbookEntry): string {
  return `${blocks(
    markerOf(entry),
    `## ${oneLine(entry.label)}`,
    `${new Date(entry.at).toISOString()} · tag ${code(entry.tag)} · ${issueText(entry)}`,
    `**Hypothesis.** ${body(entry.hypothesis)}`,
    `**Command.**`,
    codeBlock(commandLine(entry.argv), 'sh'),
    `**Config.**`,
    codeBlock(entry.config, 'json'),
    `**Result.** ${body(entry.result)}`,
    `**Interpretation.** ${body(entry.interpretation)}`,
    `**Next action.** ${body(entry.nextAction)}`,
  )}\n`
}

function issueText({ issue }: LogbookEntry): string {
  if (issue === null) return 'no issue'
  return issue.url === '' ? `issue ${issue.key}` : `issue [${issue.key}](${issue.url})`
}

/** Headings inside an entry would look like other entries, and comments like its marker. */
function body(text: string): string {
  return text.replaceAll(/^#+ /gm, '').replaceAll('<!--', '<!‑‑').trim()
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
