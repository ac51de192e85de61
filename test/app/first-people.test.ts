import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readDaemonFile } from '../../src/cli/daemon-file.ts'
import { aDaemon, type InProcess } from './daemon-in-process.ts'

const ALONE = `[study.scales]
prefix = "SCALE"
repo = "REPO"
[agents.sandbox]
mode = "none"
allow_unsandboxed = true
`
const OWNER = userInfo().username

const held: { at?: InProcess } = {}
afterEach(() => held.at?.gone())

/** What the command line sends: the token of the daemon's file, in the name of whoever types. */
async function reload({ url, folder }: InProcess, person: string, token = tokenIn(folder)): Promise<number> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'hooke-person': person,
  }
  return (await fetch(`${url}/api/v1/reload`, { method: 'POST', body: '{}', headers })).status
}

const tokenIn = (folder: string): string => readDaemonFile(join(folder, '.hooke'))?.token ?? ''

it('K-2, W-8: where nobody is listed, whoever owns the process may do everything', async () => {
  const at = (held.at = await aDaemon(ALONE))

  expect(at.person).toBe(OWNER)
  expect(await reload(at, OWNER)).toBe(200)
})

it('W-8, E-12: once people are listed, the token of the folder is that of the first of them who may do everything', async () => {
  const at = (held.at = await aDaemon(ALONE))
  const before = tokenIn(at.folder)
  at.write(`${ALONE}[people.grace]\nrights = ["admin"]\n`)
  expect(await reload(at, OWNER)).toBe(200)

  expect(tokenIn(at.folder)).not.toBe(before)
  expect(await reload(at, 'grace')).toBe(200)
  // who is not listed has no right any more, whatever token it holds
  expect(await reload(at, OWNER)).toBe(403)
  expect(await reload(at, 'grace', before)).toBe(403)
})
