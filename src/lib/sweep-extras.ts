/** Things of one kind that Hooke made at a service. */
export interface Swept<Item> {
  /** All that carry Hooke's mark, by the service's own ids in an order that never changes; throws when nobody answers. */
  list(signal: AbortSignal): Promise<readonly Item[]>
  /** What the mark was made of. */
  keyOf(item: Item): string
  /**
   * Whether the key is still wanted, by the rows that are written before anything is asked for. Asked after the list came,
   * so that what was made meanwhile is never taken for an orphan.
   */
  isWanted(key: string): boolean
  remove(item: Item, signal: AbortSignal): Promise<void>
}

/**
 * Lets go of what landed too late to be seen by whoever asked for it: all but the first of each wanted key, and all that
 * nobody wants any more; gives what it removed. Once is never enough, since a list may lag: repeat it for ever
 * (RELIABILITY 2.4). Not for a copied state whose originals may still live (E-6): ask only after it was adopted.
 */
export async function sweepExtras<Item>(swept: Swept<Item>, signal: AbortSignal): Promise<readonly Item[]> {
  const seen = new Set<string>()
  const extras = (await swept.list(signal)).filter((item) => {
    const key = swept.keyOf(item)
    if (seen.has(key) || !swept.isWanted(key)) return true
    seen.add(key)
    return false
  })
  for (const extra of extras) await swept.remove(extra, signal)
  return extras
}
