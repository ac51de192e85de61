/** Whether a table of [compute] is of a kind; tells its other keys apart, too. */
export function isKind<Table extends { readonly kind: string }, Kind extends Table['kind']>(
  table: Table,
  kind: Kind,
): table is Extract<Table, { readonly kind: Kind }> {
  const found: string = table.kind
  return found === kind
}
