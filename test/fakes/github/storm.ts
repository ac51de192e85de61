/** Refusals in a row, or replies that are lost: before or after the effect was made. */
export interface Storm {
  readonly method?: string
  /** Part of the path. */
  readonly path?: string
  /** How many requests it hits. */
  count: number
  /** `lost` closes the connection instead of an answer. */
  readonly status: number | 'lost'
  readonly retryAfterS?: number
  readonly afterEffect?: boolean
}

/** The storm over this request, which has one hit less from now on. */
export function stormOver(storms: Storm[], method: string, pathname: string): Storm | undefined {
  const found = storms.find((one) => (one.method ?? method) === method && pathname.includes(one.path ?? ''))
  if (found === undefined) return undefined
  found.count -= 1
  if (found.count <= 0) storms.splice(storms.indexOf(found), 1)
  return found
}
