import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DriverRequest } from '../../src/app/driver-request.ts'
import { moduleDriver } from '../../src/app/module-driver.ts'
import { Module } from '../../src/config/compute/module.ts'
import type { ComputeOf } from '../../src/config/config.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { describeDriver } from './driver.contract.ts'

const DRIVER = path.join(import.meta.dirname, '../fakes/out-of-tree/driver.mjs')

function build(root: string, module: string, options: Readonly<Record<string, unknown>> = {}) {
  const table = Module.parse({ kind: 'module', module, environment: ['PATH'], options })
  return moduleDriver({
    ...{ name: 'own', table, stateDir: path.join(root, 'state'), home: root },
    ...{ worktreesDir: path.join(root, 'worktrees'), clock: systemClock, env: process.env },
    ...{ secret: () => undefined, warn: () => undefined },
  } as unknown as DriverRequest<ComputeOf<'module'>>)
}

describeDriver('C-18: an out-of-tree module as', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-module-'))
  const make = () => build(root, DRIVER)
  const stop = () => rm(root, { recursive: true, force: true })
  return { driver: make(), again: make, worktree: root, stop }
})

describe('a module that is no driver', () => {
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'hooke-module-'))
    mkdirSync(path.join(root, 'worktrees'))
    writeFileSync(path.join(root, 'empty.mjs'), 'export const x = 1\n')
    writeFileSync(path.join(root, 'wrong.mjs'), 'export const = \n')
    writeFileSync(path.join(root, 'other.mjs'), "export const createDriver = () => ({ name: 'another' })\n")
    cpSync(path.join(root, 'empty.mjs'), path.join(root, 'worktrees', 'empty.mjs'))
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  it.each([
    ['a file that is not there', './nowhere.mjs', {}, /Cannot find module/],
    ['a package that is not installed', 'no-such-package', {}, /Cannot find module/],
    ['one that does not parse', './wrong.mjs', {}, /Unexpected token/],
    ['one that exports something else', './empty.mjs', {}, /exports no function createDriver/],
    ['one whose driver lacks verbs', './other.mjs', {}, /settles .*submit is no function/],
    ['one whose driver lacks a verb', DRIVER, { verbless: true }, /^submit is no function$/],
    ['one where agents write', './worktrees/empty.mjs', {}, /where agents write/],
  ])('C-18: %s is refused with the name of the compute and the reason', (_, module, options, found) => {
    expect(() => build(root, module, options)).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        message: expect.stringContaining('[compute.own]') as string,
        found: expect.stringMatching(found) as string,
      }),
    )
  })

  it('C-18: what it refuses in the words of the contract is passed on', () => {
    expect(() => build(root, DRIVER, { broken: true })).toThrow('it was asked to break')
  })
})
