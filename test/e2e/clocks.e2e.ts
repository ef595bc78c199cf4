import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { CalendarDetail } from '../../src/contract/calendars.ts'
import type { TicketClocks } from '../../src/contract/clocks.ts'
import type { QueuePage } from '../../src/contract/queue.ts'
import { must } from '../../src/domain/assert.ts'
import { isFaultless } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled, expected } = looking()

async function read<Answer>(path: string): Promise<Answer> {
  const answer = await server().ask(path)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as Answer
}

/** The first of a line that has clocks, and those. */
async function withClocks(query: string): Promise<TicketClocks> {
  const { items } = await read<QueuePage>(`/queue?limit=50&${query}`)
  for (const { number } of items) {
    const clocks = await read<TicketClocks>(`/tickets/${number}/clocks?timeZone=UTC`)
    if (clocks.clocks.some(({ steps }) => steps.length > 1)) return clocks
  }
  throw new Error(`no ticket of ${query} has a clock that moved`)
}

const CALENDAR = 'pacific-24x5'
const strips = (page: Page) => page.locator('[data-strip]')
const said = (page: Page, index: number) => strips(page).nth(index).getAttribute('aria-valuetext')

describe('the strips of a ticket', () => {
  test('the arrow keys read every step that moved a clock; plus and minus zoom all strips alike', async () => {
    const { number, clocks } = await withClocks('state=done')
    const index = clocks.findIndex(({ steps }) => steps.length > 1)
    const { steps } = must(clocks[index], 'one has steps')
    const page = await look(`/tickets/${number}#clocks`, { timezoneId: 'UTC' })
    await strips(page).nth(index).focus()
    for (const { text } of steps) {
      expect(await said(page, index)).toContain(text)
      await page.keyboard.press('ArrowRight')
    }
    await page.keyboard.press('Home')
    expect(await said(page, index)).toContain(steps[0]?.text)

    const axis = page.getByRole('slider', { name: 'Time axis' })
    const whole = await axis.getAttribute('aria-valuetext')
    await page.keyboard.press('+')
    expect(await axis.getAttribute('aria-valuetext')).not.toBe(whole)
    await page.keyboard.press('0')
    expect(await axis.getAttribute('aria-valuetext')).toBe(whole)
  })

  test('the text for the customer is copied as the server tells it', async () => {
    const { number } = await withClocks('state=done')
    const page = await look(`/tickets/${number}#clocks`, { timezoneId: 'UTC' })
    await page.getByRole('button', { name: 'Copy for the customer' }).click()
    await page.getByText('The text for the customer is copied.').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    const { forCustomer } = await read<{ forCustomer: string }>(`/tickets/${number}/clocks/explain?timeZone=UTC`)
    // The first line says as of when, which may be a minute apart.
    expect(copied.split('\n').slice(1)).toEqual(forCustomer.split('\n').slice(1))
  })

  test('every time is told in the zone the person chooses', async () => {
    const { number, clocks } = await withClocks('state=done')
    const page = await look(`/tickets/${number}#clocks`, { timezoneId: 'UTC' })
    await strips(page).first().focus()
    const before = await said(page, 0)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('time zone')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByPlaceholder('Find a time zone').fill('kathmandu')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('Asia/Kathmandu').first().waitFor()
    await settled(page)
    await strips(page).first().focus()
    const at = Date.parse(must(clocks[0]?.steps[0], 'a clock has a first step').at)
    const there = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Asia/Kathmandu' }).format(at)
    await page.locator(`[data-strip][aria-valuetext*="${there}"]`).first().waitFor()
    expect(await said(page, 0)).not.toBe(before)
  })
})

describe('calendars', () => {
  test('a change shows who is affected before it is saved; afterwards no finished clock has changed', async () => {
    const finished = await withClocks('state=done')
    const before = await read<CalendarDetail>(`/calendars/${CALENDAR}`)
    const page = await look(`/calendars/${CALENDAR}`)
    await page.getByRole('textbox', { name: 'Saturday' }).fill('10-14')
    await page.getByRole('button', { name: 'Preview and save' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('would newly breach').waitFor()
    expect((await read<CalendarDetail>(`/calendars/${CALENDAR}`)).version).toBe(before.version)

    await dialog.getByRole('textbox', { name: 'Reason' }).fill('a weekend shift begins')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('Every open ticket goes by it.').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByText('a weekend shift begins').waitFor()
    const after = await read<CalendarDetail>(`/calendars/${CALENDAR}`)
    expect([after.version, after.reason]).toEqual([before.version + 1, 'a weekend shift begins'])
    expect(after.document).toMatchObject({ week: { saturday: ['10:00-14:00'] } })
    const { clocks } = await read<TicketClocks>(`/tickets/${finished.number}/clocks?timeZone=UTC`)
    expect(JSON.stringify(clocks)).toBe(JSON.stringify(finished.clocks))
  })

  test('windows are drawn, changed and removed on the grid by keyboard and by pointer', async () => {
    const page = await look('/calendars/pacific-office')
    const monday = page.getByRole('textbox', { name: 'Monday' })
    const [opens = '', closes = ''] = (await monday.inputValue()).split('-')
    const later = (time: string, minutes: number) =>
      new Date(Date.parse(`2026-01-01T${time}Z`) + minutes * 60_000).toISOString().slice(11, 16)
    const window = page.getByRole('button', { name: `Monday, ${opens} to ${closes}`, exact: true })
    await window.focus()
    await page.keyboard.press('Shift+ArrowDown')
    expect(await monday.inputValue()).toBe(`${opens}-${later(closes, 15)}`)
    await page.keyboard.press('ArrowUp')
    expect(await monday.inputValue()).toBe(`${later(opens, -15)}-${closes}`)
    await page.keyboard.press('Delete')
    expect(await monday.inputValue()).toBe('')

    const grid = must(await page.getByRole('group', { name: 'Windows of the week' }).boundingBox(), 'the grid is shown')
    const column = grid.x + 28 + ((grid.width - 28) / 7) * 5.5
    const hour = (at: number) => grid.y + grid.height - 480 + at * 20
    await page.mouse.move(column, hour(8))
    await page.mouse.down()
    await page.mouse.move(column, hour(12), { steps: 4 })
    await page.mouse.up()
    expect(await page.getByRole('textbox', { name: 'Saturday' }).inputValue()).toBe('08:00-12:00')
    await page.getByRole('button', { name: 'Discard' }).click()
    expect(await monday.inputValue()).toBe(`${opens}-${closes}`)
  })

  test('what cannot be saved is told at its field', async () => {
    const page = await look('/calendars/pacific-office')
    await page.getByRole('button', { name: 'Close all days' }).click()
    await page.getByRole('button', { name: 'Preview and save' }).click()
    await page.getByText('One thing keeps it from being saved:').waitFor()
    expected('422')
    await page.getByRole('button', { name: 'Discard' }).click()
  })
})

test('a policy is tried before it is changed, and its change is previewed', async () => {
  const page = await look('/policies/sla')
  await page.getByRole('button', { name: 'What is promised?' }).click()
  await page.getByText('counts', { exact: true }).first().waitFor()
  await page
    .getByRole('button', { name: /^First response: / })
    .first()
    .click()
  const target = page.getByRole('dialog')
  await target.getByLabel('How much').fill('3')
  await page.keyboard.press('Control+Enter')
  await target.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Preview and save' }).click()
  await page.getByRole('dialog').getByText('would newly breach').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
})

describe('for everybody', () => {
  test.each([
    ['/calendars', 'light', 1440],
    ['/calendars', 'dark', 390],
    [`/calendars/${CALENDAR}`, 'light', 390],
    [`/calendars/${CALENDAR}`, 'dark', 1440],
    ['/new-holidays', 'light', 390],
    ['/policies/sla', 'light', 1440],
    ['/policies/sla', 'dark', 390],
  ] as const)('%s in %s at %i px keeps WCAG AA and fits its width', async (address, colorScheme, width) => {
    const page = await look(address, { colorScheme, width })
    await isFaultless(page, width)
  })
})

test('LOG-1: after all of this, the projections are what the events give', async () => {
  expect(await server().topline('rebuild', '--check')).toContain('No difference')
})
