import { findSecrets } from '../lib/find-secrets.ts'
import { wrongUsage } from './errors.ts'

/** Other users of the machine can read a command line, so a secret on it is refused (RELIABILITY 5.7). */
export function refuseSecretsIn(argv: readonly string[]): void {
  const option = argv.find((word) => /^--?(token|password|secret|api-?key)(=|$)/i.test(word))
  const found = findSecrets(argv.join('\n'))[0]
  if (option === undefined && found === undefined) return
  throw wrongUsage(
    'a secret on the command line can be read by every user of this computer',
    'put it in a file with mode 0600 or in a variable, and write file:PATH or env:NAME under [secrets]; then replace it where it was issued',
    found === undefined
      ? `the option ${option?.split('=')[0] ?? ''}`
      : `a word that looks like ${found.name}`,
  )
}
