import { z } from 'zod'
import { Local } from './local.ts'
import { Module } from './module.ts'
import { Runpod } from './runpod.ts'
import { Sge } from './sge.ts'
import { Slurm } from './slurm.ts'
import { Ssh } from './ssh.ts'

/** The table of a compute, by its kind. A new kind is added here and in `src/app/compute-kinds.ts`. */
export const ComputeTable = z.discriminatedUnion('kind', [Local, Ssh, Slurm, Sge, Runpod, Module])

const ThisComputer = Local.extend({ kind: Local.shape.kind.default('local') })

/** `[compute.<name>]`: places where runs execute, by name. This computer is there without being written down. */
export const ComputeSection = z
  .object({ local: ThisComputer.prefault({}).describe('This computer.') })
  .catchall(ComputeTable)
