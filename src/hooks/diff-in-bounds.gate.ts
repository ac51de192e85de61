import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { matchesPath, unsafePath } from './path-pattern.ts'

const ChangedFile = z.strictObject({
  path: z.string(),
  /** Where a renamed file was before; null otherwise. */
  from: z.string().nullable(),
  status: z.enum(['added', 'modified', 'deleted', 'renamed']),
  added: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
})

export const DiffInBoundsFacts = z.strictObject({
  track: z.string(),
  files: z.array(ChangedFile),
  /** Paths outside the worktree that were found written, links that lead out of it included. */
  writesOutside: z.array(z.string()),
  /** Patterns of the study: evaluation code, CI, hooks, other experiments' results. */
  protectedPaths: z.array(z.string()),
  /** Paths of this experiment below a protected pattern that it may write. */
  ownPaths: z.array(z.string()),
  /** What the track allows; null where it sets no limit. */
  allowance: z.strictObject({
    paths: z.array(z.string()).nullable(),
    files: z.number().int().nonnegative().nullable(),
    lines: z.number().int().nonnegative().nullable(),
  }),
  /** The study's lint and build commands, as run on the worktree. */
  commands: z.array(
    z.strictObject({ name: z.string(), exit: z.number().int().nullable(), tail: z.string() }),
  ),
})
export type DiffInBoundsFacts = z.infer<typeof DiffInBoundsFacts>

/** Refuses a change that reaches where it has no business. */
export const diffInBoundsGate: Gate<DiffInBoundsFacts> = {
  name: 'diff-in-bounds',
  refuses:
    "writes outside the worktree, touched protected paths, a diff over the track's allowance, a failing lint or build command",
  facts: DiffInBoundsFacts,

  check(facts) {
    const reasons = [
      ...facts.writesOutside.map((path) => `${path} was written outside the worktree: undo it`),
      ...touchedPaths(facts).flatMap((path) => pathReasons(path, facts)),
      ...sizeReasons(facts),
      ...facts.commands.flatMap(({ name, exit, tail }) =>
        exit === 0 ? [] : [`the ${name} command ended with ${exit ?? 'no exit code'}: ${tail.trim()}`],
      ),
    ]
    return verdictOf(reasons, [
      { what: 'diff', found: `${facts.files.length} files, ${linesOf(facts)} changed lines` },
      { what: 'protected paths', found: facts.protectedPaths.join(', ') || 'none set' },
      ...facts.commands.map(({ name, exit }) => ({
        what: `${name} command`,
        found: `exit ${exit ?? 'none'}`,
      })),
    ])
  },
}

function touchedPaths({ files }: DiffInBoundsFacts): readonly string[] {
  return [...new Set(files.flatMap(({ path, from }) => (from === null ? [path] : [from, path])))]
}

function pathReasons(path: string, facts: DiffInBoundsFacts): readonly string[] {
  const unsafe = unsafePath(path)
  if (unsafe !== undefined) return [`the path ${path} ${unsafe}: undo it`]

  const own = facts.ownPaths.some((pattern) => matchesPath(path, pattern))
  const pattern = own ? undefined : facts.protectedPaths.find((each) => matchesPath(path, each))
  const allowed = facts.allowance.paths?.some((each) => matchesPath(path, each)) ?? true
  return [
    ...(pattern === undefined
      ? []
      : [`${path} is protected (${pattern}): take the change back, or ask a person`]),
    ...(allowed
      ? []
      : [
          `the track \`${facts.track}\` does not allow changes to ${path}: take it back or use track \`full\``,
        ]),
  ]
}

function linesOf({ files }: DiffInBoundsFacts): number {
  return files.reduce((sum, { added, removed }) => sum + added + removed, 0)
}

function sizeReasons(facts: DiffInBoundsFacts): readonly string[] {
  const { files, lines } = facts.allowance
  const changed = linesOf(facts)
  return [
    ...(files !== null && facts.files.length > files
      ? [`the diff touches ${facts.files.length} files, the track \`${facts.track}\` allows ${files}`]
      : []),
    ...(lines !== null && changed > lines
      ? [`the diff changes ${changed} lines, the track \`${facts.track}\` allows ${lines}`]
      : []),
  ]
}
