import type { HookeConfig } from '../config/config.ts'

/** Host names, without port, that requests may be addressed to (S-1). */
export function allowedHosts({ publicUrl }: HookeConfig, host: string): readonly string[] {
  const named = publicUrl === undefined ? [] : [new URL(publicUrl).hostname]
  return [...new Set([host, 'localhost', '127.0.0.1', ...named])]
}

/** What the configuration says of a study beyond its row. */
export function studyFacts(
  { studies }: HookeConfig,
  id: string,
): { owner: string | null; repo: string | null; tracker: string | null } {
  const study = studies.find((one) => one.id === id)
  return { owner: study?.owner ?? null, repo: study?.repo ?? null, tracker: study?.tracker ?? null }
}
