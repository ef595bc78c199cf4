/** Takes the pictures of the README: queue, ticket, calendar and promises, light and dark, 1440 and 390 wide. Needs a build and a Chromium. */
import { mkdirSync } from 'node:fs'
import { launchBrowser, serveDemo, signedInState } from '../test/support/browser.ts'

const FOLDER = 'docs/screenshots'
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

mkdirSync(FOLDER, { recursive: true })
const served = await serveDemo()
const browser = await launchBrowser()
const storageState = await signedInState(browser, await served.signInLink())
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
      ]) {
        await page.goto(`${served.url}${address}`, { waitUntil: 'load' })
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
        await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}-${viewport.width}.png` })
      }
      await page.close()
    }
  }
} finally {
  await browser.close()
  await served.stop()
}
