/** Whether a text names something by its whole name: `BANDIT-I1` in `BANDIT-I12` is another issue. */
export function mentions(text: string, name: string): boolean {
  return text.split(name).some((before, i, parts) => {
    const after = parts[i + 1]
    return after !== undefined && !/[\w-]$/.test(before) && !/^\w/.test(after)
  })
}
