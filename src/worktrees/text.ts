import { HookeError } from '../domain/errors.ts'

/** The parts of a `-z` answer; `path.unsafe` when one of them is not Unicode, because it could not be named again. */
export function parts(answer: Buffer): string[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer)
    return text === '' ? [] : text.replace(/\0$/, '').split('\0')
  } catch (error) {
    throw new HookeError('path.unsafe', 'a file name in the repository is not valid UTF-8', {
      cause: error,
      found: JSON.stringify(answer.toString('latin1').slice(0, 200)),
      advice: 'rename the file',
    })
  }
}

/** A list of files for a message: the first few, and how many more. */
export function some(files: readonly string[]): string {
  const shown = files.slice(0, 10).map((file) => (/[^ -~]|"/.test(file) ? JSON.stringify(file) : file))
  return files.length > shown.length ? `${shown.join(', ')} and ${files.length - shown.length} more` : shown.join(', ')
}

export interface Identity {
  readonly name: string
  readonly email: string
}

/** Who and when, so that the same commit made again is the same object. */
export function signature({ name, email }: Identity, at: number): Record<string, string> {
  const date = `@${Math.floor(at / 1000)} +0000`
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  }
}

/** A commit message whose last paragraph is our trailer alone, whatever the message says. */
export function messageWithKey(message: string, key: string): string {
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new HookeError('git.failed', 'the key of a commit is one word of plain characters', {
      found: JSON.stringify(key.slice(0, 200)),
    })
  const text = message.replaceAll('\0', '').replaceAll('\r\n', '\n').trim()
  return `${text === '' ? 'Work' : text}\n\nHooke-Key: ${key}\n`
}
