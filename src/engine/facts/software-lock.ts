import { argvOf, type Plan } from '../../domain/plan.ts'
import type { EnvironmentSnapshot } from '../../domain/run.ts'
import { hashOf } from '../../lib/canonical.ts'

/** Name and version of everything that pins the software of a run, in words; empty when nothing does. */
export function locksOf(environment: EnvironmentSnapshot): readonly string[] {
  const { lockfiles, pythonLock, node, python, containerImage } = environment
  return [
    ...lockfiles.map(({ path, sha256 }) => `${path} ${sha256}`),
    ...(pythonLock === '' ? [] : [`installed Python packages ${pythonLock}`]),
    ...(node === '' ? [] : [`node ${node}`]),
    ...(python === '' ? [] : [`python ${python}`]),
    ...(containerImage === '' ? [] : [`container ${containerImage}`]),
  ]
}

/**
 * One hash of the packages that a plan's command runs with, or null when none are pinned. What Python has installed
 * matters only to a command of Python.
 */
export function softwareLockOf(environment: EnvironmentSnapshot | undefined, plan: Plan): string | null {
  if (environment === undefined) return null
  const { lockfiles, containerImage } = environment
  const pythonLock = runsPython(plan) ? environment.pythonLock : ''
  const pinned = lockfiles.length > 0 || pythonLock !== '' || containerImage !== ''
  return pinned ? hashOf({ lockfiles, pythonLock, containerImage }) : null
}

export function runsPython(plan: Plan): boolean {
  return /(?:^|\/)(?:python|pip|uv|poetry|conda)[\d.]*$/.test(argvOf(plan.command)[0] ?? '')
}
