import { z } from 'zod'
import { NodeName } from '../../domain/job-options.ts'
import { createLeasesView } from '../../store/views/leases.ts'
import { Nothing, operation } from '../operation.ts'

const words = z.string().trim().max(500)

export const hardwareOperations = [
  operation({
    method: 'get',
    path: '/leases',
    summary: 'What hardware is held, by whom, at which price, and what is wrong with it',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    run: (_, { web }) => createLeasesView(web.store)(),
  }),
  operation({
    method: 'post',
    path: '/leases/{name}/release',
    summary: 'Let go of a lease or a hold for good',
    params: z.object({ name: z.string().max(100) }),
    query: Nothing,
    body: Nothing,
    run: ({ params }, { web, actor }) => web.commands.releaseLease(params.name, actor),
  }),
  operation({
    method: 'post',
    path: '/nodes/{name}/lift',
    summary: 'End the quarantine of a machine',
    params: z.object({ name: NodeName }),
    query: Nothing,
    body: Nothing,
    run: ({ params }, { web, actor }) => web.commands.liftNode(params.name, actor),
  }),
  operation({
    method: 'post',
    path: '/holds',
    summary: 'Hold a machine for quick tries',
    params: Nothing,
    query: Nothing,
    body: z.strictObject({
      compute: z.string().max(40),
      study: z.string().max(40),
      purpose: words.default(''),
      capUsd: z.number().nonnegative().max(100_000),
      forMs: z
        .number()
        .int()
        .min(60_000)
        .max(7 * 24 * 3_600_000),
    }),
    status: 201,
    run: ({ body }, { web, actor }) => web.commands.hold(body, actor),
  }),
  operation({
    method: 'post',
    path: '/holds/{name}/exec',
    summary: 'Run one command on a held machine',
    params: z.object({ name: z.string().max(100) }),
    query: Nothing,
    body: z.strictObject({
      argv: z.array(z.string().max(10_000)).min(1).max(1_000),
      timeLimitSeconds: z.number().int().min(1).max(3_600),
    }),
    run: ({ params, body }, { web, actor }) => web.commands.tryOnHold(params.name, body, actor),
  }),
  operation({
    method: 'get',
    path: '/kept',
    summary: 'What is kept on this computer, and what of it may go',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    run: (_, { web }) => web.commands.kept(),
  }),
  operation({
    method: 'post',
    path: '/clean',
    summary: 'Take away what may go',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    run: (_, { web, actor }) => web.commands.clean(actor),
  }),
]
