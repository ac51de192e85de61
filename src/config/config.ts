import type { Settings } from './schema.ts'
import type { Camelised } from './shape.ts'

type Sections = Camelised<Settings>

export type StudyConfig = Omit<Sections['study'][number], 'budget' | 'policy'> & {
  /** Folder of the repository, absolute. */
  readonly repo: string
  readonly budget: Sections['budget']
  readonly policy: Sections['policy']
}

export type PersonConfig = Sections['people'][string] & { readonly name: string }

/** One value of the effective configuration and where it comes from (K-4). */
export interface EffectiveValue {
  readonly key: string
  readonly value: unknown
  /** `default`, `hooke.toml:12` or `HOOKE_SERVER__PORT`. */
  readonly source: string
}

/** Everything Hooke was told, checked; durations in milliseconds, sizes in bytes, folders absolute. */
export type HookeConfig = Omit<Sections, 'study' | 'people'> & {
  /** Path of hooke.toml. */
  readonly file: string
  /** The folder it stands in. */
  readonly home: string
  readonly studies: readonly StudyConfig[]
  readonly people: readonly PersonConfig[]
  readonly effective: readonly EffectiveValue[]
}

/** One place where runs execute, and those of one kind. */
export type ComputeConfig = Sections['compute'][string]
export type ComputeOf<Kind extends ComputeConfig['kind']> = Extract<ComputeConfig, { readonly kind: Kind }>

export type Policy = Sections['policy']
export type Budget = Sections['budget']
export type Limits = Sections['limits']
export type Attention = Sections['attention']
