interface Page<Item> {
  readonly nodes: readonly Item[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined }
}

/** All items of a list that comes in pages, in the order in which they come. */
export async function allPages<Item>(
  ask: (after: string | null) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | null = null
  do {
    const { nodes, pageInfo }: Page<Item> = await ask(after)
    items.push(...nodes)
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null
  } while (after !== null)
  return items
}
