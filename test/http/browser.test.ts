import { beforeEach, describe, expect, it } from 'vitest'
import { serveApp } from '../../src/http/server.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createViews } from '../../src/store/views/views.ts'
import { aBrowserLab } from './browser-lab.ts'
import { expectGoodLooks, PHONE } from './looks.ts'
import { browserPlace } from './steady-browser.ts'
import { aWeb } from './web.ts'

describe.skipIf(browserPlace === undefined)(
  browserPlace === undefined
    ? 'pages in a browser: skipped, no Chromium (set CHROMIUM)'
    : 'pages in a browser',
  () => {
    const lab = aBrowserLab()
    beforeEach(() => {
      lab.web().fake.told.length = 0
    })

    it('H-3: what a person decides on is good to look at, wide and on a phone, and nothing is blocked (every page: every-look.test.ts)', async () => {
      const { page, complaints } = await lab.visit('/')
      for (const path of ['/', '/experiments/BANDIT-007', '/experiments/BANDIT-009'])
        await expectGoodLooks(page, lab.home() + path, ['wide and light', 'on a phone, dark'])
      expect(complaints).toEqual([])
    })

    it.each([
      ['with scripts', true],
      ['without scripts', false],
    ])('W-2: %s, the result is approved in two steps, exactly as shown', async (_, javaScriptEnabled) => {
      const { page } = await lab.visit('/experiments/BANDIT-007', { javaScriptEnabled, viewport: PHONE })
      const { store, fake } = lab.web()
      const hash = store.drafts.latest(store.experiments.get('BANDIT-007').id)?.hash
      await page.getByRole('link', { name: 'Decide…' }).click()
      await page.getByLabel('Does the order hold over 2,000 steps?').check()
      await page.getByLabel('merge it into the main branch').check()
      const confirm = page.getByRole('button', { name: 'Approve and publish' })
      const seenBefore = await confirm.isVisible()
      await page.locator('summary', { hasText: 'Approve' }).click()
      await confirm.click()
      await page.getByText('Your approval was taken.').waitFor()

      expect(seenBefore).toBe(false)
      expect(fake.told).toEqual([
        {
          verb: 'approve',
          id: 'BANDIT-007',
          given: [{ hash, followUps: [2], merge: true, acceptUnverified: false }],
          actor: { name: 'Ada', channel: 'web' },
        },
      ])
    })

    it('W-2: the questions are answered on the page', async () => {
      const { page } = await lab.visit('/experiments/BANDIT-009')
      await page.getByRole('textbox', { name: /Over which horizon/ }).fill('1000 steps')
      await page.getByLabel(/Go on with the proposed answers/).check()
      await page.getByRole('button', { name: 'Send the answers' }).click()
      await page.getByText('Your answers were taken.').waitFor()

      expect(lab.web().fake.told[0]).toMatchObject({
        verb: 'answer',
        given: [{ 1: '1000 steps' }, { waveThrough: true }],
      })
    })

    it('W-3: a gate is skipped with a reason, from where it is refused', async () => {
      const { page } = await lab.visit('/experiments/BANDIT-011')
      await page.locator('summary', { hasText: 'Skip a gate' }).click()
      await page.getByLabel(/Because/).fill('the axis is named twice on purpose')
      await page.getByRole('button', { name: 'Skip it' }).click()
      await page.getByText('It is skipped').waitFor()

      expect(lab.web().fake.told[0]).toMatchObject({
        verb: 'skip',
        given: ['consistency', 'the axis is named twice on purpose'],
      })
    })

    /** As the engine does it: the row, and a notice in the feed. */
    function move(stage: 'verifying' | 'running', turn: 'daemon' | 'hardware'): void {
      const { store } = lab.web()
      const row = store.experiments.get('BANDIT-010')
      store.experiments.save({ ...row, stage, turn, updatedAt: row.updatedAt })
      store.feed.append({ experiment: row.id, kind: 'stage', body: {}, at: 1 })
    }

    it('H-4: a stage change shows by itself, where it is read, and is announced', async () => {
      const { page } = await lab.visit('/experiments/BANDIT-010/runs')
      await page.evaluate("window.kept = document.querySelector('table')")
      move('verifying', 'daemon')
      await page.locator('strong', { hasText: 'The record is being checked' }).waitFor()

      expect(await page.locator('[data-said]').textContent()).toContain('The record is being checked')
      expect(await page.evaluate('window.kept.isConnected')).toBe(true)
      move('running', 'hardware')
    })

    it('H-4: what changes between the page and its live stream is shown, too', async () => {
      const { page } = await lab.visit('/')
      await page.route('**/api/v1/events?*experiment=*', async (route) => {
        move('verifying', 'daemon')
        await route.continue()
      })
      await page.goto(`${lab.home()}/experiments/BANDIT-010/runs`)
      await page.locator('strong', { hasText: 'The record is being checked' }).waitFor()
      move('running', 'hardware')
    })

    it('H-4: says that the daemon is away and goes on when another is there, which holds neither of them back', async () => {
      const web = lab.web()
      const { clock } = web
      const daemonOf = async (port: number) => {
        const own = aWeb(
          { store: web.store, views: createViews(web.store), auth: web.auth, clock },
          clock.now(),
        )
        return { own, served: await serveApp(own.app, { host: '127.0.0.1', port, clock: systemClock }) }
      }
      const first = await daemonOf(0)
      const { page } = await lab.visit('/')
      const there = `http://127.0.0.1:${first.served.port}`
      await page.goto(there + web.auth.issueLink('Ada'))
      await page.goto(`${there}/experiments/BANDIT-007`)
      await expect.poll(() => first.own.app.readers()).toBe(1)
      await first.served.close()
      const away = page.getByText('The daemon does not answer')
      await away.waitFor()
      const second = await daemonOf(first.served.port)
      await away.waitFor({ state: 'hidden' })

      expect(second.own.app.readers()).toBe(1)
      await second.served.close()
      for (const { own } of [first, second]) own.remove()
    })

    it('H-4: what was done is said once: not over the next turn, nor when the page is loaded anew', async () => {
      const { page } = await lab.visit('/')
      await page.clock.install()
      await page.goto(`${lab.home()}/experiments/BANDIT-007?done=seeds`)
      const said = page.getByText('More seeds will run.')
      const before = await said.isVisible()
      await page.clock.fastForward(9_000)
      await said.waitFor({ state: 'detached' })

      expect([before, page.url()]).toEqual([true, `${lab.home()}/experiments/BANDIT-007`])
    })

    it('H-3: on a phone the open tab is in sight', async () => {
      const { page } = await lab.visit('/experiments/BANDIT-007/cost', { viewport: PHONE })
      const box = await page.locator('.tabs [aria-current]').boundingBox()

      expect(box?.x).toBeGreaterThan(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width)
    })

    it('H-3: the keyboard reaches the content first and opens what unfolds', async () => {
      const { page } = await lab.visit('/experiments/BANDIT-007/gates')
      await page.keyboard.press('Tab')
      const first = await page.evaluate('document.activeElement.textContent')
      await page.locator('.gates summary').first().focus()
      await page.keyboard.press('Enter')

      expect(first).toBe('Skip to the content')
      expect(await page.evaluate("document.querySelector('.gates details').open")).toBe(true)
    })
  },
)
