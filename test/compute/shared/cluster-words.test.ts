import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostOptions } from '../../../src/compute/shared/host/host-options.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSgeDriver } from '../../../src/compute/sge/sge-driver.ts'
import { createSlurmDriver } from '../../../src/compute/slurm/slurm-driver.ts'
import { aRemoteHost, never, type RemoteHost } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

const bare = createLocalShell({ environment: SSH_ENVIRONMENT })
let host: RemoteHost
beforeEach(async () => {
  host = await aRemoteHost(bare)
})
afterEach(() => host.stop())

const job = { partition: 'gpu' }
const KINDS = {
  slurm: { program: 'sinfo', make: (options: HostOptions) => createSlurmDriver({ ...options, job }) },
  sge: { program: 'qconf', make: (options: HostOptions) => createSgeDriver({ ...options, job }) },
}

/** What the program of the cluster says; the real ones say it, too, but not when a test wants it. */
const CASES: readonly (readonly [kind: keyof typeof KINDS, says: string, answer: object])[] = [
  [
    'slurm',
    'exit 127',
    { ok: false, detail: /commands of SLURM are not on PATH/, advice: /module load slurm/ },
  ],
  [
    'slurm',
    'echo "slurm_load_partitions: Unable to contact slurm controller (connect failure)" >&2; exit 1',
    {
      ok: false,
      detail: /controller of SLURM does not answer/,
      found: /Unable to contact/,
      advice: /operators/,
    },
  ],
  [
    'slurm',
    'echo "debug* up 3 idle"; echo "long up 3 idle"',
    { ok: false, detail: /there is no partition gpu/, found: /debug, long/, advice: /set `partition`/ },
  ],
  [
    'slurm',
    'echo "gpu up 2 down*"; echo "gpu up 1 drained"',
    { ok: false, detail: /no node of gpu is up/, found: /drained/, advice: /sinfo -R/ },
  ],
  ['slurm', 'echo "gpu* up 3 mixed"', { ok: true, detail: /SLURM answers, partitions gpu/ }],
  ['sge', 'exit 127', { ok: false, detail: /Grid Engine are not on PATH/, advice: /settings\.sh/ }],
  [
    'sge',
    'echo "error: unable to send message to qmaster" >&2; exit 1',
    { ok: false, detail: /Grid Engine does not answer/, found: /qmaster/, advice: /operators/ },
  ],
  [
    'sge',
    'echo main.q',
    { ok: false, detail: /there is no queue gpu/, found: /main\.q/, advice: /set `partition`/ },
  ],
  ['sge', 'echo gpu', { ok: true, detail: /Grid Engine answers/ }],
]

describe('issue 5: a check of a cluster says what is wrong and what to do', () => {
  it.each(CASES)('H-13: %s, when its program says %s', async (kind, says, answer) => {
    const { program, make } = KINDS[kind]
    const bin = path.join(host.root, 'bin')
    await mkdir(bin)
    await writeFile(path.join(bin, program), `#!/bin/sh\n${says}\n`, { mode: 0o755 })
    const environment = { ...SSH_ENVIRONMENT, PATH: `${bin}:${SSH_ENVIRONMENT.PATH}` }
    const probe = await make({ ...host.options, shell: createLocalShell({ environment }) }).probe(never)

    const expected = Object.entries(answer).map(([key, value]: [string, unknown]) => [
      key,
      value instanceof RegExp ? (expect.stringMatching(value) as unknown) : value,
    ])
    expect(probe).toMatchObject(Object.fromEntries(expected) as object)
  })
})
