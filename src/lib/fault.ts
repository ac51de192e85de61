/**
 * What a function of `lib` throws when the world misbehaves. It has the fields of the domain's error, because `lib`
 * knows nothing of the domain; whoever calls may turn one into the other field by field.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: 'command.failed' | 'path.unsafe' | 'config.invalid' | 'notFound'
  readonly retryable = false
  readonly found: string | undefined
  readonly advice: string | undefined

  constructor(
    code: Fault['code'],
    message: string,
    options: { cause?: unknown; found?: string; advice?: string } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.found = options.found
    this.advice = options.advice
  }
}

/** The code of a system error such as `ENOENT`, or undefined. */
export function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined
  return typeof thrown.code === 'string' ? thrown.code : undefined
}
