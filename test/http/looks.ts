import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Those of axe's rules that another palette can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
export const WIDE = { width: 1280, height: 900 }
export const PHONE = { width: 390, height: 844 }

export const LOOKS = {
  'wide and light': [WIDE, 'light'],
  'wide and dark': [WIDE, 'dark'],
  'on a phone, dark': [PHONE, 'dark'],
  'on a phone, light': [PHONE, 'light'],
} as const
export type LookName = keyof typeof LOOKS

/** What axe says of the page as it is shown now; with `colours` by the rules of colour alone. */
async function seriousOf(page: Page, colours: boolean): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(colours ? { runOnly: COLOUR_RULES } : {}) }
  const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** Goes to a page; in each of these looks axe finds nothing serious there, and nothing is wider than the screen. */
export async function expectGoodLooks(page: Page, url: string, names: readonly LookName[]): Promise<void> {
  await page.goto(url)
  // evaluated by the debugger, which the page's policy does not hold
  await page.evaluate(axe)
  for (const name of names) {
    const [viewport, colorScheme] = LOOKS[name]
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    expect(await seriousOf(page, colorScheme === 'dark'), `${url} ${name}`).toEqual([])
    const [inner, outer] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )
    expect(inner, `${url} ${name} is wider than the screen`).toBeLessThanOrEqual(outer)
  }
}
