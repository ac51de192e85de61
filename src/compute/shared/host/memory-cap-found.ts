/** By what the memory of all processes of a run together can be capped on a host; null where each is capped alone. */
export type MemoryCap =
  /** Groups of the kernel can be made in that folder. */
  | { readonly kind: 'cgroup'; readonly version: 1 | 2; readonly folder: string }
  /** systemd makes one, for the user or the system. */
  | { readonly kind: 'systemd'; readonly scope: '--user' | '--system' }

/** Reads what `sandbox.sh` says of it. */
export function parseMemoryCap(said: string): MemoryCap | null {
  const [kind = '', ...rest] = said.split(' ')
  const what = rest.join(' ')
  if (kind === 'systemd' && (what === '--user' || what === '--system')) return { kind, scope: what }
  if ((kind !== 'v1' && kind !== 'v2') || !what.startsWith('/sys/fs/cgroup')) return null
  return { kind: 'cgroup', version: kind === 'v1' ? 1 : 2, folder: what }
}
