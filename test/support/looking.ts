/** The demo company in a browser whose owner is signed in, for the tests of one file: starts both, and fails a test whose
 *  page logs an error. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { must } from '../../src/domain/assert.ts'
import { launchBrowser, type ServedCompany, type SignedIn, serveDemo } from './browser.ts'
import { KeptContexts } from './kept-contexts.ts'

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

const OWNER = 'ada'

/** Prints what a page of a failed test showed; CI tells it once more at its end. */
async function tellShown(page: Page): Promise<void> {
  const focused = await page.evaluate('document.activeElement?.outerHTML.slice(0, 200)')
  const parts = await page.locator('main, [role="dialog"], [role="status"], [role="alert"]').all()
  const shown = await Promise.all(parts.map((part) => part.ariaSnapshot({ timeout: 5_000 }).catch(String)))
  console.error([`SHOWN ${page.url()}`, `focus: ${focused}`, ...shown].join('\n'))
}

export function looking() {
  let served: ServedCompany | undefined
  let browser: Browser | undefined
  let contexts: KeptContexts | undefined
  /** By handle. */
  const sessions = new Map<string, SignedIn>()
  let troubles: string[] = []

  beforeAll(async () => {
    served = await serveDemo()
    browser = await launchBrowser()
    contexts = new KeptContexts(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const page of contexts?.pages() ?? []) await tellShown(page)
    await contexts?.giveBack()
    const had = troubles
    troubles = []
    expect(had).toEqual([])
  })

  const server = () => must(served, 'the server was started before the tests')
  const settled = (page: Page) => page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })

  async function sessionOf(handle: string): Promise<SignedIn> {
    const session = sessions.get(handle) ?? (await server().signedIn(handle))
    sessions.set(handle, session)
    return session
  }

  return {
    server,
    settled,
    /** Opens `address` and waits until nothing loads any more. */
    async look(
      address: string,
      { colorScheme = 'light', width = 1440, timezoneId, as = OWNER, isHeld = false }: Look = {},
    ): Promise<Page> {
      const { url } = server()
      const kept = must(contexts, 'the browser was started before the tests')
      const page = await kept.page(url, await sessionOf(as), timezoneId)
      if (isHeld) await page.route('**', (route) => route.fallback())
      page.on('pageerror', (error) => troubles.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text())
      })
      if (colorScheme !== 'light') await page.emulateMedia({ colorScheme })
      if (width !== 1440) await page.setViewportSize({ width, height: 900 })
      await page.goto(`${url}${address}`)
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
