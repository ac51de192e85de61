import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const Packages = z.record(z.string(), z.string())
const { dependencies, devDependencies } = z
  .object({ dependencies: Packages, devDependencies: Packages })
  .parse(JSON.parse(text('package.json')))

/** Each package that docs/dependencies.md has a line for, with that line. */
const lines = new Map(
  [
    ...text('docs/dependencies.md')
      .split('## Tried')[0]!
      .matchAll(/^- `([^`]+)`: (.+)$/gm),
  ].map(([, name, why]) => [name!, why!]),
)

function sourcesIn(...folders: readonly string[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs|cjs|css)$/.test(file))
      .map((file) => join(folder, file)),
  )
  return files.map(text).join('\n')
}

const product = sourcesIn('src')
const tooling = [
  sourcesIn('scripts', 'test'),
  ...['vitest.config.ts', 'package.json', 'tsconfig.json', '.oxlintrc.json'].map(text),
].join('\n')

/** Named as a module, or as a file inside it. */
function imports(source: string, name: string): boolean {
  return new RegExp(`['"\`]${name.replaceAll('/', '\\/')}(['"\`/])`).test(source)
}

describe('dependencies', () => {
  it('have one line each in docs/dependencies.md, and no line is left over', () => {
    expect([...lines.keys()].sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
  })

  it('name their licence', () => {
    const unlicensed = [...lines].filter(([, why]) => !/\b(MIT|ISC|OFL|MPL|Apache|BSD)\b/.test(why))
    expect(unlicensed).toEqual([])
  })

  it.each(Object.keys(dependencies))(
    '%s is imported by the product, or its line says that it is not',
    (name) => {
      const waits = lines.get(name)?.includes('Not imported yet') ?? false
      expect(imports(product, name)).toBe(!waits)
    },
  )

  const commands: Readonly<Record<string, RegExp>> = {
    oxfmt: /oxfmt --check/,
    oxlint: /&& oxlint/,
    'oxlint-tsgolint': /"typeAware": true/,
    typescript: /tsc --/,
    'dependency-cruiser': /depcruise src/,
    node: /"node": "24\./,
  }
  it.each(Object.keys(devDependencies).filter((name) => !name.startsWith('@types/')))(
    '%s is used by a script, a configuration or a test',
    (name) => {
      expect(commands[name]?.test(tooling) ?? imports(tooling, name)).toBe(true)
    },
  )

  it.each(Object.keys(devDependencies).filter((name) => name.startsWith('@types/')))(
    '%s describes something that is there',
    (name) => {
      const described = name.replace('@types/', '')
      expect(described === 'node' || described in dependencies).toBe(true)
    },
  )

  it('are pinned exactly', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, v]) => !/^\d+\.\d+\.\d+$/.test(v),
    )
    expect(loose).toEqual([])
  })
})
