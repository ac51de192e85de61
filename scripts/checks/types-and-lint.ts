// Types and lint by one program of TypeScript: node scripts/checks/types-and-lint.ts RESULTS_FILE
// The rules of the linter ask the checker for what the types check has found out already.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import type { StepResult } from './step.ts'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('name the file for the results')
const root = dirname(dirname(import.meta.dirname))

const [types, program] = await timed(() => checkTypes())
const [lint] = await timed(() => checkLint(program))
writeFileSync(file, JSON.stringify({ types, lint }))
process.exitCode = types.ok && lint.ok ? 0 : 1

type Found<T> = readonly [Omit<StepResult, 'seconds'>, T]

async function timed<T>(check: () => Found<T> | Promise<Found<T>>): Promise<readonly [StepResult, T]> {
  const started = performance.now()
  const [result, more] = await check()
  return [{ ...result, seconds: (performance.now() - started) / 1000 }, more]
}

function checkTypes(): Found<ts.Program> {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
    },
  }
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { incremental: false },
    host,
  )
  if (config === undefined) throw new Error('there is no tsconfig.json')
  const made = ts.createProgram({ rootNames: config.fileNames, options: config.options })
  const found = [...config.errors, ...ts.getPreEmitDiagnostics(made)]
  const output = ts.formatDiagnostics(found, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  })
  return [{ ok: found.length === 0, output }, made]
}

async function checkLint(made: ts.Program): Promise<Found<null>> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { programs: [made], project: null } },
    },
  })
  const results = await eslint.lintFiles(['.'])
  const formatter = await eslint.loadFormatter('stylish')
  const ok = results.every(({ errorCount }) => errorCount === 0)
  return [{ ok, output: await formatter.format(results) }, null]
}
