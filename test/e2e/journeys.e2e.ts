import { describe, expect, test } from 'vitest'
import { isFaultless } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled, expected } = looking()

interface Row {
  readonly number: number
  readonly subject: string
  readonly place: number
}

async function line(scope = 'support', limit = 10): Promise<Row[]> {
  const answer = await server().ask(`/queue?scope=${scope}&limit=${limit}`)
  return ((await answer.json()) as { items: Row[] }).items
}

async function firstOf(scope?: string): Promise<Row> {
  const [first] = await line(scope, 1)
  if (!first) throw new Error('nothing waits')
  return first
}

async function post(path: string, body: object): Promise<{ number: number; subject: string }> {
  const answer = await server().ask(path, body)
  expect(answer.status, path).toBeLessThan(300)
  return (await answer.json()) as { number: number; subject: string }
}

const outage = { kind: 'incident', body: 'Every page answers 502 since 09:10.', segment: 'enterprise' } as const

describe('the line', () => {
  test('the screen, the API and the command line show the same order', async () => {
    const page = await look('/?scope=support')
    const rows = await line('support', 12)
    const printed = JSON.parse(await server().topline('queue', 'list', '--scope', 'support', '--limit', '12', '--json'))
    expect((printed as { items: Row[] }).items.map(({ number }) => number)).toEqual(rows.map(({ number }) => number))
    const links = await page
      .locator('main a[href^="/tickets/"]')
      .evaluateAll((found) => found.map((a) => a.getAttribute('href')))
    expect(links.slice(0, 12)).toEqual(rows.map(({ number }) => `/tickets/${number}`))
  })

  test('number one is taken, answered and gone, by keyboard alone', async () => {
    const page = await look('/?scope=support')
    const one = await firstOf()
    await page.keyboard.press('n')
    await page.waitForURL(`**/tickets/${one.number}`)
    await page.getByRole('heading', { name: one.subject }).first().waitFor()
    await page.keyboard.press('r')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('We found the cause: an index is rebuilt. It is back in ten minutes; I will write then.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('We found the cause: an index is rebuilt.').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('q')
    await page.waitForURL((url) => url.pathname === '/')
    const next = await firstOf()
    expect(next.number).not.toBe(one.number)
    await page.getByRole('heading', { level: 2, name: next.subject }).first().waitFor()
  })

  test('a ticket that comes first elsewhere becomes number one on screen by itself', async () => {
    const page = await look('/?scope=support')
    const opened = await post('/tickets', { ...outage, subject: 'Search is down for everybody at Northwind' })
    await post(`/tickets/${opened.number}/triage`, { severity: 0, priority: 'p0', reason: 'total loss of service' })
    await post(`/tickets/${opened.number}/pin`, {
      place: 9,
      reason: 'shown at the top for this journey',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    const first = await firstOf()
    await page.locator(`#number-one[href="/tickets/${first.number}"]`).waitFor()
    await page.locator(`main a[href="/tickets/${opened.number}"]`).first().waitFor()
  })

  test('hard choices asks for a reason, shows who switched it on, and the order follows the segment', async () => {
    const page = await look('/?scope=support')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('hard choices')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('two colleagues are ill')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('two colleagues are ill').first().waitFor()
    const answer = await server().ask('/queue?scope=support')
    expect(((await answer.json()) as { mode: string }).mode).toBe('hard')
    await post('/workspace/mode', { mode: 'normal', reason: 'they are back' })
    await page.getByText('two colleagues are ill').waitFor({ state: 'detached' })
  })

  test('filters are in the address and survive a reload', async () => {
    const page = await look('/?scope=support&priority=p2')
    const before = await page.locator('main a[href^="/tickets/"]').first().getAttribute('href')
    await page.reload()
    await settled(page)
    await page.locator(`main a[href="${before}"]`).first().waitFor()
  })
})

describe('the ticket', () => {
  test('triage by keyboard moves it and says so', async () => {
    const opened = await post('/tickets', { ...outage, subject: 'Permissions lag behind by an hour' })
    const page = await look(`/tickets/${opened.number}`)
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    // A core feature is gone; yes and then no to a workaround; two thirds of the people.
    await dialog.getByRole('radio', { name: 'A core feature is unavailable' }).waitFor()
    for (const key of ['c', 'j', 'j', 'k', '6', '6']) await page.keyboard.press(key)
    await dialog.getByText('The criteria say Severity 1, P1').waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    const answer = await server().ask(`/tickets/${opened.number}`)
    expect(await answer.json()).toMatchObject({ severity: 1, priority: 'p1' })
  })

  test('severity otherwise than the criteria say is flagged, and stands in the history', async () => {
    const opened = await post('/tickets', { ...outage, subject: 'One person cannot sign in since noon' })
    const page = await look(`/tickets/${opened.number}`)
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'One user cannot log in' }).waitFor()
    await page.keyboard.press('f')
    await dialog.getByText('No criterion fits: you decide').waitFor()
    await page.keyboard.press('0')
    await dialog.getByText('Differs from the criteria').waitFor()
    await dialog.getByText('One user who cannot log in is not Severity 0.').waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('triaged it as severity 2, P2').first().waitFor()
  })

  test('what somebody else did meanwhile is shown before it is overwritten', async () => {
    const opened = await post('/tickets', { ...outage, subject: 'Batch changes hang at the last step' })
    const page = await look(`/tickets/${opened.number}`)
    await page.keyboard.press('r')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('We look into it and write again at noon.')
    await post(`/tickets/${opened.number}/note`, { body: 'The queue of executor 3 is full.' })
    await page.getByText('The queue of executor 3 is full.').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('We look into it and write again at noon.').first().waitFor()
  })

  test('a ticket that is not there says so and leads back', async () => {
    const page = await look('/tickets/987654')
    await page.getByText('There is no such ticket').first().waitFor()
    expected('404')
  })
})

describe('for everybody', () => {
  test.each([
    ['queue', 'light', 1440],
    ['queue', 'dark', 1440],
    ['queue', 'light', 390],
    ['queue', 'dark', 390],
    ['ticket', 'light', 1440],
    ['ticket', 'dark', 1440],
    ['ticket', 'light', 390],
    ['ticket', 'dark', 390],
  ] as const)('%s in %s at %i px keeps WCAG AA and fits its width', async (screen, colorScheme, width) => {
    const [, second] = await line()
    const page = await look(screen === 'queue' ? '/' : `/tickets/${second?.number}`, { colorScheme, width })
    await isFaultless(page, width)
  })

  test.each([1440, 390])('a long word in a subject and a name leaves the buttons in sight at %i px', async (width) => {
    const word = 'x'.repeat(140)
    const asked = { ...outage, subject: `https://example.com/${word}`, contact: { name: word, email: null } }
    const { number } = await post('/tickets', asked)
    const page = await look(`/tickets/${number}`, { width })
    const button = await page.getByRole('button', { name: 'More', exact: true }).first().boundingBox()
    expect(button).not.toBeNull()
    expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual(width)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  test('the sheet of keys opens and closes, and the focus comes back', async () => {
    const page = await look('/')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

test('LOG-1: after all of this, the projections are what the events give', async () => {
  expect(await server().topline('rebuild', '--check')).toContain('No difference')
})
