import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { aFolder, root } from './temporary-folder.ts'

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })),
})

const AS_THEY_ARE = ['.oxlintrc.json', 'scripts/checks/banned-syntax.mjs', 'tsconfig.json']

/** What the linter of this repository finds in planted files, each as `rule: file`. */
function foundIn(planted: Readonly<Record<string, string>>): readonly string[] {
  const own = AS_THEY_ARE.map((file): [string, string] => [file, readFileSync(join(root, file), 'utf8')])
  const folder = aFolder({ 'package.json': '{ "type": "module" }', ...Object.fromEntries(own), ...planted })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['-f', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr)
  const found = Report.parse(JSON.parse(stdout)).diagnostics
  return [...new Set(found.map(({ code, filename }) => `${code}: ${filename}`))].sort()
}

const lines = (count: number, indent = ''): string =>
  Array.from({ length: count }, (_, i) => `${indent}one(${i})\n`).join('')
const one = 'const one = (n: number): number => n\n'

it('lint: what CONTRIBUTING asks for passes, each exception in its own place', () => {
  const found = foundIn({
    'src/config/read.ts': "export const home = process.env['HOME']\n",
    'src/lib/clock.ts': 'export const now = (): number => Date.now()\n',
    'scripts/say.ts': "console.log('done')\n",
    'test/long.test.ts': `${one}export function long(): void {\n${lines(60, '  ')}}\n${lines(250)}`,
    'vitest.config.ts': 'export default {}\n',
  })

  expect(found).toEqual([])
})

it('lint: every planted fault is reported, of types, of what is banned and of the caps', () => {
  const found = foundIn({
    'src/type.ts': "export const count: number = 'three'\n",
    'src/index.ts': 'export const first = (list: readonly string[]): string => list[0]\n',
    'src/floating.ts':
      'const later = async (): Promise<void> => { await Promise.resolve() }\nexport const go = (): void => { later() }\n',
    'src/any.ts':
      'export const read = (text: string): unknown => { const all = JSON.parse(text); return all.a }\n',
    'src/union.ts':
      "export function say(kind: 'a' | 'b'): string { switch (kind) { case 'a': return 'a' } return '' }\n",
    'src/default.ts': 'export default 1\n',
    'src/catch.ts': 'export function quiet(act: () => void): void { try { act() } catch { act() } }\n',
    'src/time.ts': 'export const now = (): number => Date.now()\n',
    'src/enum.ts': 'export enum Kind { A }\n',
    'src/environment.ts': "export const home = process.env['HOME']\n",
    'src/say.ts': "console.log('done')\n",
    'src/bang.ts': 'export const length = (text?: string): number => text!.length\n',
    'src/function.ts': `${one}export function long(): void {\n${lines(51, '  ')}}\n`,
    'src/file.ts': one + lines(300),
    'test/file.test.ts': one + lines(400),
  })

  expect(found).toMatchInlineSnapshot(`
    [
      "banned(default-export): src/default.ts",
      "banned(enum): src/enum.ts",
      "banned(environment): src/environment.ts",
      "banned(nameless-catch): src/catch.ts",
      "banned(own-clock): src/time.ts",
      "eslint(max-lines): src/file.ts",
      "eslint(max-lines): test/file.test.ts",
      "eslint(max-lines-per-function): src/function.ts",
      "eslint(no-console): src/say.ts",
      "typescript(TS1294): src/enum.ts",
      "typescript(TS2322): src/index.ts",
      "typescript(TS2322): src/type.ts",
      "typescript(no-floating-promises): src/floating.ts",
      "typescript(no-non-null-assertion): src/bang.ts",
      "typescript(no-unsafe-assignment): src/any.ts",
      "typescript(no-unsafe-member-access): src/any.ts",
      "typescript(switch-exhaustiveness-check): src/union.ts",
    ]
  `)
}, 60_000)
