import { statfsSync } from 'node:fs'
import { HookeError } from '../domain/errors.ts'

/** The numbers Linux has for file systems whose locks and shared memory do not reach across computers or processes. */
const NOT_LOCAL: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x65735546, 'FUSE'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x786f4256, 'a shared folder of VirtualBox'],
])

export type Statfs = (path: string) => { readonly type: number }

export interface DiskCheck {
  readonly statfs?: Statfs
  readonly platform?: NodeJS.Platform
}

/**
 * Refuses a folder where a write-ahead log is not safe. Overlays are let through: what was created in the upper layer
 * locks as the disk below does, and containers have nothing else. Other systems number their file systems as they like.
 */
export function refuseDistantDisk(
  folder: string,
  { statfs = statfsSync, platform = process.platform }: DiskCheck = {},
): void {
  if (platform !== 'linux') return
  // the kernel's number is unsigned, Node's may come signed
  const kind = NOT_LOCAL.get(statfs(folder).type >>> 0)
  if (kind === undefined) return
  throw new HookeError('store.unreadable', `the state folder ${folder} is not on a local disk`, {
    found: `${kind}: two computers could write to one database there and damage it`,
    advice: 'Give a folder on a local disk as state_dir in hooke.toml.',
  })
}
