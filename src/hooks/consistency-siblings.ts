import { z } from 'zod'
import { JsonRecord } from '../domain/plan.ts'
import { canonicalJson } from '../lib/canonical.ts'
import {
  ABSENT,
  type FlatConfig,
  type RecordedDivergence,
  flatten,
  hasReason,
  isUnder,
} from './config-diff.ts'

/** What is compared between experiments: resolved configs per condition and everything around them. */
export const Setup = z.strictObject({
  configs: z.array(z.strictObject({ condition: z.string(), config: JsonRecord })).min(1),
  data: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      sha256: z.string(),
      split: z.enum(['train', 'eval']),
    }),
  ),
  evaluation: z.string(),
  command: z.array(z.string()).min(1),
  seeds: z.number().int().positive(),
  /** Class of compute: the driver's name and what it gives. */
  compute: z.string(),
  /** Hash of the software lock; null where it is not known yet. */
  softwareLock: z.string().nullable(),
})
export type Setup = z.infer<typeof Setup>

export const Sibling = z.strictObject({ experiment: z.string(), primaryMetric: z.string(), setup: Setup })
export type Sibling = z.infer<typeof Sibling>

interface Difference {
  readonly key: string
  readonly was: string
  readonly is: string
}

/** One reason for each difference to a sibling that nobody gave a reason for. */
export function siblingReasons(
  setup: Setup,
  sibling: Sibling,
  allowed: { readonly axisKeys: readonly string[]; readonly divergences: readonly RecordedDivergence[] },
): readonly string[] {
  const differences = [
    ...configDifferences(setup, sibling.setup, allowed.axisKeys),
    ...aroundDifferences(setup, sibling.setup),
  ]
  return differences
    .filter(({ key, is }) => !hasReason(allowed.divergences, key, is))
    .map(
      ({ key, was, is }) =>
        `\`${key}\` differs from ${sibling.experiment} without a recorded reason: ${is}, there ${was}; use its value or add a divergence that says why`,
    )
}

function configDifferences(setup: Setup, other: Setup, axisKeys: readonly string[]): readonly Difference[] {
  const ours = setup.configs.map(({ config }) => flatten(config))
  const theirs = other.configs.map(({ config }) => flatten(config))
  const keys = [...new Set([...ours, ...theirs].flatMap((config) => [...config.keys()]))].sort()
  return keys
    .filter((key) => !isUnder(key, axisKeys))
    .flatMap((key) => {
      const [was, is] = [valuesAt(theirs, key), valuesAt(ours, key)]
      return is.every((value) => was.includes(value))
        ? []
        : [{ key, was: was.join(' or '), is: is.join(' or ') }]
    })
}

function valuesAt(configs: readonly FlatConfig[], key: string): readonly string[] {
  return [...new Set(configs.map((config) => config.get(key) ?? ABSENT))]
}

function aroundDifferences(setup: Setup, other: Setup): readonly Difference[] {
  const around = (each: Setup): Readonly<Record<string, string>> => ({
    data: canonicalJson([...each.data].sort((a, b) => (a.name < b.name ? -1 : 1))),
    evaluation: each.evaluation.trim().replaceAll(/\s+/g, ' '),
    command: canonicalJson(each.command),
    seeds: String(each.seeds),
    compute: each.compute,
  })
  const [was, is] = [around(other), around(setup)]
  const differences = Object.keys(is).map((key) => ({ key, was: was[key] ?? ABSENT, is: is[key] ?? ABSENT }))
  const locks =
    setup.softwareLock === null || other.softwareLock === null
      ? []
      : [{ key: 'software-lock', was: other.softwareLock, is: setup.softwareLock }]
  return [...differences, ...locks].filter((difference) => difference.was !== difference.is)
}

/** The sibling that already answered this very question, if there is one. */
export function answeredBy(
  setup: Setup,
  primaryMetric: string,
  siblings: readonly Sibling[],
): Sibling | undefined {
  const identity = (each: Setup): string =>
    canonicalJson([
      each.configs.map(({ config }) => canonicalJson(config)).sort(),
      each.data,
      each.evaluation,
      each.command,
    ])
  return siblings.find(
    (other) => other.primaryMetric === primaryMetric && identity(other.setup) === identity(setup),
  )
}
