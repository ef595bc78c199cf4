/** What strangers send, and what every screen may load, in a real browser. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { HOSTILE_HTML } from '../support/hostile-html.ts'
import { looking } from '../support/looking.ts'
import { strangersOf } from '../support/strangers.ts'

const { server, look, settled, expected } = looking()

const { post, aMail, watched } = strangersOf(server)

/** JSON that spells U+0000 is refused before it is read. */
const SAYING_SO = HOSTILE_HTML.filter((html) => !html.includes('\0')).map((html) =>
  html.replaceAll('alert(document.domain)', 'console.log(1337)'),
)

/** The tricks that came through in place of messages, as if the server had let them pass. */
async function unsafeTimeline(page: Page): Promise<void> {
  await page.route('**/api/v1/tickets/*/timeline', async (route) => {
    const answer = await route.fetch()
    const { items } = (await answer.json()) as { items: { version: number; type: string; change: object }[] }
    const [opened] = items
    const mails = SAYING_SO.map((html, index) => ({
      ...opened,
      version: index + 2,
      type: 'received',
      change: { type: 'received', from: { name: 'Mallory', email: null }, body: `Trick ${index}`, html },
    }))
    await route.fulfill({ json: { items: [...items, ...mails] } })
  })
}

describe('WEB-4: hostile HTML in a real browser', () => {
  test('the tricks do run where nothing stops them', async () => {
    const page = await look('/')
    const blank = await page.context().newPage()
    const { asked, ran } = await watched(blank)
    // What leads the whole page away shows by that; the others are looked at here.
    const staying = SAYING_SO.filter((html) => !/http-equiv="refresh"|<frameset/.test(html))
    for (const html of staying) await blank.setContent(html, { waitUntil: 'commit' })
    await expect.poll(() => ran.length, { timeout: 10_000 }).toBeGreaterThan(20)
    expect(asked.length).toBeGreaterThan(10)
  })

  test('made safe by the server they are words: none runs, none loads, none breaks the policy', async () => {
    const { number } = await aMail('<p>Hello</p>')
    for (const html of [...SAYING_SO, '<p>The end</p>']) {
      await post(`/tickets/${number}/receive`, { from: { name: 'Mallory' }, html })
    }
    const page = await look('/')
    const { asked, ran } = await watched(page)
    await page.goto(`${server().url}/tickets/${number}`)
    await page.getByRole('button', { name: 'As sent' }).first().click()
    await page.frameLocator('iframe').last().getByText('The end').waitFor()
    await settled(page)
    expect({ asked, ran }).toEqual({ asked: [], ran: [] })
    expect(await page.locator('iframe').count()).toBeGreaterThan(60)
  }, 120_000)

  test('even if the server had let them pass, the frame stops them', async () => {
    const { number } = await aMail('<p>Hello</p>')
    const page = await look('/')
    await unsafeTimeline(page)
    const { asked, ran } = await watched(page)
    await page.goto(`${server().url}/tickets/${number}`)
    await page.getByRole('button', { name: 'As sent' }).first().click()
    await expect.poll(() => page.locator('iframe').count(), { timeout: 20_000 }).toBe(SAYING_SO.length + 1)
    await page.frameLocator('iframe').last().locator('body').waitFor({ state: 'attached' })
    await settled(page)
    expect({ asked, ran }).toEqual({ asked: [], ran: [] })
    expect(new URL(page.url()).pathname).toBe(`/tickets/${number}`)
    // What the frame stops is reported.
    expected('')
  }, 120_000)

  test('WEB-3: a link of a mail opens a page that knows nothing of ours', async () => {
    const { number } = await aMail('<p>See <a href="https://status.example.com/12">the incident</a>.</p>')
    const page = await look(`/tickets/${number}`)
    const headers: Record<string, string>[] = []
    await page.context().route('https://status.example.com/**', async (route) => {
      headers.push(await route.request().allHeaders())
      await route.fulfill({ contentType: 'text/html', body: '<script>document.title = String(opener)</script>' })
    })
    await page.getByRole('button', { name: 'As sent' }).first().click()
    const opened = page.context().waitForEvent('page')
    await page.frameLocator('iframe').getByRole('link', { name: 'the incident' }).press('Enter')
    const elsewhere = await opened
    await elsewhere.waitForURL('https://status.example.com/12')
    // It runs its own scripts, but has no way back.
    await expect.poll(() => elsewhere.title(), { timeout: 10_000 }).toBe('null')
    expect(headers[0]).not.toHaveProperty('referer')
    expect(headers[0]).not.toHaveProperty('cookie')
  })

  test('WEB-3: a long mail is shown in part until all of it is asked for, in the colours of the page', async () => {
    const { number } = await aMail(
      `<div style="color:#000;background:#fff">${'<p>One more paragraph.</p>'.repeat(60)}</div>`,
    )
    const page = await look(`/tickets/${number}`, { colorScheme: 'dark' })
    await page.getByRole('button', { name: 'As sent' }).first().click()
    const height = async () => (await page.locator('iframe').boundingBox())?.height ?? 0
    expect(await height()).toBe(420)
    await page.getByRole('button', { name: 'Show all of it' }).press('Enter')
    await expect.poll(height, { timeout: 5_000 }).toBeGreaterThan(60 * 33)
    const colours = await page
      .frameLocator('iframe')
      .locator('body')
      .evaluate((body) => [
        body.ownerDocument.defaultView?.getComputedStyle(body).color,
        body.ownerDocument.defaultView?.getComputedStyle(body.ownerDocument.documentElement).backgroundColor,
      ])
    expect(colours).toEqual(['rgb(236, 236, 240)', 'rgb(17, 18, 20)'])
    await page.getByRole('button', { name: 'Text' }).first().click()
    expect(await page.locator('iframe').count()).toBe(0)
  })
})

const overflow = (page: Page) =>
  page.locator('body').evaluate((body) => body.ownerDocument.defaultView?.getComputedStyle(body).overflow)

describe('WEB-2: no screen breaks the policy, or asks another origin for anything', () => {
  const SCREENS = [
    '/?scope=support',
    '/?scope=company',
    '/calendars',
    '/policies',
    '/reports',
    '/settings/you',
    '/settings/people',
    '/settings/sign-in',
    '/settings/audit',
    '/settings/data',
    '/device',
    '/nothing-here',
  ]

  test.each(['light', 'dark'] as const)('every screen, %s', async (colorScheme) => {
    const page = await look('/', { colorScheme })
    const { asked } = await watched(page)
    for (const screen of SCREENS) {
      await page.goto(`${server().url}${screen}`)
      await page.locator('#app').getByRole('heading').first().waitFor()
      await settled(page)
    }
    expect(asked).toEqual([])
  })

  test('whatever opens above them: menus, dialogs, the palette, the help; the page behind does not scroll', async () => {
    const { number } = await aMail('<p>Hello</p>')
    const page = await look(`/tickets/${number}`)
    const { asked } = await watched(page)
    const close = async () => {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    for (const key of ['Control+k', '?', 't', 'h']) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      // The palette waits in a plain frame until it has loaded.
      await expect.poll(() => overflow(page), { message: key, timeout: 5_000 }).toBe('hidden')
      await close()
    }
    await page.getByRole('button', { name: /more/i }).first().click()
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    expect(asked).toEqual([])
  })
})
