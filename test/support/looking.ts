/** The demo company in a browser whose owner is signed in, for the tests of one file: starts both, and fails a test whose
 *  page logs an error. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { must } from '../../src/domain/assert.ts'
import { launchBrowser, type ServedCompany, serveDemo, signedInState, stateAs } from './browser.ts'

export interface Look {
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  /** IANA name of the zone the computer is in. */
  readonly timezoneId?: string
  /** Handle of another member than the owner. */
  readonly as?: string
  /** The test holds back or alters requests of the page as it stands: set up only then, the first ones may pass it by. */
  readonly isHeld?: boolean
}

/** Prints what a page of a failed test showed; CI tells it once more at its end. */
async function tellShown(page: Page): Promise<void> {
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
  const parts = await page.locator('main, [role="dialog"], [role="status"], [role="alert"]').all()
  const shown = await Promise.all(parts.map((part) => part.ariaSnapshot({ timeout: 5_000 }).catch(String)))
  console.error([`SHOWN ${page.url()}`, `focus: ${focused}`, ...shown].join('\n'))
}

export function looking() {
  let served: ServedCompany | undefined
  let browser: Browser | undefined
  let state: Awaited<ReturnType<typeof signedInState>> | undefined
  let contexts: BrowserContext[] = []
  let troubles: string[] = []

  beforeAll(async () => {
    served = await serveDemo()
    browser = await launchBrowser()
    state = await signedInState(browser, await served.signInLink())
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const page of contexts.flatMap((each) => each.pages())) await tellShown(page)
    for (const context of contexts) await context.close()
    const had = troubles
    contexts = []
    troubles = []
    expect(had).toEqual([])
  })

  const server = () => must(served, 'the server was started before the tests')
  const settled = (page: Page) => page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })

  return {
    server,
    settled,
    /** Opens `address` and waits until nothing loads any more. */
    async look(
      address: string,
      { colorScheme = 'light', width = 1440, timezoneId, as, isHeld = false }: Look = {},
    ): Promise<Page> {
      const started = must(browser, 'the browser was started before the tests')
      const context = await started.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
        storageState:
          as === undefined
            ? must(state, 'somebody was signed in before the tests')
            : await stateAs(started, server(), as),
        permissions: ['clipboard-read', 'clipboard-write'],
        ...(timezoneId === undefined ? {} : { timezoneId }),
      })
      contexts.push(context)
      if (isHeld) await context.route('**', (route) => route.fallback())
      const page = await context.newPage()
      page.on('pageerror', (error) => troubles.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text())
      })
      await page.goto(`${server().url}${address}`)
      await page.getByRole('main').waitFor()
      await settled(page)
      return page
    },
    /** A logged error that has `part` in it is what the test wanted. */
    expected: (part: string) => {
      troubles = troubles.filter((trouble) => !trouble.includes(part))
    },
  }
}
