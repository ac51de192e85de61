#!/usr/bin/env node
// The command `hooke`. In a clone it runs the TypeScript sources on the pinned Node, or what was prepared from just these; in the
// package, dist/.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import v8 from 'node:v8'
import { preparedFor } from './prepared.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
// agents ask their hook at each call of a tool, so it loads nothing but itself
const isHook = process.argv[2] === 'hook'
const [folder, name] = isHook ? ['agents/claude-code/', 'hook'] : ['', 'main']
const compiled = join(root, 'dist', `${folder}${name}.js`)
const sources = join(root, 'src', `${folder}${name}.ts`)
const entry = existsSync(sources) ? sources : compiled
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const pinned = join(root, 'node_modules', 'node', 'bin', 'node')

if (major > 22 || (major === 22 && minor >= 18)) {
  // in a clone, stripping types again at each start takes half of it
  if (existsSync(sources)) module.enableCompileCache(join(root, 'node_modules', '.cache', 'hooke-compile'))
  // a daemon is there for weeks: else V8 lets its heap of young objects grow to 48 MB while modules load, and keeps them
  if (process.argv.includes('up')) v8.setFlagsFromString('--semi-space-growth-factor=1')
  const loaded = (await preparedProgram()) ?? (await import(pathToFileURL(entry).href))
  if (isHook) process.exitCode = await loaded.runHook(process.argv.slice(3), process)
  else process.exitCode = await loaded.main(process.argv.slice(2))
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [join(root, 'bin', 'hooke.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
    if (signal !== 'SIGHUP') return
    // the terminal is gone: in a plain end Node aborts over it
    process.removeAllListeners('SIGHUP')
    process.kill(process.pid, 'SIGHUP')
  })
} else {
  process.stderr.write(
    `✗ Hooke needs Node 22.18 or newer\n  found: Node ${process.versions.node}\n  do: in a clone run \`npm start\` once (it brings Node 24); else install a newer Node\n`,
  )
  process.exitCode = 1
}

/** What was prepared from the sources as they are; null where it is not there or cannot be used, for the sources are. */
async function preparedProgram() {
  if (isHook || !existsSync(sources)) return null
  try {
    const folder = preparedFor(root)
    const program = join(folder, 'main.mjs')
    if (!existsSync(program)) return null
    if (process.argv.includes('up') || process.argv.includes('demo')) sayUsed(folder)
    const loaded = await import(pathToFileURL(program).href)
    return typeof loaded.main === 'function' ? loaded : null
  } catch (error) {
    process.stderr.write(
      `! started from the sources, since what was prepared cannot be used: ${error.message}\n`,
    )
    return null
  }
}

/** Some modules are read late: scripts/prepare.ts keeps what a living program uses. */
function sayUsed(folder) {
  mkdirSync(join(folder, 'users'), { recursive: true })
  writeFileSync(join(folder, 'users', String(process.pid)), '')
}
