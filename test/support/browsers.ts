/** Browsers at the server of a test's own process, whose clock is in the hand of the test. A test fails when a page logs
 *  an error. */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { must } from '../../src/domain/assert.ts'
import type { TestApp } from './app.ts'
import { launchBrowser } from './browser.ts'

/** The built web app, to be served by the app of the test. */
export const WEB_FOLDER = path.resolve('dist/web')

export function browsersAt(app: TestApp) {
  let browser: Browser | undefined
  let url = ''
  const troubles: string[] = []
  beforeAll(async () => {
    url = await app.api.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(() => expect(troubles.splice(0), 'what the pages logged').toEqual([]))

  async function opened(address: string, timezoneId = 'UTC'): Promise<Page> {
    const context = await must(browser, 'launched before the tests').newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      timezoneId,
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    await page.goto(`${url}${address}`)
    await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
    await page.getByRole('main').waitFor()
    return page
  }

  return {
    /** What a page logs of a call that is to be refused, such as `409`: it is no trouble. */
    expected(text: string): void {
      const index = troubles.findIndex((trouble) => trouble.includes(text))
      expect(index, `nothing was logged of ${text}`).toBeGreaterThanOrEqual(0)
      troubles.splice(index, 1)
    },
    /** The address of the server, as browsers reach it. */
    url: () => url,
    /** A browser of its own, in this zone, in which the member `handle` is signed in. */
    async memberAt(handle: string, timezoneId?: string): Promise<Page> {
      return opened(`/sign-in#${await app.linkSecret(handle)}`, timezoneId)
    },
    /** A browser of its own in which a contact of `account` came in by an invitation. */
    async contactAt(account: string, contact: { readonly name: string; readonly email: string }, timezoneId?: string) {
      const made = await app.send(`POST /api/v1/accounts/${account}/portal-links`, { body: contact })
      expect(made.status, made.text).toBe(201)
      const { hash } = new URL((made.body as { url: string }).url)
      return opened(`/sign-in${hash}`, timezoneId)
    },
  }
}
