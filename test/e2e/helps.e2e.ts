/** Asking engineering for help, and engineering's line, in a browser and without a pointer. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled, expected } = looking()

const post = async (path: string, body: object) => {
  const answer = await server().ask(path, body)
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(300)
  return JSON.parse(text) as { number: number; helps: { state: string; score: number; answer: string | null }[] }
}

const TROUBLE = {
  summary: 'Search answers nothing for an hour each night',
  environment: 'Kubernetes, 3 replicas',
  version: '5.3.1',
  reproduction: 'Search for any word between 02:00 and 03:00 UTC',
  timeliness: 'today',
  tried: 'A restart, which helps until the next night',
}

/** A ticket of the caller's. */
async function owned(subject: string, facts: object = {}): Promise<number> {
  const ask = { kind: 'problem', body: 'Since Monday.', account: null, segment: 'enterprise', subject, ...facts }
  const { number } = await post('/tickets', ask)
  await post(`/tickets/${number}/claim`, {})
  return number
}

const asked = async (summary: string): Promise<number> => {
  const number = await owned(summary)
  const packet = { ...TROUBLE, summary }
  await post(`/tickets/${number}/ask-help`, { kind: 'troubleshooting', team: 'engineering', packet })
  return number
}

const ticketOf = async (number: number) => {
  const answer = await server().ask(`/tickets/${number}`)
  return (await answer.json()) as Awaited<ReturnType<typeof post>>
}

const LOOKS = [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const

/** Kept where a folder is named, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.HELP_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

describe('HLP-2, HLP-3: asking for help', () => {
  test('by keyboard, with the score moving while one types and what is missing named', async () => {
    const number = await owned('The nightly search fails', { environment: 'production' })
    const page = await look(`/tickets/${number}`)
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: 'Ask engineering for help' })
    await dialog.getByRole('radio', { name: /^Troubleshooting/ }).waitFor()
    const score = dialog.getByRole('status').filter({ hasText: 'of the context given' })
    const before = Number.parseInt((await score.textContent()) ?? '', 10)
    await dialog.getByText(/^Needed before it goes: .*Reproduction/).waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('This is needed before it goes. Fill it in.').first().waitFor()
    for (const [name, value] of [
      ['Version', TROUBLE.version],
      ['Reproduction', TROUBLE.reproduction],
      ['What was tried, and what it showed', TROUBLE.tried],
    ] as const) {
      await dialog.getByRole('textbox', { name: new RegExp(`^${name}`) }).fill(value)
    }
    await dialog.getByRole('combobox', { name: /^How soon/ }).selectOption('today')
    expect(Number.parseInt((await score.textContent()) ?? '', 10)).toBeGreaterThan(before)
    await dialog.getByText('Needed before it goes').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: `Withdraw: Help request 1 of #${number}` }).waitFor()
    expect((await ticketOf(number)).helps).toMatchObject([{ state: 'asked', score: 66 }])
  })

  test('a how-to question is told to need none', async () => {
    const number = await owned('How do I scope a search?', { kind: 'question' })
    const page = await look(`/tickets/${number}`)
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: 'Ask engineering for help' })
    await dialog.getByRole('radio', { name: /^Question/ }).check()
    await dialog.getByText(/^How-to questions need no request/).waitFor()
  })
})

describe('HLP-5 to HLP-8: engineering’s line', () => {
  test('is moved, taken, sent back, completed and answered without a pointer', async () => {
    const [first, second] = [await asked('The first of two'), await asked('The second of two')]
    const page = await look('/help-requests')
    const row = (number: number) => page.getByRole('listitem').filter({ has: page.getByText(`#${number} ·`) })
    await row(second).waitFor()
    const isMine = async () => (await row(second).getAttribute('aria-current')) === 'true'
    const mine = async () => {
      // Down to it, and up again where a key came before the last one showed.
      for (const key of ['j', 'k', 'j', 'k']) {
        for (let step = 0; step < 20; step++) {
          if (await isMine()) return
          await page.keyboard.press(key)
        }
      }
      await expect.poll(isMine).toBe(true)
    }
    await mine()
    await page.keyboard.press('m')
    const move = page.getByRole('dialog', { name: 'Move it to another place' })
    await move.getByRole('spinbutton').fill('1')
    await move.getByRole('textbox', { name: 'Why it goes there' }).fill('it holds up a release')
    await page.keyboard.press('Control+Enter')
    await move.waitFor({ state: 'detached' })
    await row(second).getByText('Number one').waitFor()
    await mine()
    await page.keyboard.press('c')
    await page.getByRole('heading', { name: 'Somebody is at it' }).waitFor()
    await mine()
    await page.keyboard.press('b')
    const back = page.getByRole('dialog', { name: 'Send it back to its owner' })
    await back.getByRole('textbox', { name: 'What would help' }).fill('what changed on Monday?')
    await page.keyboard.press('Control+Enter')
    await back.waitFor({ state: 'detached' })
    await row(second)
      .getByRole('button', { name: /^Complete/ })
      .waitFor()
    await mine()
    await page.keyboard.press('e')
    const complete = page.getByRole('dialog', { name: 'Add what was missing' })
    await complete.getByRole('textbox', { name: /^Recent changes/ }).fill('An update to 5.3')
    await page.keyboard.press('Control+Enter')
    await complete.waitFor({ state: 'detached' })
    await row(second).getByText('Number one').waitFor()
    await mine()
    await page.keyboard.press('a')
    const answer = page.getByRole('dialog', { name: 'Answer' })
    await answer.getByRole('textbox').fill('Restart the indexer each night until 5.3.2.')
    await page.keyboard.press('Control+Enter')
    await answer.waitFor({ state: 'detached' })
    await row(second).waitFor({ state: 'detached' })
    expect((await ticketOf(second)).helps).toMatchObject([{ state: 'answered' }])
    await page.goto(`${server().url}/tickets/${second}`)
    await settled(page)
    await page.getByText('Restart the indexer each night').first().waitFor()
    await row(first).count()
  })

  test('HLP-12: what is being written stays when somebody else moves the request, and says why it cannot go', async () => {
    const number = await asked('Reports come twice')
    const page = await look('/help-requests')
    await page.getByRole('button', { name: `Send back: Help request 1 of #${number}` }).click()
    const back = page.getByRole('dialog', { name: 'Send it back to its owner' })
    await back.getByRole('textbox', { name: 'What would help' }).fill('since when?')
    await post(`/tickets/${number}/take-help`, { help: 1 })
    await page.getByRole('heading', { name: 'Somebody is at it', includeHidden: true }).waitFor({ state: 'attached' })
    expect(await back.getByRole('textbox', { name: 'What would help' }).inputValue()).toBe('since when?')
    await post(`/tickets/${number}/withdraw-help`, { help: 1, reason: 'found it' })
    await page.getByText('Reports come twice').first().waitFor({ state: 'detached' })
    await back.getByRole('textbox', { name: 'Something else' }).fill('the first one')
    await page.keyboard.press('Control+Enter')
    await back.getByRole('alert').waitFor()
    expected('409')
    expect(await back.getByRole('textbox', { name: 'What would help' }).inputValue()).toBe('since when?')
  })

  test('says so when it cannot be loaded, and when it is empty', async () => {
    const page = await look('/')
    await page.route('**/api/v1/help-requests**', (route) => route.abort())
    await page.goto(`${server().url}/help-requests`)
    await page.getByText('Could not load the help requests').waitFor()
    expected('Failed to load resource')
    await page.unroute('**/api/v1/help-requests**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Engineering, waiting' }).waitFor()
    await page.goto(`${server().url}/help-requests?team=product`)
    await page.getByText('Nobody asks for help').waitFor()
  })

  test.each(LOOKS)('%s, %i px: line, ticket, dialog and report', async (colorScheme, width) => {
    const number = await asked(`Seen in ${colorScheme} at ${width}`)
    const page = await look('/help-requests', { colorScheme, width })
    await isAccessible(page, width)
    await shot(page, `line-${colorScheme}-${width}`)
    await page.goto(`${server().url}/tickets/${number}`)
    await settled(page)
    const panel = page.locator('summary', { hasText: 'Help from engineering' })
    if (width < 1024) await panel.click()
    await panel.scrollIntoViewIfNeeded()
    await shot(page, `panel-${colorScheme}-${width}`)
    await page.getByRole('button', { name: `Send back: Help request 1 of #${number}` }).click()
    await shot(page, `bounce-${colorScheme}-${width}`)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Ask for help' }).click()
    await page.getByRole('radio', { name: /^Troubleshooting/ }).waitFor()
    await isAccessible(page, width)
    await shot(page, `ask-${colorScheme}-${width}`)
    await page.goto(`${server().url}/reports/promises?view=help`)
    await settled(page)
    await page.getByText('Behind the figure').waitFor()
    await isAccessible(page, width)
    await shot(page, `rate-${colorScheme}-${width}`)
  })
})
