import { z } from 'zod'
import type { Json, JsonRecord } from '../domain/plan.ts'
import { canonicalJson } from '../lib/canonical.ts'

/** A config as flat keys (`policy.epsilon`) and canonical values. */
export type FlatConfig = ReadonlyMap<string, string>

export function flatten(config: JsonRecord): FlatConfig {
  return new Map(Object.entries(config).flatMap(([key, value]) => leaves(key, value)))
}

function leaves(key: string, value: Json): readonly (readonly [string, string])[] {
  const inner = isBranch(value) ? Object.entries(value) : []
  if (inner.length === 0) return [[key, canonicalJson(value)]]

  return inner.flatMap(([name, below]) => leaves(`${key}.${name}`, below))
}

function isBranch(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const ABSENT = 'absent'

/** Keys whose value is not the same in all configs, with the value in each. */
export function differingKeys(configs: readonly FlatConfig[]): ReadonlyMap<string, readonly string[]> {
  const keys = [...new Set(configs.flatMap((config) => [...config.keys()]))].sort()
  const rows = keys.map((key) => [key, configs.map((config) => config.get(key) ?? ABSENT)] as const)
  return new Map(rows.filter(([, values]) => new Set(values).size > 1))
}

/** True when `key` is one of `roots` or lies below one: `policy.kind` is on the axis `policy`. */
export function isUnder(key: string, roots: readonly string[]): boolean {
  return roots.some((root) => key === root || key.startsWith(`${root}.`))
}

/** A recorded reason for a difference, as the plan holds it. */
export const RecordedDivergence = z.strictObject({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  because: z.string(),
})
export type RecordedDivergence = z.infer<typeof RecordedDivergence>

/** Whether the difference at `key` has a recorded reason that speaks of the value that is there. */
export function hasReason(divergences: readonly RecordedDivergence[], key: string, value: string): boolean {
  return divergences.some(
    (divergence) =>
      isUnder(key, [divergence.key]) &&
      divergence.because.trim() !== '' &&
      (divergence.key !== key || isAbout(divergence.to, value)),
  )
}

function isAbout(said: string, value: string): boolean {
  const isScalar = !/^[[{]/.test(value)
  return !isScalar || value === ABSENT || said.toLowerCase().includes(value.replaceAll('"', '').toLowerCase())
}
