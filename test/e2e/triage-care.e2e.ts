/** What the triage inbox does when keys come early, a customer is known, or the ticket is another customer's. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { looking } from '../support/looking.ts'
import { currentRow, movedOn, numberAt, triageOf } from '../support/triaging.ts'

const { server, look } = looking()
const { opened, post, ticket, emptied } = triageOf(server)

beforeEach(emptied)

describe('TRI-19: spam', () => {
  test('TRI-19: a step is taken back after the page was loaded anew', async () => {
    const [first] = await opened(['Which browsers are supported?'])
    await opened(['Is there an archive?'])
    const page = await look('/triage')
    await currentRow(page).waitFor()
    await page.locator(`tr[data-triage="${first?.number}"]`).click()
    await page.keyboard.press('!')
    await page.getByText(`#${first?.number}: spam.`).waitFor()
    await expect.poll(() => ticket(first?.number ?? 0)).toMatchObject({ closingReason: 'spam' })
    await page.reload()
    await currentRow(page).waitFor()
    await page.keyboard.press('z')
    await page.getByText(`#${first?.number}: taken back.`).waitFor()
    await expect.poll(() => ticket(first?.number ?? 0)).toMatchObject({ status: 'new' })
  })

  test('TRI-19: spam of an account that is known is asked about once', async () => {
    const { items } = (await (await server().ask('/accounts')).json()) as { items: { slug: string }[] }
    const [first] = await opened(['Cheap licences'], { account: items[0]?.slug, segment: undefined })
    const page = await look('/triage')
    await currentRow(page).waitFor()
    await page.keyboard.press('!')
    const form = page.getByRole('region', { name: `End as spam, #${first?.number}` })
    await form.getByRole('button', { name: 'Keep it' }).waitFor()
    expect(await ticket(first?.number ?? 0)).toMatchObject({ status: 'new' })
    await page.keyboard.press('!')
    await movedOn(page, first?.number ?? 0)
    await page.getByText(`#${first?.number}: spam.`).waitFor()
    await expect.poll(() => ticket(first?.number ?? 0)).toMatchObject({ closingReason: 'spam' })
  })
})

describe('TRI-18: keys that come before what they are for', () => {
  /** Holds every answer of the API below `path` back until it is let go. */
  async function slowed(page: Page, path: string) {
    let go = (): void => {}
    const gone = new Promise<void>((resolve) => {
      go = resolve
    })
    let asked = 0
    await page.route(`**/api/v1${path}`, async (route) => {
      asked += 1
      await gone
      await route.continue()
    })
    return { go, asked: () => asked }
  }
  const levels = (page: Page) => page.getByRole('region', { name: /^Triage/ }).locator('input[name="level"]:checked')

  test('letters and digits wait for the form; none of them is a verb of the inbox, and Enter sets nothing unseen', async () => {
    const [first, second] = await opened(['Nothing works', 'Does it scale?'], { kind: 'problem' })
    const page = await look('/triage', { isHeld: true })
    await currentRow(page).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    const number = await numberAt(page)
    const api = await slowed(page, '/severity/ladder*')
    for (const key of ['e', 'a', 'Enter', 'c', 'Enter', 'j', 'd', '!']) await page.keyboard.press(key)
    await expect.poll(api.asked).toBeGreaterThan(0)
    await page.getByRole('region', { name: `, #${number}` }).waitFor()
    expect(await numberAt(page)).toBe(number)
    expect(await page.getByRole('region', { name: /End it without work|Duplicate of|End as spam/ }).count()).toBe(0)
    api.go()
    await levels(page).waitFor({ state: 'attached' })
    for (const row of [first, second]) {
      expect(await ticket(row?.number ?? 0)).toMatchObject({ status: 'new', priority: null })
    }
    await page.keyboard.press('Enter')
    await movedOn(page, number)
    await expect.poll(() => ticket(number)).toMatchObject({ priority: 'p0', severity: 0 })
  })

  test('a form has the focus also when it opens on a row that was clicked twice', async () => {
    const [first] = await opened(['Where are the release notes?'])
    const page = await look('/triage')
    await currentRow(page).click()
    await currentRow(page).click()
    await page.keyboard.press('s')
    const form = page.getByRole('region', { name: `Snooze, #${first?.number}` })
    await form.waitFor()
    await expect.poll(() => form.evaluate((element) => element.matches(':focus-within'))).toBe(true)
  })

  test('before the list is there they do nothing at all', async () => {
    const [first] = await opened(['Where is the price list?'])
    const page = await look('/', { isHeld: true })
    const api = await slowed(page, '/triage?*')
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await expect.poll(api.asked).toBeGreaterThan(0)
    for (const key of ['x', 'j', 'n', 'c', 'Enter', '!', 'a', 's', 'd']) await page.keyboard.press(key)
    api.go()
    await currentRow(page).waitFor()
    expect(await page.getByRole('region', { name: `, #${first?.number}` }).count()).toBe(0)
    expect(await ticket(first?.number ?? 0)).toMatchObject({ status: 'new', priority: null, owner: null, lease: null })
  })
})

describe('TRI-15: a duplicate', () => {
  test('of another customer is merged unless told otherwise, and stands on the other ticket with its promises', async () => {
    const { items } = (await (await server().ask('/accounts')).json()) as {
      items: { slug: string; name: string }[]
    }
    const body = 'The zoekt frobnicator quarkle crashes with ENOSPC after the midnight reindex.'
    const subject = 'Zoekt frobnicator quarkle crashes after midnight reindex'
    const [target] = await opened([subject], { body, kind: 'problem', account: items[0]?.slug, segment: undefined })
    await post(`/tickets/${target?.number}/triage`, { severity: 2, priority: 'p2', reason: 'of the test' })
    const [again] = await opened([subject], { body, kind: 'problem', account: items[1]?.slug, segment: undefined })
    const page = await look('/triage')
    await currentRow(page).waitFor()
    await page.keyboard.press('d')
    const form = page.getByRole('region', { name: `Duplicate of, #${again?.number}` })
    const choice = form.getByRole('button', { name: `#${target?.number}` })
    await choice.waitFor()
    expect(await choice.textContent()).toContain(items[0]?.name ?? '')
    await page.keyboard.press('1')
    await form.getByText(`It is ${items[0]?.name}’s, another customer’s than this one.`).waitFor()
    await page.keyboard.press('Enter')
    await movedOn(page, again?.number ?? 0)
    await page.getByText(`#${again?.number}: goes on in #${target?.number} with its promises.`).waitFor()
    await expect.poll(() => ticket(again?.number ?? 0)).toMatchObject({ closingReason: 'merged' })
    await expect
      .poll(() => ticket(target?.number ?? 0))
      .toMatchObject({ alsoAffected: [{ account: { name: items[1]?.name } }] })
  })
})
