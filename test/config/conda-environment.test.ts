import fc from 'fast-check'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { condaEnvironmentIn } from '../../src/config/conda-environment.ts'

describe('an environment.yml', () => {
  it('C-19: is read as what conda, pip and Python are asked for, without names of the computer that wrote it', () => {
    const text = `name: mine
prefix: /home/ada/miniforge3/envs/mine
channels: [conda-forge, https://conda.example.org/ours/]
dependencies:
  - python>=3.10,<3.13
  - conda-forge::numpy=1.26
  - pytorch 2.3.*
  - pip
  - pip:
      - alpha<2
      - -r more.txt
variables: { LEVEL: 3 }
`
    const read = condaEnvironmentIn(text)

    expect(read).toMatchObject({
      python: '>=3.10,<3.13',
      packages: ['conda-forge::numpy=1.26', 'pytorch 2.3.*'],
      pip: ['alpha<2', '-r more.txt'],
      variables: ['LEVEL'],
    })
    const {
      name: _name,
      prefix: _prefix,
      variables: _variables,
      ...kept
    } = parse(text) as Record<string, unknown>
    expect('text' in read && parse(read.text)).toEqual(kept)
  })

  it.each([
    ['a path to a channel', 'channels: [/srv/channel]'],
    ['a file as a channel', 'channels: ["file:///srv/channel"]'],
    ['a channel with a login', 'channels: ["https://ada:secret@conda.example.org/x"]'],
    ['an option as a channel', 'channels: [--override-channels]'],
    ['a file as a package', 'dependencies: [./evil-1-0.conda]'],
    ['an address as a package', 'dependencies: ["https://example.org/evil-1-0.conda"]'],
    ['an option as a package', 'dependencies: [--file=/etc/passwd]'],
    ['two lines as a package', 'dependencies: ["numpy\\n--file=x"]'],
    ['a key that conda does not have', 'post-link: [rm, -rf, /]'],
    ['pip that is no list', 'dependencies: [{ pip: alpha }]'],
    ['no mapping', '- numpy'],
    ['broken YAML', 'dependencies: [numpy'],
    ['a tag that would make an object', 'dependencies: !!python/object/apply:os.system [true]\n  x: 1'],
  ])('C-19, 5.7 number 7: %s is refused in words', (_what, text) => {
    expect(condaEnvironmentIn(text)).toEqual({
      because: expect.stringContaining('environment.yml') as string,
    })
  })

  it('C-19: aliases that stand for millions of packages are refused', () => {
    const names = 'abcdefghi'.split('')
    const bomb = names.map((name, n) => {
      const before = names[n - 1]
      return `${name}: &${name} [${Array(10)
        .fill(before === undefined ? 'x' : `*${before}`)
        .join(', ')}]`
    })
    expect(condaEnvironmentIn(`${bomb.join('\n')}\n`)).toHaveProperty('because')
  })

  it('C-19: whatever it holds, what comes back is data or a reason', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = condaEnvironmentIn(text)
        return 'because' in read ? read.because !== '' : !/^ *- -/m.test(read.text)
      }),
    )
  })
})
