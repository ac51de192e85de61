/** What the wrapper is told to do: everything it needs, in words it can read without evaluating text. */
export interface Order {
  readonly cwd: string
  readonly timeLimitSeconds: number
  readonly logLimitBytes: number
  /** Seconds between TERM and KILL. */
  readonly graceSeconds: number
  readonly heartbeatSeconds: number
  readonly environment: Readonly<Record<string, string>>
  readonly argv: readonly string[]
}

/** The order as text for `wrapper.sh`: each word as its number of lines and then these lines. */
export function renderOrder(order: Order): string {
  const variables = Object.entries(order.environment).map(([name, value]) => `${name}=${value}`)
  const command = [...variables, ...safeCommand(order.argv)]
  const numbers = [order.timeLimitSeconds, order.logLimitBytes, order.graceSeconds, order.heartbeatSeconds]
  const words = [order.cwd, ...numbers.map((n) => String(Math.ceil(n))), String(command.length), ...command]
  return words.map((word) => `${word.split('\n').length}\n${word}\n`).join('')
}

/** A command that `env` can start whatever its name. */
// env would take a program named `a=b` for a variable, and one that begins with `-` for an option
export function safeCommand(argv: readonly string[]): readonly string[] {
  const [program = ''] = argv
  return program.includes('=') || program.startsWith('-') ? ['sh', '-c', 'exec "$@"', 'sh', ...argv] : argv
}

/** Why an order can never be carried out, or null. */
export function refusalOf(order: Order): string | null {
  const words = [order.cwd, ...order.argv, ...Object.entries(order.environment).flat()]
  if (order.argv.length === 0 || order.argv[0] === '') return 'the command is empty'
  if (words.some((word) => word.includes('\0')))
    return 'the command, its folder or its environment holds a NUL byte'
  const odd = Object.keys(order.environment).find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
  if (odd !== undefined) return `${JSON.stringify(odd)} is no name of an environment variable`
  if (order.timeLimitSeconds <= 0) return 'the time limit is not above zero'
  return null
}
