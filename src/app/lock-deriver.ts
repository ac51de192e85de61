import { createLockDeriver } from '../compute/local/derive-lock.ts'
import { condaEnvironmentIn } from '../config/conda-environment.ts'
import type { HookeConfig } from '../config/config.ts'
import { requirementsIn } from '../config/python-requirements.ts'
import type { DeriveLock } from '../domain/software-lock.ts'
import type { Sandbox } from '../lib/sandbox/sandbox.ts'
import type { Env } from './env.ts'
import { environmentOf } from './study-setup.ts'

interface LockDeriverRequest {
  readonly config: Pick<HookeConfig, 'compute'>
  readonly env: Env
  readonly sandbox: Sandbox
}

/** Pins packages with the tools of this computer, which are told where packages are, as its people are (C-19). */
export function lockDeriver({ config, env, sandbox }: LockDeriverRequest): DeriveLock {
  const isOfTools = (name: string): boolean =>
    /^(?:PIP_|UV_|CONDA_(?:CHANNELS|CHANNEL_ALIAS|DEFAULT_CHANNELS|SUBDIR|OVERRIDE_\w+|SSL_VERIFY)$)/.test(
      name,
    ) || /^(?:https?|no)_proxy$|^SSL_CERT_(?:FILE|DIR)$/i.test(name)
  const names = [...config.compute.local.environment, ...Object.keys(env).filter(isOfTools)]
  return createLockDeriver({
    sandbox,
    environment: environmentOf(names, env),
    requirementsIn,
    condaIn: condaEnvironmentIn,
  })
}
