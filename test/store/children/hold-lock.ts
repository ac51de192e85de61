import { asError, HookeError } from '../../../src/domain/errors.ts'
import { acquireLock } from '../../../src/store/lock.ts'

const [folder = ''] = process.argv.slice(2)
try {
  acquireLock(folder, { pid: process.pid, startedAt: 1_700_000_000_000 })
  process.stdout.write('held\n')
  setInterval(() => undefined, 60_000)
} catch (error) {
  const { message } = asError(error)
  const words = error instanceof HookeError ? `${error.code}: ${message}; ${error.found ?? ''}` : message
  process.stdout.write(`${words}\n`)
  process.exitCode = 3
}
