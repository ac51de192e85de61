import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLockDeriver } from '../../../src/compute/local/derive-lock.ts'
import { condaEnvironmentIn as condaIn } from '../../../src/config/conda-environment.ts'
import { requirementsIn } from '../../../src/config/python-requirements.ts'
import {
  type DerivedLock,
  type DeriveLock,
  lockSourceIn,
  type PythonSource,
} from '../../../src/domain/software-lock.ts'
import { runtimePaths } from '../../../src/lib/sandbox/runtimes.ts'
import { noSandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { aPackageFolder, NO_PIP, onlyFrom } from '../../fakes/wheels.ts'
import { probe, sandboxFor } from '../../sandbox/place.ts'

const signal = new AbortController().signal
const wish = (source: PythonSource, text: string, more: Record<string, string> = {}) => ({
  source,
  files: new Map(Object.entries({ [source]: text, ...more })),
})
const pins = (lock: DerivedLock): readonly string[] =>
  lock.kind === 'derived'
    ? lock.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    : [JSON.stringify(lock)]

describe.skipIf(NO_PIP !== '')(`a lock that is derived${NO_PIP}`, () => {
  let folder: string
  let derive: DeriveLock
  const close: (() => void)[] = []
  beforeAll(() => {
    folder = aPackageFolder(['alpha 1.0 beta', 'alpha 2.0 beta>=1', 'beta 1.5', 'gamma 3.0'])
    // in the sandbox as the daemon has it, where this machine can make one
    const languages = runtimePaths(process.env['PATH'] ?? '', { hidden: [], home: '/nowhere' })
    const sandbox = probe.ok
      ? sandboxFor(folder, { readable: [...languages, folder], hidden: () => [] })
      : noSandbox
    close.push(() => sandbox.close())
    derive = createLockDeriver({ sandbox, environment: onlyFrom(folder), requirementsIn, condaIn })
  })
  afterAll(async () => {
    close.forEach((each) => each())
    await rm(folder, { recursive: true })
  })

  it('C-19: pins what requirements.txt asks for and what that needs, from the files that it includes', async () => {
    const lock = await derive(
      wish('requirements.txt', '# ours\nalpha<2  # not yet\n-r more.txt\n', { 'more.txt': 'gamma\n' }),
      signal,
    )

    expect(pins(lock)).toEqual(['alpha==1.0', 'beta==1.5', 'gamma==3.0'])
    expect(lock).toMatchObject({ packages: 3, by: expect.stringMatching(/^(pip|uv) \d/) as string })
  })

  it('C-19: says in the words of the tool why nothing can be pinned', async () => {
    const lock = await derive(wish('requirements.txt', 'alpha==9\n'), signal)

    expect(lock).toMatchObject({ kind: 'impossible', because: expect.stringContaining('alpha==9') as string })
  })

  it('C-19: reads a pyproject.toml and a Pipfile', async () => {
    const project = wish(
      'pyproject.toml',
      '[project]\nname = "x"\ndependencies = ["alpha>=2", "gamma; python_version > \'3\'"]\n',
    )
    const pipfile = wish('Pipfile', '[packages]\nalpha = "==1.0"\ngamma = "*"\n')

    expect(pins(await derive(project, signal))).toEqual(['alpha==2.0', 'beta==1.5', 'gamma==3.0'])
    expect(pins(await derive(pipfile, signal))).toEqual(['alpha==1.0', 'beta==1.5', 'gamma==3.0'])
  })
})

describe('what is asked for', () => {
  const nowhere = createLockDeriver({
    sandbox: noSandbox,
    environment: { PATH: '/nowhere' },
    requirementsIn,
    condaIn,
  })

  it.each([
    './ours',
    '-e .',
    'file:///srv/x.whl',
    'git+https://example.org/x',
    'x @ https://example.org/x.tar.gz',
    'pkgs/x-1.whl',
    '--global-option=--x alpha',
    '-r ../other.txt',
    '-r https://example.org/r.txt',
    '--find-links ./wheels',
    '--config-settings x=y',
  ])(
    'C-19, 5.7 number 7: %s may run code of its own or leads elsewhere, so it is not asked for',
    async (line) => {
      const lock = await nowhere(wish('requirements.txt', `alpha\n${line}\n`), signal)
      const included = await nowhere(
        wish('requirements.txt', '-r more.txt', { 'more.txt': `${line}\n` }),
        signal,
      )
      const ofConda = await nowhere(
        wish('environment.yml', JSON.stringify({ dependencies: ['python', { pip: ['alpha', line] }] })),
        signal,
      )

      for (const each of [lock, included, ofConda])
        expect(each).toMatchObject({
          kind: 'impossible',
          because: expect.stringContaining('no package of an index') as string,
        })
    },
  )

  it.each([
    ['a project without packages', wish('pyproject.toml', '[tool.ruff]\nline-length = 100\n'), 'nothing'],
    [
      'requirements that pin with hashes',
      wish('requirements.txt', 'a==1 \\\n  --hash=sha256:00\n'),
      'nothing',
    ],
    ['a project of Poetry', wish('pyproject.toml', '[tool.poetry.dependencies]\nx = "^1"\n'), 'poetry lock'],
    ['a broken project', wish('pyproject.toml', '[project\n'), 'cannot be read'],
    [
      'a Pipfile with a repository',
      wish('Pipfile', '[packages]\nx = { git = "https://x.test" }\n'),
      'something else',
    ],
    [
      'an environment of conda where there is no conda',
      wish('environment.yml', 'dependencies: [python=3.12, numpy]\n'),
      'asks for 1 packages of conda (numpy), and none of micromamba, mamba and conda is on PATH of this computer: install',
    ],
    ['an empty environment of conda', wish('environment.yml', 'name: x\n'), '"nothing"'],
    ['no tool', wish('requirements.txt', 'alpha\n'), 'neither uv nor python3'],
  ])('C-19: %s is told as such', async (_what, asked, words) => {
    expect(JSON.stringify(await nowhere(asked, signal))).toContain(words)
  })

  it('C-19: nothing is derived where a lock is there, or where nothing asks for Python packages', () => {
    expect(lockSourceIn(['requirements.txt', 'uv.lock'])).toBeNull()
    expect(lockSourceIn(['package.json', 'sub/requirements.txt'])).toBeNull()
    expect(lockSourceIn(['pyproject.toml', 'requirements.txt'])).toBe('requirements.txt')
    expect(path.basename('a/Pipfile')).toBe(lockSourceIn(['Pipfile']))
  })
})
