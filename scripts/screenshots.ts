/** Takes the pictures of the README: queue, ticket, calendar, promises, triage and composer, light and dark, 1440 and 390
 *  wide. Needs a build and a Chromium. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { launchBrowser, serveDemo } from '../test/support/browser.ts'

const FOLDER = 'docs/screenshots'
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

const clocksOf = (page: Page) => page.getByRole('region', { name: 'Clocks' }).first().waitFor()

/** The composer with a text in it; on a phone the triage inbox shows the ticket beside which its list does not fit. */
const BEFORE: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  ticket: clocksOf,
  composer: async (page) => {
    await clocksOf(page)
    const field = page.getByRole('textbox', { name: /reply/i }).first()
    await field.fill('Thank you. We are looking into it ASAP and need to ask engineering first.')
    await field.scrollIntoViewIfNeeded()
    // What the check says comes a moment after the text.
    await page.waitForTimeout(1_500)
  },
  triage: async (page) => {
    await page.locator('tr[aria-current="true"]').waitFor()
    if ((page.viewportSize()?.width ?? 0) < 1024) await page.keyboard.press('Enter')
    await clocksOf(page)
  },
}

mkdirSync(FOLDER, { recursive: true })
const served = await serveDemo()
const browser = await launchBrowser()
const storageState = await served.signedIn('ada')
try {
  const line = JSON.parse(await served.topline('queue', 'list', '--scope', 'support', '--limit', '50', '--json')) as {
    items: { number: number; status: string }[]
  }
  // One that was answered before: it has a conversation, and tickets before and after it.
  const number = line.items.find(({ status }) => status === 'open')?.number
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of SIZES) {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce', storageState })
      for (const [name, address] of [
        ['queue', '/'],
        ['ticket', `/tickets/${number}`],
        ['calendar', '/calendars/pacific-24x5'],
        ['promises', '/policies/sla'],
        ['triage', '/triage'],
        ['composer', `/tickets/${number}?compose=reply`],
      ]) {
        await page.goto(`${served.url}${address}`, { waitUntil: 'load' })
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
        await BEFORE[name ?? '']?.(page)
        await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}-${viewport.width}.png` })
      }
      await page.close()
    }
  }
} finally {
  await browser.close()
  await served.stop()
}
