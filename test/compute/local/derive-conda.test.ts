import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLockDeriver } from '../../../src/compute/local/derive-lock.ts'
import { makeEnvironment } from '../../../src/compute/local/local-environment.ts'
import { isAsked } from '../../../src/compute/local/python-versions.ts'
import { condaEnvironmentIn as condaIn } from '../../../src/config/conda-environment.ts'
import { requirementsIn } from '../../../src/config/python-requirements.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { noSandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { aPackageFolder, NO_PIP, onlyFrom } from '../../fakes/wheels.ts'

const signal = new AbortController().signal
const wish = (text: string) => ({
  source: 'environment.yml' as const,
  files: new Map([['environment.yml', text]]),
})

/**
 * Stands in for micromamba, of which no channel can be reached here: it makes an environment of the system's Python, and
 * installs the `pip:` part with the real pip. Packages of conda it only remembers.
 */
const STAND_IN = `#!/bin/sh
case "$1 $*" in
  "--version "*) echo 2.0.5 ;;
  create*)
    place= file=
    while [ $# -gt 0 ]; do case $1 in -p) place=$2 ;; -f|--file) file=$2 ;; esac; shift; done
    python3 -m venv "$place" && cp "$file" "$place/asked" || exit 1
    rm -rf "$place"/lib/python*/site-packages/setuptools*
    sed -n '/pip:/,$s/^ *- \\([a-z].*\\)/\\1/p' "$file" | grep -v : >"$place/pip.txt"
    case $file in *.yml) "$place/bin/python" -m pip install -q -r "$place/pip.txt" ;; esac ;;
  "env env export"*)
    echo "# platform: linux-64"
    echo @EXPLICIT
    echo https://conda.example.org/conda-forge/linux-64/numpy-1.26.4-py312h1.conda#0123456789abcdef0123456789abcdef ;;
  *) exit 2 ;;
esac
`

describe.skipIf(NO_PIP !== '')(`a lock of an environment.yml${NO_PIP}`, { timeout: 120_000 }, () => {
  let packages: string
  let folder: string
  beforeAll(() => {
    packages = aPackageFolder(['alpha 1.0 beta', 'alpha 2.0 beta', 'beta 1.5'])
    folder = mkdtempSync(path.join(tmpdir(), 'hooke-conda-'))
    mkdirSync(path.join(folder, 'bin'))
    writeFileSync(path.join(folder, 'bin', 'micromamba'), STAND_IN)
    chmodSync(path.join(folder, 'bin', 'micromamba'), 0o755)
  })
  afterAll(() => {
    rmSync(packages, { recursive: true })
    rmSync(folder, { recursive: true })
  })
  const here = () => {
    const words = ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']
    return execFileSync('python3', words, { encoding: 'utf8' }).trim()
  }
  const derive = (environment: Readonly<Record<string, string>>, text: string) =>
    createLockDeriver({ sandbox: noSandbox, environment, requirementsIn, condaIn })(wish(text), signal)

  it('C-19: without conda, a Python that is here and packages of pip are pinned by pip, and that is said', async () => {
    const text = `dependencies: [python=${here()}, pip, { pip: [alpha<2] }]\nvariables: { LEVEL: 3 }\n`
    const lock = await derive(onlyFrom(packages), text)

    expect(lock).toMatchObject({ kind: 'derived', file: 'requirements.lock', packages: 2 })
    if (lock.kind !== 'derived') return
    expect(lock.text).toMatch(/\nalpha==1\.0\nbeta==1\.5\n$/)
    expect(lock.by).toMatch(
      /without conda: .*packages of pip alone.*which is to be =3\.\d+; its variables \(LEVEL\) are not set/,
    )
  })

  it('C-19: without conda, another Python than is here cannot be had, and that is said', async () => {
    expect(await derive(onlyFrom(packages), 'dependencies: [python=2.7, { pip: [alpha] }]\n')).toMatchObject({
      kind: 'impossible',
      because: expect.stringMatching(
        /asks for python =2\.7, python3 of this computer is 3\..*: install one/,
      ) as string,
    })
  })

  it('C-8, C-19: micromamba pins packages by address and MD5, those of pip by version; hosts make the environment of it (stand-in for micromamba)', async () => {
    const environment = { ...onlyFrom(packages), PATH: `${folder}/bin:${process.env['PATH'] ?? ''}` }
    const text = 'name: x\nchannels: [conda-forge]\ndependencies: [python, numpy=1.26, { pip: [alpha<2] }]\n'
    const lock = await derive(environment, text)

    expect(lock).toMatchObject({ kind: 'derived', file: 'conda.lock', packages: 3, by: 'micromamba 2.0.5' })
    if (lock.kind !== 'derived') return
    expect(lock.text).toMatch(/^@EXPLICIT\nhttps:\S+#[0-9a-f]{32}\n# pip: alpha==1\.0\n# pip: beta==1\.5\n$/m)

    const worktree = path.join(folder, 'code')
    mkdirSync(worktree)
    writeFileSync(path.join(worktree, 'conda.lock'), lock.text)
    writeFileSync(path.join(worktree, 'environment.yml'), text)
    const options = {
      runsDir: folder,
      environments: path.join(folder, 'here'),
      clock: systemClock,
      environment,
    }
    const bin = await makeEnvironment({ ...options, secret: () => undefined }, worktree, signal)

    expect(readFileSync(path.join(bin, '..', 'asked'), 'utf8')).toBe(lock.text)
    const seen = execFileSync(path.join(bin, 'python'), [
      '-c',
      'import alpha, beta; print(alpha.VERSION, beta.VERSION)',
    ])
    expect(seen.toString()).toBe('1.0 1.5\n')
  })
})

it.each([
  ['3.12.1', '', true],
  ['3.12.1', '=3.12', true],
  ['3.12.1', '3.12.*', true],
  ['3.12.1', '=3.1', false],
  ['3.12.1', '=3.12=*_cpython', true],
  ['3.12.1', '=3.12.0', false],
  ['3.12.1', '>=3.10,<3.13', true],
  ['3.13.0', '>=3.10,<3.13', false],
  ['3.12.1', '3.10|3.12', true],
  ['3.12.1', '~=3.11', true],
  ['3.12.1', '>3.12', false],
  ['3.12.1', '!=3.12', false],
  ['3.12.1', 'latest', false],
])('C-19: Python %s is what "%s" asks for: %s', (version, asked, is) => {
  expect(isAsked(version, asked)).toBe(is)
})
