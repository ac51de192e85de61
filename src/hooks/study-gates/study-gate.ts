import { HOOK_EVENTS, type HookEvent, StudyGateName } from '../../domain/gate.ts'

/** One file below `hooks/` of a study's repository, at one commit. */
export interface StudyFile {
  readonly path: string
  /** Null when it is no file of its own: a link, or another repository. */
  readonly text: string | null
  readonly isRunnable: boolean
}

/** What a gate of a study must do with one stored call (G-2). */
export interface StoredCall {
  readonly path: string
  readonly input: string
  readonly expected: 'refuse' | 'pass'
}

/** A program of the study that refuses or lets pass (G-4), with the calls it is tried with. */
export interface StudyGate {
  readonly name: StudyGateName
  readonly event: HookEvent
  /** Why it cannot be asked at all; then it refuses everything (G-1). */
  readonly fault: string | null
  readonly calls: readonly StoredCall[]
}

/**
 * The gates among the files of `hooks/`: each file that lies directly in `hooks/<event>/`, but for documents, stored
 * calls (`<gate>.bad.json`, `<gate>.good.json`) and names that begin with a dot. Folders below hold what gates share.
 */
export function studyGatesIn(files: readonly StudyFile[]): readonly StudyGate[] {
  return files.flatMap((file) => gateOf(file, files) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

const NO_GATE = /^\.|\.(json|md)$/

function gateOf(file: StudyFile, files: readonly StudyFile[]): StudyGate | undefined {
  const [, folder = '', name = ''] = /^hooks\/([^/]+)\/([^/]+)$/.exec(file.path) ?? []
  const event = HOOK_EVENTS.find((each) => each === folder)
  if (event === undefined || NO_GATE.test(name)) return undefined
  const known = StudyGateName.safeParse(file.path)
  if (!known.success) return { name: plainName(event, name), event, fault: ODD_NAME, calls: [] }
  return { name: known.data, event, fault: faultOf(file), calls: callsOf(event, name, files) }
}

const ODD_NAME = 'its name is too long or has control characters; give it one of at most 100 plain characters'

/** Verdicts are stored under a name that can be read again. */
function plainName(event: HookEvent, name: string): StudyGateName {
  return `hooks/${event}/${name.replace(/\p{Cc}/gu, '?').slice(0, 100)}`
}

function faultOf({ path, text, isRunnable }: StudyFile): string | null {
  if (text === null) return 'it is a link or another repository; a gate is a file of its own'
  if (!isRunnable) return `it may not be executed; mend it with: git update-index --chmod=+x ${path}`
  if (/[\0\uFFFD]/.test(text)) return 'it is no text; a gate is a script that begins with #!'
  return text.startsWith('#!') ? null : 'its first line does not say what runs it; begin it with #!'
}

/** `seeds.py` is tried with `seeds.bad.json`, `seeds.bad.few.json`, `seeds.good.json`. */
function callsOf(event: HookEvent, name: string, files: readonly StudyFile[]): readonly StoredCall[] {
  const stem = `hooks/${event}/${name.replace(/\.[^.]*$/, '')}.`
  return files.flatMap(({ path, text }) => {
    if (!path.startsWith(stem)) return []
    const [, kind] = /^(bad|good)(?:\.[^./]+)?\.json$/.exec(path.slice(stem.length)) ?? []
    if (kind === undefined || text === null) return []
    return [{ path, input: text, expected: kind === 'bad' ? ('refuse' as const) : ('pass' as const) }]
  })
}
