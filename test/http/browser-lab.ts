import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { serveApp, type Served } from '../../src/http/server.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aLab } from './lab.ts'
import { WIDE } from './looks.ts'
import { steadyBrowser } from './steady-browser.ts'
import { aWeb, type TestWeb } from './web.ts'

interface Look {
  readonly viewport?: { width: number; height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
}

/** The experiments of `aLab`, served to a real browser while the tests of a `describe` run. */
export function aBrowserLab() {
  let browser: Browser
  let web: TestWeb
  let served: Served
  const open: BrowserContext[] = []
  const home = (): string => `http://127.0.0.1:${served.port}`

  beforeAll(async () => {
    browser = await steadyBrowser()
    const now = systemClock.now()
    web = aWeb({ clock: { ...systemClock, now: () => now } }, now)
    await aLab({ store: web.store, folder: web.folder, now })
    served = await serveApp(web.app, { host: '127.0.0.1', port: 0, clock: systemClock })
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
    web.remove()
  })
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close()
  })

  return {
    web: (): TestWeb => web,
    home,
    /** A page of somebody who is signed in, and what its console complains of. */
    async visit(path: string, look: Look = {}): Promise<{ page: Page; complaints: string[] }> {
      const context = await browser.newContext({ viewport: WIDE, ...look })
      open.push(context)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(home() + web.auth.issueLink('Ada'))
      await page.goto(home() + path)
      return { page, complaints }
    },
  }
}
