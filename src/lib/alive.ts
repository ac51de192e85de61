import { systemCode } from './fault.ts'

/** Whether there is a process of that number here, whoever owns it. It may be another than the one that was meant. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}
