import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asError, HookeError } from '../../domain/errors.ts'
import { hashFile, insideOf, tail, writeAtomic } from '../../lib/files.ts'
import { renderCleanResult } from '../clean-result.ts'
import type { ExportedFile, ExportedRecord, Exporter } from '../exporter.ts'
import { hasResult, type RecordFacts } from '../facts.ts'
import { renderPlan } from '../plan-markdown.ts'
import { buildManifest, recordHash } from '../provenance.ts'
import { renderUnfinished } from '../unfinished.ts'
import { htmlPage, type PageParts } from './html-page.ts'
import { pageStyle } from './page-style.ts'
import { readSealed } from './read-sealed.ts'

export interface FolderExporterOptions {
  /** Every text that leaves goes through it (S-5). */
  readonly mask: (text: string) => string
  /** Of longer logs the end is kept, and the page shows a part of it. */
  readonly logBytes?: number
}

const SHOWN_LOG_BYTES = 20_000

/** Writes the folder beside its place first and then swaps it in: a reader sees the old record or the new one. */
export function createFolderExporter({ mask, logBytes = 10_000_000 }: FolderExporterOptions): Exporter {
  return {
    async export(facts, folder, signal) {
      const draft = `${folder}.new`
      await rm(draft, { recursive: true, force: true })
      const exported = await writeRecord(facts, draft, { mask, logBytes, signal })
      await rm(`${folder}.old`, { recursive: true, force: true })
      await rename(folder, `${folder}.old`).catch(ignoreAbsent)
      await rename(draft, folder)
      await rm(`${folder}.old`, { recursive: true, force: true })
      return { ...exported, folder }
    },
    sealed: readSealed,
  }
}

function ignoreAbsent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

interface Limits {
  readonly mask: (text: string) => string
  readonly logBytes: number
  readonly signal: AbortSignal
}

async function writeRecord(
  facts: RecordFacts,
  folder: string,
  limits: Limits,
): Promise<Omit<ExportedRecord, 'folder'>> {
  const masked = Object.entries(await readLogs(facts, limits)).map(
    ([path, text]) => [path, limits.mask(text)] as const,
  )
  const logs = Object.fromEntries(masked)
  const manifest = buildManifest(facts)
  const hash = recordHash(manifest)
  const markdown = hasResult(facts) ? renderCleanResult(facts).markdown : renderUnfinished(facts)
  const page = await pageOf(facts, { markdown, logs, hash, mask: limits.mask })
  const texts = { ...textFiles(facts, markdown), ...transcriptFiles(facts), ...logs, 'result.html': page }
  await writeAll(folder, texts, limits)
  if (facts.figure) await write(folder, 'figure.png', facts.figure.png, limits.signal)

  const files = await listed(folder)
  const { publication, costs, gates } = facts
  const after = { stage: facts.experiment.stage, publication, costs, gates }
  const record = { recordHash: hash, sealed: manifest, after, files }
  await write(folder, 'record.json', limits.mask(json(record)), limits.signal)
  return { files: await listed(folder), recordHash: hash }
}

/** Side by side; when one fails the others have ended before anybody hears of it. */
async function writeAll(
  folder: string,
  texts: Readonly<Record<string, string>>,
  { mask, signal }: Limits,
): Promise<void> {
  const written = await Promise.allSettled(
    Object.entries(texts).map(([path, text]) => write(folder, path, mask(text), signal)),
  )
  for (const one of written) if (one.status === 'rejected') throw asError(one.reason)
}

async function write(
  folder: string,
  path: string,
  bytes: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) throw new HookeError('effect.aborted', 'the export was stopped')
  await writeAtomic(insideOf(folder, path), bytes)
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function textFiles(facts: RecordFacts, markdown: string): Record<string, string> {
  const { plan, planHash, figure, statistics } = facts
  return {
    'result.md': markdown,
    'runs.json': json(facts.runs),
    ...(plan === null
      ? {}
      : { 'plan.md': renderPlan(plan), 'plan.json': json({ hash: planHash, seal: facts.seal, plan }) }),
    ...(statistics === null ? {} : { 'statistics.json': json(statistics) }),
    ...(figure === null
      ? {}
      : {
          'figure.svg': figure.svg,
          'figure.json': json(figureFile(facts, figure.spec)),
          'figure.csv': figure.csv,
        }),
  }
}

/** The commit goes with the specification, in a place that Vega-Lite leaves to its users. */
function figureFile(facts: RecordFacts, spec: object): object {
  return {
    ...spec,
    usermeta: { experiment: facts.experiment.id, commit: facts.code.commit, figureHash: facts.figure?.hash },
  }
}

function transcriptFiles({ transcripts }: RecordFacts): Record<string, string> {
  return Object.fromEntries(
    transcripts().map(({ session, markdown }) => [`transcripts/${session}.md`, markdown]),
  )
}

async function readLogs({ logs }: RecordFacts, { logBytes }: Limits): Promise<Record<string, string>> {
  const read: Record<string, string> = {}
  for (const { name, file } of logs) read[`logs/${name}`] = await tail(file, logBytes)
  return read
}

interface PageSource {
  readonly markdown: string
  readonly logs: Readonly<Record<string, string>>
  readonly hash: string
  readonly mask: (text: string) => string
}

async function pageOf(facts: RecordFacts, { markdown, logs, hash, mask }: PageSource): Promise<string> {
  const plan: PageParts['folded'] =
    facts.plan === null ? [] : [{ title: 'The plan', kind: 'markdown', text: mask(renderPlan(facts.plan)) }]
  const transcripts = facts.transcripts().map(({ session, role, backend, model, markdown: text }) => ({
    title: `Session ${session}: ${role} (${backend}, ${model})`,
    kind: 'markdown' as const,
    text: mask(text),
  }))
  const shownLogs = Object.entries(logs).map(([path, text]) => ({
    title: `Log ${path.slice('logs/'.length)}`,
    kind: 'plain' as const,
    text: text.length > SHOWN_LOG_BYTES ? `… the end of ${path}:\n${text.slice(-SHOWN_LOG_BYTES)}` : text,
  }))
  return htmlPage({
    title: mask(`${facts.experiment.id}: ${facts.experiment.title}`),
    markdown: mask(markdown),
    style: await pageStyle(),
    svg: facts.figure ? mask(facts.figure.svg) : null,
    folded: [...plan, ...transcripts, ...shownLogs],
    footer: `${facts.experiment.id} · record ${hash} · commit ${facts.code.commit || 'none'}`,
  })
}

async function listed(folder: string): Promise<readonly ExportedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Promise.all(
    paths.map(async (path) => ({ path: path.slice(folder.length + 1), ...(await hashFile(path)) })),
  )
}
