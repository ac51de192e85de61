/** One shape of secret. When `pattern` has a group, the group is the secret and stands at the end of the match. */
export interface SecretPattern {
  readonly name: string
  readonly pattern: RegExp
  /** Looks at the secret alone and may still say no. */
  readonly accept?: (secret: string) => boolean
}

/**
 * Shapes that are secrets wherever they stand. Each pattern fails fast at any position (a fixed prefix, or a look-behind
 * that admits one try per run of characters), so that hostile text costs linear time.
 */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
  { name: 'github-token', pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{30,255}/g },
  { name: 'github-token', pattern: /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{22,255}/g },
  { name: 'linear-key', pattern: /(?<![A-Za-z0-9])lin_(?:api|oauth)_[A-Za-z0-9]{24,255}/g },
  { name: 'anthropic-key', pattern: /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{16,255}/g },
  {
    name: 'openai-key',
    pattern: /(?<![A-Za-z0-9])sk-(?!ant-)[A-Za-z0-9_-]{32,255}/g,
    accept: looksRandom,
  },
  { name: 'runpod-key', pattern: /(?<![A-Za-z0-9])rpa_[A-Za-z0-9]{24,255}/g },
  { name: 'huggingface-token', pattern: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,255}/g },
  { name: 'slack-token', pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,255}/g },
  { name: 'gitlab-token', pattern: /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,255}/g },
  { name: 'npm-token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36,255}/g },
  { name: 'google-key', pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/g },
  { name: 'aws-key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  {
    name: 'jwt',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,8192}\.eyJ[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]{8,8192}/g,
  },
  {
    name: 'private-key',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\s{1,4}Proc-Type: 4,ENCRYPTED\s{1,4}DEK-Info: [A-Z0-9,-]{1,100})?[A-Za-z0-9+/=\s\\:,.]{24,20000}(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g,
  },
  { name: 'password-in-url', pattern: /(?<=[a-z]:\/\/[^\s/@:]{0,100}:)[^\s/@:]{4,200}(?=@)/g },
  {
    name: 'bearer-token',
    pattern: /\b(?:Bearer|Basic)[ \t]{1,3}([A-Za-z0-9._~+/=-]{16,2048})/gi,
    accept: looksRandom,
  },
  {
    name: 'assigned-secret',
    pattern:
      /(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)[A-Za-z_]{0,12}\\?["']?[ \t]{0,3}[:=][ \t]{0,3}\\?["']?([^\s"'`,;&<>(){}[\]\\‹›$]{8,512})/gi,
    accept: looksRandom,
  },
]

/** Shapes looked for after white space was removed: no context is left, so each is strict by itself. */
export const SPLIT_PATTERNS: readonly SecretPattern[] = [
  { name: 'github-token', pattern: /gh[pousr]_[A-Za-z0-9]{36}/g, accept: looksMixed },
  { name: 'github-token', pattern: /github_pat_[A-Za-z0-9_]{40}/g, accept: looksMixed },
  { name: 'linear-key', pattern: /lin_api_[A-Za-z0-9]{32}/g, accept: looksMixed },
  { name: 'anthropic-key', pattern: /sk-ant-[A-Za-z0-9_-]{32}/g, accept: looksMixed },
  { name: 'runpod-key', pattern: /rpa_[A-Za-z0-9]{32}/g, accept: looksMixed },
  { name: 'huggingface-token', pattern: /hf_[A-Za-z0-9]{34}/g, accept: looksMixed },
  { name: 'aws-key', pattern: /(?:AKIA|ASIA)[A-Z0-9]{16}/g, accept: (secret) => /\d/.test(secret.slice(4)) },
]

/** Shannon entropy in bits per character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)

  const shares = [...counts.values()].map((count) => count / text.length)
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0)
}

function looksRandom(secret: string): boolean {
  return /[A-Za-z]/.test(secret) && /\d/.test(secret) && entropyOf(secret) >= 2.75
}

function looksMixed(secret: string): boolean {
  const digits = secret.replaceAll(/\D/g, '').length
  return digits >= 3 && /[a-z]/.test(secret) && entropyOf(secret) >= 3.5
}
