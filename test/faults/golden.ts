import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FOLDER = join(import.meta.dirname, '../golden')
const Line = z.object({ name: z.string(), snapshot: z.string() })

/** The versions of the workflow of which states are kept, with the state of every place. */
export function goldenMachines(): readonly (readonly [number, ReadonlyMap<string, string>])[] {
  return named(/^machine-(\d+)\.jsonl$/).map(([file, version]) => {
    const lines = readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n')
    const states = lines.map((line) => Line.parse(JSON.parse(line)))
    return [Number(version), new Map(states.map(({ name, snapshot }) => [name, snapshot]))]
  })
}

/** Whole states as released versions left them, as SQL. */
export function goldenStates(): readonly (readonly [string, string])[] {
  return named(/^(state-.*)\.sql$/).map(([file, name]) => [name, readFileSync(join(FOLDER, file), 'utf8')])
}

function named(pattern: RegExp): readonly (readonly [string, string])[] {
  return readdirSync(FOLDER)
    .map((file) => pattern.exec(file))
    .flatMap((found) => (found === null ? [] : [[found[0], found[1] ?? ''] as const]))
}
