import { readFile } from 'node:fs/promises'

export type ScriptName =
  | 'hello'
  | 'submit'
  | 'submit-packs'
  | 'look'
  | 'cancel'
  | 'read'
  | 'list'
  | 'fetch'
  | 'code'
  | 'kept'
  | 'clear'
  | 'environment'
  | 'environments'
  | 'facts'
  | 'sandbox'

/** The text of a script that lies beside this file; read anew each time, for it is short. */
export function scriptText(name: ScriptName): Promise<string> {
  return readFile(new URL(`./${name}.sh`, import.meta.url), 'utf8')
}

export function wrapperText(): Promise<string> {
  return readFile(new URL('../wrapper.sh', import.meta.url), 'utf8')
}

export function packText(): Promise<string> {
  return readFile(new URL('../pack.sh', import.meta.url), 'utf8')
}
