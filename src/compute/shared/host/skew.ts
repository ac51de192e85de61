/**
 * How far the clock of a host is ahead of ours, in milliseconds: 0 where what it told may have been our own time between
 * sending and hearing. It tells whole seconds; 0 stands for nothing told.
 */
export function skewOf(hostNow: number, { sentAt, now }: { sentAt: number; now: number }): number {
  if (!Number.isFinite(hostNow) || hostNow === 0) return 0
  if (hostNow > now) return Math.round(hostNow - now)
  return hostNow + 1_000 < sentAt ? Math.round(hostNow - sentAt) : 0
}
