/** The triage inbox by keyboard alone. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { must } from '../../src/domain/assert.ts'
import { isFaultless } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'
import { currentRow, movedOn, numberAt, triageOf } from '../support/triaging.ts'

const { server, look } = looking()
const { inbox, opened, ticket, emptied } = triageOf(server)

/** Keys that were pressed since it was last asked. */
function typist(page: Page) {
  let pressed = 0
  return {
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        pressed += 1
        await page.keyboard.press(key)
      }
    },
    pressed() {
      const since = pressed
      pressed = 0
      return since
    },
  }
}

const focused = (page: Page) => page.evaluate('document.activeElement?.getAttribute("data-triage")')

beforeEach(emptied)

describe('TRI-12: without a pointer', () => {
  interface Way {
    readonly keys: readonly string[]
    readonly opens: object
    /** The ticket afterwards. */
    readonly gives: object
  }
  /** Leads on to the reason, which nobody but who declines can give, and ends it. */
  const WHY = ['Tab', ...'not ours', 'Control+Enter'] as const
  /** What each kind of ticket takes; the second letter of `outage` answers a question of the criteria. */
  const WAYS = {
    question: { keys: ['a'], opens: {}, gives: { priority: 'p2', severity: 3 } },
    task: { keys: ['a'], opens: { kind: 'task', segment: 'internal' }, gives: { priority: 'p3' } },
    spam: { keys: ['!'], opens: {}, gives: { closingReason: 'spam' } },
    decline: { keys: ['c', '1', ...WHY], opens: {}, gives: { closingReason: 'declined' } },
    noAction: { keys: ['c', '2', ...WHY], opens: {}, gives: { closingReason: 'no_action' } },
    snooze: { keys: ['s', '1'], opens: {}, gives: { priority: null, status: 'new' } },
    outage: { keys: ['a', 'a', 'Enter'], opens: { kind: 'problem' }, gives: { priority: 'p0', severity: 0 } },
  } as const satisfies Readonly<Record<string, Way>>
  const TWENTY: readonly (keyof typeof WAYS)[] = [
    ...Array.from({ length: 9 }, () => 'question' as const),
    ...['task', 'task', 'spam', 'spam', 'decline', 'decline', 'noAction', 'snooze', 'snooze', 'outage', 'outage'],
  ] as const

  /** Presses the keys of a way; those after the first belong to a form, which must be there to take them. */
  async function takeWay(page: Page, keys: ReturnType<typeof typist>, { way, number }: { way: Way; number: number }) {
    const [first = '', ...inForm] = way.keys
    await keys.press(first)
    if (inForm.length > 0) await page.locator(`section[aria-label$=", #${number}"] :focus`).waitFor()
    for (const key of inForm) await keys.press(key === ' ' ? 'Space' : key)
    await movedOn(page, number)
    return keys.pressed()
  }

  test('TRI-7, TRI-13: twenty tickets are triaged, at a median of fewer than three key presses', async () => {
    const ways = new Map<number, Way>()
    for (const [index, name] of TWENTY.entries()) {
      const [row] = await opened([`Ticket ${index + 1} of twenty: ${name}`], WAYS[name].opens)
      ways.set(row?.number ?? 0, WAYS[name])
    }
    const page = await look('/')
    const keys = typist(page)
    await keys.press('g', 't')
    await currentRow(page).waitFor()
    keys.pressed()
    const presses: number[] = []
    for (let left = TWENTY.length; left > 0; left -= 1) {
      const number = await numberAt(page)
      presses.push(await takeWay(page, keys, { way: must(ways.get(number), 'it was opened here'), number }))
    }
    await page.getByText('Everything is triaged').waitFor()
    const middle = must(presses.toSorted((a, b) => a - b)[presses.length / 2], 'there were twenty')
    console.info(`key presses for each ticket: ${presses.join(' ')}; median ${middle}`)
    expect(middle).toBeLessThan(3)
    // The inbox moves on before the last answers have come.
    for (const [number, { gives }] of ways) await expect.poll(() => ticket(number)).toMatchObject(gives)
    expect(await inbox('snoozed')).toHaveLength(2)
  })

  test('a step is taken back by one key, and the focus is where it was', async () => {
    const [first, second] = await opened(['Which plan has single sign-on?', 'How many repositories are too many?'])
    const page = await look('/triage')
    const keys = typist(page)
    await currentRow(page).waitFor()
    await keys.press('j', 'k', 'a')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await page.getByText(/^([1-9]|10) s$/).waitFor()
    expect(await numberAt(page)).toBe(second?.number)
    expect(await focused(page)).toBe(String(second?.number))
    await keys.press('z')
    await page.locator(`tr[data-triage="${first?.number}"]:focus`).waitFor()
    await expect.poll(() => ticket(first?.number ?? 0)).toMatchObject({ priority: null })
    await keys.press('z')
    await page.getByText('There is nothing to take back.').waitFor()
  })

  test('TRI-11: several are ended at once, and one key takes all of it back', async () => {
    const rows = await opened(['Win a prize', 'Cheap watches', 'You have inherited millions'])
    const page = await look('/triage')
    const keys = typist(page)
    await currentRow(page).waitFor()
    await keys.press('x', 'Shift+J', 'Shift+J')
    await page.getByText('3 tickets selected').waitFor()
    await keys.press('!')
    await page.getByText('3 tickets: spam.').waitFor()
    for (const { number } of rows) await expect.poll(() => ticket(number)).toMatchObject({ closingReason: 'spam' })
    await keys.press('u')
    await page.getByText('3 tickets: taken back.').waitFor()
    for (const { number } of rows)
      await expect.poll(() => ticket(number)).toMatchObject({ status: 'new', reopenCount: 0 })
  })

  test('what arrives is told above the list and moves nothing', async () => {
    const [first] = await opened(['Does it work offline?'])
    const page = await look('/triage')
    await currentRow(page).waitFor()
    await page.keyboard.press('j')
    await opened(['Is the API stable?', 'Are there webhooks?'])
    await page.getByRole('button', { name: '2 new tickets' }).waitFor()
    expect(await page.locator('tr[data-triage]').count()).toBe(1)
    expect(await focused(page)).toBe(String(first?.number))
    await page.keyboard.press('.')
    await page.locator('tr[data-triage]').nth(2).waitFor()
    expect(await focused(page)).toBe(String(first?.number))
  })

  test('a form is left by Escape, and the focus is on the ticket again', async () => {
    const [first] = await opened(['Which ports are needed?'])
    const page = await look('/triage')
    await currentRow(page).waitFor()
    for (const key of ['e', 'n', 'd', 'c', 's', 'r', 't']) {
      await page.keyboard.press(key)
      const form = page.getByRole('region', { name: `, #${first?.number}` })
      await form.waitFor()
      await expect.poll(() => form.evaluate((element) => element.matches(':focus-within')), { message: key }).toBe(true)
      await page.keyboard.press('Escape')
      await form.waitFor({ state: 'detached' })
      await page.locator(`tr[data-triage="${first?.number}"]:focus`).waitFor()
    }
  })
})

describe('TRI-12: for everybody', () => {
  test('roles and names: a grid of tickets, each named by what it asks; Tab leads on to the detail', async () => {
    const rows = await opened(['How is it licensed?', 'Where are the logs?'])
    const page = await look('/triage')
    const grid = page.getByRole('grid', { name: 'Tickets to triage' })
    await grid.waitFor()
    for (const { subject } of rows) await grid.getByRole('row', { name: subject }).waitFor()
    await page.getByRole('navigation', { name: 'Which tickets' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Tab')
    const detail = page.getByRole('region', { name: `Ticket #${rows[1]?.number}` })
    await expect.poll(() => detail.evaluate((element) => element.matches(':focus-within'))).toBe(true)
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe(String(rows[1]?.number))
    await page.keyboard.press('Enter')
    await expect.poll(() => detail.evaluate((element) => element.matches(':focus'))).toBe(true)
    await detail.getByRole('button', { name: 'Accept' }).waitFor()
  })

  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('triage in %s at %i px keeps WCAG AA and fits its width', async (colorScheme, width) => {
    const rows = await opened(['How is it licensed?', `https://example.com/${'x'.repeat(140)}`])
    const page = await look('/triage', { colorScheme, width })
    const wcag = async () => {
      await isFaultless(page, width)
    }
    await currentRow(page).waitFor()
    await wcag()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: `Ticket #${rows[1]?.number}` }).waitFor()
    await wcag()
    await page.keyboard.press('c')
    await page.getByRole('textbox', { name: 'Reason' }).waitFor()
    await wcag()
  })

  test('on a phone the list leads to the ticket and back', async () => {
    const [first] = await opened(['Is there a mobile app?'])
    const page = await look('/triage', { width: 390 })
    await page.locator(`tr[data-triage="${first?.number}"]`).click()
    await page.getByRole('heading', { level: 2, name: first?.subject ?? '' }).waitFor()
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await page.getByRole('grid').waitFor()
    await page.getByRole('row', { name: first?.subject ?? '' }).waitFor()
  })
})
