/** A disagreement goes up the escalation path in a browser: raised, corrected, passed on, decided, by four people. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { type Look, looking } from '../support/looking.ts'

const { server, look, settled } = looking()

const SAID = {
  about: 'Place of the export that fails',
  ourView: 'They renew in May, and their whole finance team waits for the export.',
  theirView: 'An export is not urgent.',
  tried: 'We talked on Monday, and read the renewal notes together on Tuesday.',
}
const REPLY = { concern: 1, reply: 'The workaround holds.', evidence: '#4 and https://status.example/4' }
const OWN = 'Four others are down, and the export has a workaround since Monday.'

async function opened(subject: string): Promise<number> {
  const answer = await server().ask('/tickets', {
    kind: 'problem',
    body: 'Since Monday.',
    account: null,
    segment: 'enterprise',
    subject,
  })
  return ((await answer.json()) as { number: number }).number
}

/** What a member does without a browser. */
async function does(as: string, verb: string, number: number, input: object): Promise<void> {
  const answer = await server().ask(`/tickets/${number}/${verb}`, input, as)
  expect(answer.status, await answer.text()).toBe(200)
}

const raised = (number: number) =>
  does('camille', 'raise-concern', number, { ...SAID, with: 'hana', evidence: 'https://crm.example/renewals/acme' })

/** Kept where a folder is named, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.CONCERN_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

const banner = (page: Page) => page.getByRole('region', { name: 'Concern', exact: true })
const ladder = (page: Page) => page.getByRole('list', { name: 'The way up' })

describe('CON-2 to CON-8: one journey', () => {
  test('raised by keyboard, corrected by the other side, passed on twice, decided; the ticket stays where it was', async () => {
    const number = await opened('The export fails')
    const raising = await look(`/tickets/${number}`, { as: 'camille' })
    await raising.keyboard.press('Control+k')
    await raising.getByRole('combobox', { name: 'Commands' }).fill('raise a concern')
    await raising.keyboard.press('Enter')
    const dialog = raising.getByRole('dialog', { name: 'Raise a concern' })
    await dialog.getByRole('combobox', { name: 'Who sees it otherwise' }).waitFor()
    await raising.keyboard.press('Control+Enter')
    await dialog.getByText('Say in a sentence how they see it, other than your own view.').waitFor()
    await isAccessible(raising, 1440)
    await shot(raising, 'raise-lacking')
    await dialog.getByRole('combobox').selectOption('hana')
    for (const [label, text] of [
      ['What it is about', SAID.about],
      ['How you see it', SAID.ourView],
      ['How they see it, as they would say it', SAID.theirView],
      ['What both of you tried with each other', SAID.tried],
    ] as const) {
      await dialog.getByLabel(label).fill(text)
    }
    await raising.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await banner(raising).getByText('Waits for Hana Kovářová.').waitFor()
    await raising.getByText('Hana Kovářová has not confirmed it yet').waitFor()

    const theirs = await look('/concerns', { as: 'hana' })
    const waiting = theirs.getByRole('region').filter({ has: theirs.getByRole('heading', { name: 'Waiting for you' }) })
    await theirs.getByRole('heading', { name: 'Waiting for you' }).waitFor()
    expect(await waiting.count()).toBeGreaterThan(0)
    await isAccessible(theirs, 1440)
    await waiting.getByText('Waits for you: confirm your view or correct it').first().waitFor()
    await theirs.getByRole('link', { name: SAID.about }).press('Enter')
    await expect.poll(() => theirs.evaluate('document.activeElement?.id')).toBe('concern-1')
    await theirs.getByRole('button', { name: `Confirm your view: Concern 1 of #${number}` }).press('Enter')
    const own = theirs.getByRole('dialog', { name: 'Is this your view?' })
    await own.getByRole('radio').first().waitFor()
    await theirs.keyboard.press('2')
    await own.getByRole('textbox', { name: 'Your view' }).fill(OWN)
    await isAccessible(theirs, 1440)
    await theirs.keyboard.press('Control+Enter')
    await own.waitFor({ state: 'detached' })
    await theirs.getByText('Hana Kovářová confirmed it').waitFor()

    await raising.getByRole('button', { name: `Pass on: Concern 1 of #${number}` }).click()
    const pass = raising.getByRole('dialog', { name: 'Pass it on together' })
    await pass.getByText(/^It goes to Customer engineer: .*Hana/).waitFor()
    await pass.getByRole('textbox').fill('We weigh the renewal differently.')
    await raising.keyboard.press('Control+Enter')
    await pass.waitFor({ state: 'detached' })
    await expect
      .poll(() => ladder(raising).locator('[aria-current="step"]').textContent())
      .toContain('Customer engineer')
    await does('hana', 'reply-concern', number, REPLY)
    const command = ['ticket', 'concern', 'pass-on', String(number), '--reason', 'we still differ']
    expect(await server().topline('--as', 'hana', ...command)).toContain('is with support or product now')

    const deciding = await look(`/tickets/${number}`, { as: 'farid' })
    await banner(deciding).getByText('Waits for you.').waitFor()
    await deciding.getByRole('button', { name: `Decide: Concern 1 of #${number}` }).click()
    const decide = deciding.getByRole('dialog', { name: 'Decide' })
    expect(await decide.getByLabel('The evidence you considered').inputValue()).toBe(REPLY.evidence)
    await decide.getByLabel('Decision').fill('It stays where it is, and the customer gets the workaround today.')
    await decide.getByLabel('Why so').fill('Four companies are down.')
    await shot(deciding, 'decide')
    await deciding.keyboard.press('Control+Enter')
    await decide.waitFor({ state: 'detached' })
    await deciding.getByRole('region', { name: 'Decision' }).getByText('Four companies are down.').waitFor()
    await banner(deciding).waitFor({ state: 'detached' })
    await deciding.getByText(/decided on concern 1/).waitFor()
    await ladder(deciding).getByText('decided here').waitFor()
    expect(await ladder(deciding).getByText('not needed').count()).toBe(2)
    expect(await deciding.getByRole('link', { name: '#4', exact: true }).count()).toBeGreaterThan(0)
    const told = await look('/attention', { as: 'camille' })
    await told.getByText(`decided on your concern: ${SAID.about}`).waitFor()
    await told.goto(`${server().url}/concerns`)
    await told.getByRole('heading', { name: 'Decided or withdrawn' }).waitFor()
    await told.getByRole('link', { name: SAID.about }).waitFor()
    const facts = (await (await server().ask(`/tickets/${number}`)).json()) as Readonly<Record<string, unknown>>
    expect(facts).toMatchObject({ status: 'new', owner: null, priority: null, waiting: true })
  }, 240_000)
})

describe('CON-11: a viewer', () => {
  test('sees neither the concern nor the page', async () => {
    const number = await opened('The import fails')
    await raised(number)
    const page = await look(`/tickets/${number}`, { as: 'pooja' })
    await page.getByRole('heading', { name: 'Facts' }).waitFor()
    expect(await page.getByText(SAID.about).count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Concerns' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Concerns' }).count()).toBe(0)
  })
})

describe('CON-12: in both themes, wide and narrow', () => {
  const LOOKS: readonly (readonly [NonNullable<Look['colorScheme']>, number])[] = [
    ['light', 1440],
    ['dark', 390],
  ]
  test('the page, the way up and the record', async () => {
    const number = await opened('The report fails')
    await raised(number)
    await does('hana', 'confirm-view', number, { concern: 1, theirView: OWN })
    await does('camille', 'pass-on-concern', number, { concern: 1, reason: 'We weigh the renewal differently.' })
    await does('hana', 'reply-concern', number, REPLY)
    for (const [colorScheme, width] of LOOKS) {
      const page = await look('/concerns', { colorScheme, width, as: 'hana' })
      await page.getByRole('heading', { name: 'The path' }).waitFor()
      await shot(page, `page-${colorScheme}-${width}`)
      await isAccessible(page, width)
      await page.goto(`${server().url}/tickets/${number}`)
      await banner(page).getByRole('button', { name: 'See it' }).click()
      await ladder(page).waitFor()
      await settled(page)
      await ladder(page).scrollIntoViewIfNeeded()
      await shot(page, `ticket-${colorScheme}-${width}`)
      // From its beginning, where no button stands half below what stays at the top.
      await page.evaluate("document.querySelectorAll('main, main *').forEach((each) => each.scrollTo(0, 0))")
      await isAccessible(page, width)
    }
  })
})
