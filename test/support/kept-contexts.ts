/** Contexts of one browser that serve test after test: each test begins in one that knows nothing of the last, save that
 *  the files of the web app are loaded and compiled. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { SignedIn } from './browser.ts'

const DESKTOP = { width: 1440, height: 900 }

export class KeptContexts {
  private readonly browser: Browser
  /** Free ones, by the time zone of the computer that they are. */
  private readonly free = new Map<string | undefined, BrowserContext[]>()
  private readonly taken = new Map<BrowserContext, string | undefined>()

  constructor(browser: Browser) {
    this.browser = browser
  }

  /** An empty page in a context that nobody else has, where `state` is all that is known of `origin`. */
  async page(origin: string, state: SignedIn, timezoneId?: string): Promise<Page> {
    const context = this.free.get(timezoneId)?.pop() ?? (await this.fresh(timezoneId))
    this.taken.set(context, timezoneId)
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    await devtools.detach()
    await context.addCookies(state.cookies)
    return page
  }

  /** Every page that is open. */
  pages(): Page[] {
    return [...this.taken.keys()].flatMap((context) => context.pages())
  }

  /** Closes every page; the contexts are free again. */
  async giveBack(): Promise<void> {
    for (const [context, timezoneId] of this.taken) {
      for (const page of context.pages()) await page.close()
      await context.unrouteAll()
      await context.clearCookies()
      this.free.set(timezoneId, [...(this.free.get(timezoneId) ?? []), context])
    }
    this.taken.clear()
  }

  private fresh(timezoneId: string | undefined): Promise<BrowserContext> {
    return this.browser.newContext({
      colorScheme: 'light',
      viewport: DESKTOP,
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...(timezoneId === undefined ? {} : { timezoneId }),
    })
  }
}
