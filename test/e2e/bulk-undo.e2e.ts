/** Several tickets of the line at once, without a pointer, and taking back; the server's clock is in the test's hand. */
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import type { TicketDetail } from '../../src/contract/tickets.ts'
import { MINUTE, SECOND } from '../../src/domain/time.ts'
import { isAccessible } from '../support/accessible.ts'
import { testApp } from '../support/app.ts'
import { browsersAt, WEB_FOLDER } from '../support/browsers.ts'
import { aNumber } from '../support/build.ts'

const app = testApp({ webFolder: WEB_FOLDER })
const { url, memberAt, expected } = browsersAt(app)
let page: Page

const read = async (number: number) => (await app.send(`GET /api/v1/tickets/${number}`)).body as TicketDetail
const statuses = (numbers: readonly number[]) => Promise.all(numbers.map(async (number) => (await read(number)).status))

/** Kept where a folder is named, to be looked at: by day and by night, wide and narrow. */
async function shots(name: string): Promise<void> {
  const folder = process.env.BULK_SHOTS
  if (!folder) return
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** The line as it is now. */
async function atLine(): Promise<void> {
  app.limits.forget()
  await page.goto(`${url()}/?scope=support`)
  await page.getByRole('list', { name: 'Tickets in order' }).or(page.locator('#number-one')).first().waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

beforeEach(async () => {
  page = await memberAt('eve')
})

/** Three tickets, one of which cannot be solved because a colleague leases it. */
async function three(): Promise<number[]> {
  const numbers = [
    await aNumber(app, { account: 'acme', priority: 'p1', severity: 1, subject: 'Search is slow since Monday' }),
    await aNumber(app, { account: 'acme', priority: 'p2', subject: 'Export leaves out the last page' }),
    await aNumber(app, { priority: 'p3', subject: 'Which ports does it need?' }),
  ]
  app.wait(MINUTE)
  return numbers
}

const dialogOf = (name: string) => page.getByRole('dialog', { name })

test('LIF-13, LIF-11, LIF-14: selected by keys, looked at, done, and taken back in time', async () => {
  const numbers = await three()
  await atLine()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('X')
  await page.getByRole('status').filter({ hasText: '3 tickets selected' }).waitFor()
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(3)
  await isAccessible(page)
  await shots('selected')

  await page.getByRole('button', { name: 'Solve', exact: true }).focus()
  await page.keyboard.press('Enter')
  const solving = dialogOf('Solve 3 tickets')
  await solving.getByRole('textbox', { name: 'What ended it' }).fill('The outage is over')
  await shots('form')
  await solving.getByRole('button', { name: 'See what would happen' }).focus()
  await page.keyboard.press('Enter')
  const totals = solving.getByRole('status')
  await totals.filter({ hasText: '3 would be solved' }).waitFor()
  await totals.filter({ hasText: 'nobody is written to' }).waitFor()
  await solving.getByText('First response ends without having been kept').first().waitFor()
  expect(await statuses(numbers)).toEqual(['new', 'new', 'new'])
  await isAccessible(page)
  await shots('preview')

  await solving.getByRole('button', { name: 'Solve 3 tickets' }).focus()
  await page.keyboard.press('Enter')
  await solving.waitFor({ state: 'detached' })
  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.waitFor()
  await page.getByText('3 tickets solved.').waitFor()
  expect(await statuses(numbers)).toEqual(['solved', 'solved', 'solved'])
  // No time for more: the offer stands for ten seconds of the browser's own.
  app.wait(9 * SECOND)
  await page.keyboard.press('z')
  await page.getByText('3 tickets: taken back.').waitFor()
  expect(await statuses(numbers)).toEqual(['new', 'new', 'new'])
  await page.locator(`[data-number="${numbers[1]}"]`).waitFor()
})

const alert = (says: string) => page.getByRole('alert').filter({ hasText: says }).waitFor()

/** Every ticket of the line, by keys. */
async function selectAll(count: number): Promise<void> {
  await atLine()
  await page.keyboard.press('*')
  await page
    .getByRole('status')
    .filter({ hasText: `${count} tickets selected` })
    .waitFor()
}

const waiting = async () =>
  ((await app.send('GET /api/v1/queue?scope=support')).body as { items: { number: number }[] }).items.length

test('LIF-13: with a selection the keys of the verbs act on it, or say why not; Ctrl Enter goes on, and then does it', async () => {
  const numbers = await three()
  const count = await waiting()
  await selectAll(count)
  expect(await page.getByRole('button', { name: 'Solve', exact: true }).getAttribute('aria-keyshortcuts')).toBe('s')
  await page.keyboard.press('t')
  await alert(`Triage is done to one ticket at a time, and ${count} tickets are selected.`)
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('h')
  await dialogOf(`Hold ${count} tickets`).waitFor()
  await page.keyboard.press('Escape')
  await dialogOf(`Hold ${count} tickets`).waitFor({ state: 'detached' })

  await page.keyboard.press('s')
  const solving = dialogOf(`Solve ${count} tickets`)
  await solving.getByRole('textbox', { name: 'What ended it' }).fill('   ')
  await page.keyboard.press('Control+Enter')
  await solving.getByText('Something is missing.').waitFor()
  await solving.getByRole('textbox', { name: 'What ended it' }).fill('The outage is over')
  await page.keyboard.press('Control+Enter')
  await solving
    .getByRole('status')
    .filter({ hasText: `${count} would be solved` })
    .waitFor()
  expect(await statuses(numbers)).toEqual(['new', 'new', 'new'])
  await page.keyboard.press('Control+Enter')
  await solving.waitFor({ state: 'detached' })
  await page.getByText(`${count} tickets solved.`).waitFor()
  expect(await statuses(numbers)).toEqual(['solved', 'solved', 'solved'])
  await page.keyboard.press('z')
  await page.getByText(`${count} tickets: taken back.`).waitFor()
})

test('LIF-13: Enter in a field of one line goes on; Escape leaves the selection, from the bar too', async () => {
  await three()
  const count = await waiting()
  await selectAll(count)
  await page.keyboard.press('h')
  const holding = dialogOf(`Hold ${count} tickets`)
  await holding.getByRole('combobox').selectOption({ index: 1 })
  await holding.getByRole('textbox', { name: 'Name' }).fill('Dana')
  await page.keyboard.press('Enter')
  await holding.getByRole('status').filter({ hasText: 'would be put on hold' }).waitFor()
  await page.keyboard.press('Escape')
  await holding.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Hold', exact: true }).focus()
  await page.keyboard.press('Escape')
  await page.getByRole('status').filter({ hasText: 'selected' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  await page.locator('main :focus').waitFor()
  await page.keyboard.press('?')
  const sheet = dialogOf('Keyboard')
  await sheet.getByRole('heading', { name: 'Several tickets of the line' }).waitFor()
  await sheet.getByText('Look at what would happen, then do it').waitFor()
})

test('LIF-12: what a colleague changed in between is left alone, and said so', async () => {
  const [first] = await three()
  await atLine()
  await page.keyboard.press('*')
  await page.getByRole('button', { name: 'Solve', exact: true }).click()
  const solving = page.getByRole('dialog')
  await solving.getByRole('textbox', { name: 'What ended it' }).fill('The outage is over')
  await solving.getByRole('button', { name: 'See what would happen' }).click()
  await solving.getByRole('status').waitFor()
  await app.send(`POST /api/v1/tickets/${first}/note`, { as: 'lee', body: { body: 'Wait, they called again.' } })
  await solving.getByRole('button', { name: /^Solve \d+ tickets$/ }).click()
  await solving.getByText('These were refused, and are as they were').waitFor()
  await solving.getByText('has changed since you read it').waitFor()
  await shots('left')
  expect((await read(first ?? 0)).status).toBe('new')
  await solving.getByRole('button', { name: 'Close', exact: true }).last().click()
  await solving.waitFor({ state: 'detached' })
})

test('LIF-6: a moment too late the server says which verb puts it right', async () => {
  const number = await aNumber(app, { priority: 'p1', subject: 'Solved too soon' })
  app.wait(MINUTE)
  await page.goto(`${url()}/tickets/${number}`)
  await page.getByRole('heading', { name: 'Solved too soon' }).first().waitFor()
  await page.keyboard.press('s')
  const solving = dialogOf('Solve')
  await solving.getByRole('textbox', { name: 'What ended it' }).fill('by phone')
  await page.keyboard.press('Control+Enter')
  await solving.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Undo/ }).waitFor()
  app.wait(11 * SECOND)
  await page.keyboard.press('z')
  await page.getByRole('alert').filter({ hasText: 'more than ten seconds ago. Reopen it.' }).waitFor()
  expected('409')
  expect((await read(number)).status).toBe('solved')
})

test('LIF-6, LIF-14: z is answered also once the offer is gone, and says so where nothing was offered', async () => {
  const number = await aNumber(app, { priority: 'p1', subject: 'Solved much too soon' })
  app.wait(MINUTE)
  await page.goto(`${url()}/tickets/${number}`)
  await page.getByRole('heading', { name: 'Solved much too soon' }).first().waitFor()
  await page.keyboard.press('z')
  await alert('There is nothing that you could take back now.')
  await page.keyboard.press('s')
  const solving = dialogOf('Solve')
  await solving.getByRole('textbox', { name: 'What ended it' }).fill('by phone')
  await page.keyboard.press('Control+Enter')
  await solving.waitFor({ state: 'detached' })
  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.waitFor()
  app.wait(11 * SECOND)
  // Ten seconds of the browser's own.
  await undo.waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await alert('more than ten seconds ago. Reopen it.')
  expected('409')
  await page.keyboard.press('z')
  await alert('There is nothing that you could take back now.')
})
