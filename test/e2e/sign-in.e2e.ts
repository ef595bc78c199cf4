/** Signing in in a real browser, at a real provider: docs/spec/access.md. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MemberRow, SessionRow } from '../../src/contract/access.ts'
import { must } from '../../src/domain/assert.ts'
import { freePort, launchBrowser, type ServedCompany, serveDemo } from '../support/browser.ts'
import { CLIENT_SECRET, TestProvider } from '../support/provider.ts'

/** A session that ended is noticed within 15 seconds (ACC-23), on a machine with much to do a little later. */
const NOTICED = { timeout: 25_000 }

let served: ServedCompany
let provider: TestProvider
let browser: Browser
let contexts: BrowserContext[] = []
let people = 0

beforeAll(async () => {
  const port = await freePort()
  provider = new TestProvider({ origin: `http://127.0.0.1:${port}` })
  await provider.start()
  served = await serveDemo({
    TOPLINE_PORT: String(port),
    TOPLINE_OIDC_ISSUER: provider.issuer,
    TOPLINE_OIDC_CLIENT_ID: 'topline',
    TOPLINE_OIDC_CLIENT_SECRET: CLIENT_SECRET,
    TOPLINE_OIDC_GROUPS: 'night=demo/engineer/support',
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await provider?.stop()
})

let subject = ''
beforeEach(() => {
  subject = `person-${++people}`
  provider.accounts.set(subject, {
    name: `Nia ${people}`,
    email: `${subject}@example.com`,
    email_verified: true,
    groups: ['night'],
  })
  provider.signsIn = subject
})
afterEach(async () => {
  for (const context of contexts) await context.close()
  contexts = []
})

async function aBrowser(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  contexts.push(context)
  return context
}

const opened = async (context: BrowserContext, address: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(`${served.url}${address}`)
  return page
}
const withProvider = (page: Page) => page.getByRole('link', { name: /^Sign in with/ })
const isAt = (page: Page, address: string) =>
  page.waitForURL((url) => url.origin === served.url && url.pathname + url.search === address)
const shows = (page: Page, text: string | RegExp, patience = {}) => page.getByText(text).first().waitFor(patience)

/** A page of whoever came in by the provider. */
async function signedIn(context: BrowserContext, address: string): Promise<Page> {
  const page = await opened(context, address)
  await withProvider(page).click()
  await isAt(page, address)
  await page.getByRole('navigation').first().waitFor()
  return page
}

async function handleOf(name: string): Promise<string> {
  const { items } = (await (await served.ask('/members')).json()) as { items: MemberRow[] }
  return must(
    items.find((each) => each.name === name),
    `${name} came in`,
  ).handle
}

async function endSessionsOf(handle: string): Promise<void> {
  const { items } = (await (await served.ask('/sessions?of=all')).json()) as { items: SessionRow[] }
  for (const { id } of items.filter(({ member }) => member === handle)) {
    expect((await served.ask(`/sessions/${id}/end`, {})).status).toBe(200)
  }
}

test('ACC-10: the link that was printed signs the owner in, once', async () => {
  const link = await served.signInLink()
  const first = await (await aBrowser()).newPage()
  await first.goto(link)
  await isAt(first, '/')
  await first.getByRole('navigation').first().waitFor()
  expect(first.url()).not.toContain('tll_')
  const second = await (await aBrowser()).newPage()
  await second.goto(link)
  await shows(second, /used before/)
  expect(second.url()).not.toContain('tll_')
  await shows(second, 'npm run topline -- sign-in-link')
})

test('a link asks before somebody who is signed in becomes somebody else', async () => {
  const page = await signedIn(await aBrowser(), '/')
  const link = await served.signInLink()
  await page.goto(link)
  await shows(page, `You are signed in as Nia ${people}`)
  expect(page.url()).not.toContain('tll_')
  await page.getByRole('button', { name: `Go on as Nia ${people}` }).click()
  await page.getByRole('button', { name: `Signed in as Nia ${people}` }).waitFor()
  await page.goto(link)
  await page.getByRole('button', { name: 'Use the link' }).click()
  await isAt(page, '/')
  await page.getByRole('navigation').first().waitFor()
  expect(await page.getByRole('button', { name: `Signed in as Nia ${people}` }).count()).toBe(0)
})

test('whoever comes for the first time is asked to sign in, and nothing else was asked for', async () => {
  const page = await (await aBrowser()).newPage()
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(new URL(answer.url()).pathname)
  })
  await page.goto(served.url)
  await withProvider(page).waitFor()
  expect(refused).toEqual(['/api/v1/session'])
})

describe('ACC-13: by the provider', () => {
  test('and on where one wanted to', async () => {
    provider.signsIn = undefined
    const page = await opened(await aBrowser(), '/?scope=support&priority=p2')
    await withProvider(page).click()
    await page.getByRole('link', { name: `Sign in as ${subject}` }).click()
    await isAt(page, '/?scope=support&priority=p2')
    await page.getByRole('navigation').first().waitFor()
    const cookies = await page.context().cookies(served.url)
    const session = must(
      cookies.find(({ name }) => name === 'topline_session'),
      'the browser has a session',
    )
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  test('who is not invited is told so, and can begin again', async () => {
    provider.accounts.set(subject, { name: 'A stranger' })
    const page = await opened(await aBrowser(), '/')
    await withProvider(page).click()
    await shows(page, /nobody has added you/)
    await withProvider(page).waitFor()
  })
})

describe('ACC-14: a return', () => {
  /** Begins a sign-in in this browser and stops it at its return, whose address it gives. */
  async function stopped({ request }: BrowserContext): Promise<string> {
    const begun = await request.get(`${served.url}/api/v1/sign-in/provider`, { maxRedirects: 0 })
    return provider.through(must(begun.headers().location, 'it leads to the provider'))
  }

  test('that was stolen signs nobody in', async () => {
    const address = await stopped(await aBrowser())
    const thief = await (await aBrowser()).newPage()
    await thief.goto(address)
    await shows(thief, /begun in another browser/)
    await thief.goto(`${served.url}/`)
    await withProvider(thief).waitFor()
  })

  test('that comes again is refused', async () => {
    const context = await aBrowser()
    const address = await stopped(context)
    const page = await context.newPage()
    await page.goto(address)
    await isAt(page, '/')
    await page.goto(address)
    await shows(page, /begun in another browser|already used/)
  })
})

test('ACC-23: a session that ends in two tabs; after signing in in one, both go on where they were', async () => {
  const context = await aBrowser()
  const queue = await signedIn(context, '/?scope=support')
  const calendars = await opened(context, '/calendars')
  await calendars.getByRole('heading', { level: 1 }).waitFor()
  await endSessionsOf(await handleOf(`Nia ${people}`))
  await withProvider(queue).waitFor(NOTICED)
  await withProvider(calendars).waitFor(NOTICED)
  await withProvider(queue).click()
  await isAt(queue, '/?scope=support')
  await queue.getByRole('navigation').first().waitFor()
  await calendars.getByRole('heading', { level: 1, name: 'Calendars' }).waitFor(NOTICED)
  expect(new URL(calendars.url()).pathname).toBe('/calendars')
})

test('ACC-16: whoever is removed is shown out of an open page, and does not come back', async () => {
  const page = await signedIn(await aBrowser(), '/?scope=support')
  const handle = await handleOf(`Nia ${people}`)
  const removed = await served.ask(`/members/${handle}/remove`, { reason: 'left the company' })
  expect(removed.status).toBe(200)
  await withProvider(page).waitFor(NOTICED)
  await withProvider(page).click()
  await shows(page, /nobody has added you/)
})

test('ACC-21: signing out ends the session here and at the provider', async () => {
  const context = await aBrowser()
  const page = await signedIn(context, '/?scope=support')
  await page
    .getByRole('button', { name: /Signed in as|Account and settings/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out here too' }).click()
  await page.waitForURL((url) => url.origin === served.url && url.pathname === '/sign-in')
  provider.signsIn = undefined
  await withProvider(page).click()
  await shows(page, 'Who are you?')
  expect((await context.cookies(served.url)).map(({ name }) => name)).not.toContain('topline_session')
})

test('LOG-1: after all of this, the projections are what the events give', async () => {
  expect(await served.topline('rebuild', '--check')).toContain('No difference')
})
