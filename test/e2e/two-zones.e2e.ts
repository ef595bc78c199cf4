/** One ticket among three people in two time zones, from its customer's first word to the closing they agree with. The
 *  server runs in this process, so that the clock is in the test's hand; everybody has a browser of their own. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TicketClocks } from '../../src/contract/clocks.ts'
import type { TicketDetail, Timeline } from '../../src/contract/tickets.ts'
import { HOUR, instant, MINUTE } from '../../src/domain/time.ts'
import { isFaultless } from '../support/accessible.ts'
import { testApp } from '../support/app.ts'
import { browsersAt, WEB_FOLDER } from '../support/browsers.ts'
import {
  ASKED,
  aCompanyInTwoZones,
  BERLIN,
  DANA,
  LOS_ANGELES,
  NUMBER,
  PACKET,
  TOLD,
  WORDS,
} from '../support/two-zones.ts'

const app = testApp({ webFolder: WEB_FOLDER })
const { url, memberAt, contactAt } = browsersAt(app)
const REQUEST = `Help request 1 of #${NUMBER}`

async function read<Answer>(asked: string): Promise<Answer> {
  const answer = await app.send(`GET /api/v1${asked}`)
  expect(answer.status, `${asked} ${answer.text}`).toBe(200)
  return answer.body as Answer
}
const ticket = () => read<TicketDetail>(`/tickets/${NUMBER}`)

/** It is this day and time of March, in UTC. */
function atTime(time: string): void {
  app.now = instant(`2024-03-${time}:00Z`)
  app.limits.forget()
}

/** The same, and somebody opens the ticket then. */
async function at(time: string, page: Page): Promise<void> {
  atTime(time)
  await page.goto(`${url()}/tickets/${NUMBER}`)
  await page.getByRole('region', { name: 'Conversation' }).getByRole('article').first().waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** Fills in text fields by the beginning of their labels. */
async function fillIn(form: ReturnType<Page['getByRole']>, facts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, says] of Object.entries(facts)) {
    await form.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(says)
  }
}

/** Sends the form of a dialog. */
async function sent(page: Page, dialog: ReturnType<Page['getByRole']>): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
}

async function answers(page: Page, body: string): Promise<void> {
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Reply' }).fill(body)
  await page.keyboard.press('Control+Enter')
  await page.getByText(`#${NUMBER} is answered.`).waitFor()
}

async function solves(page: Page, why: string): Promise<void> {
  await page.keyboard.press('s')
  const solve = page.getByRole('dialog', { name: 'Solve' })
  await solve.getByRole('textbox', { name: 'What ended it' }).fill(why)
  await sent(page, solve)
}

async function opensIt(dana: Page): Promise<void> {
  await dana.getByRole('button', { name: 'Open a ticket' }).click()
  await dana.getByRole('radio', { name: /^A problem/ }).check()
  await dana.getByLabel('Summary').fill('The nightly report stops half way')
  await dana.getByLabel('What happens').fill('Since the update it ends after 10,000 rows, every night.')
  await dana.getByRole('button', { name: 'Send' }).click()
  await dana.getByRole('heading', { name: 'The nightly report stops half way' }).waitFor()
}

async function writes(dana: Page, body: string): Promise<void> {
  await dana.goto(`${url()}/portal/tickets/${NUMBER}`)
  await dana.getByLabel('Write to us').fill(body)
  await dana.getByRole('button', { name: 'Send' }).click()
  await dana.getByRole('listitem').getByText(body).waitFor()
}

async function claimsIt(ines: Page): Promise<void> {
  await at('19T08:10', ines)
  await ines.keyboard.press('t')
  const triage = ines.getByRole('dialog')
  await triage.getByRole('radio', { name: 'A core feature is unavailable' }).check()
  await triage.getByRole('radio', { name: /^Severity 1/ }).check()
  await triage.getByRole('textbox', { name: /^Reason/ }).fill('Severity 1: a core feature is unavailable')
  await sent(ines, triage)
  await at('19T08:15', ines)
  await ines.keyboard.press('c')
  await ines.getByText(`#${NUMBER} is yours.`).waitFor()
  await at('19T08:30', ines)
  await answers(ines, WORDS.first)
}

async function asksEngineering(ines: Page): Promise<void> {
  await at('19T09:00', ines)
  await ines.keyboard.press('e')
  const asking = ines.getByRole('dialog', { name: 'Ask engineering for help' })
  await asking.getByRole('radio', { name: /^Troubleshooting/ }).check()
  await fillIn(asking, ASKED)
  await asking.getByRole('combobox', { name: /^How soon/ }).selectOption('today')
  await sent(ines, asking)
}

async function sendsItBack(bob: Page): Promise<void> {
  await bob.goto(`${url()}/help-requests`)
  await bob.getByRole('button', { name: `Send back: ${REQUEST}` }).click()
  const back = bob.getByRole('dialog', { name: 'Send it back to its owner' })
  await back.getByRole('checkbox', { name: 'Reproduction' }).check()
  await back.getByRole('textbox', { name: 'What would help' }).fill(WORDS.missing)
  await sent(bob, back)
}

async function completesIt(ines: Page): Promise<void> {
  await at('19T10:20', ines)
  await ines.getByRole('button', { name: `Complete: ${REQUEST}` }).click()
  const complete = ines.getByRole('dialog', { name: 'Add what was missing' })
  await complete.getByText('Missing: Reproduction').waitFor()
  await fillIn(complete, { Reproduction: WORDS.steps })
  await sent(ines, complete)
}

async function answersIt(bob: Page): Promise<void> {
  atTime('19T11:00')
  await bob.goto(`${url()}/help-requests`)
  await bob.getByRole('button', { name: `Take: ${REQUEST}` }).click()
  await bob.getByText(`${REQUEST} is with you.`).waitFor()
  atTime('19T13:30')
  await bob.getByRole('button', { name: `Answer: ${REQUEST}` }).click()
  const answer = bob.getByRole('dialog', { name: 'Answer' })
  await answer.getByRole('textbox').fill(WORDS.answer)
  await sent(bob, answer)
}

/** Her day is over and nobody of her region is at work: the move is proposed to her. */
async function handsItOver(ines: Page): Promise<void> {
  await at('19T16:30', ines)
  await ines.getByText(WORDS.answer).first().waitFor()
  await ines.getByRole('button', { name: 'Hand it off' }).click()
  const offer = ines.getByRole('dialog')
  await offer.getByRole('radio', { name: /^To another time zone/, checked: true }).waitFor()
  await offer.getByRole('radio', { name: /^AMER/, checked: true }).waitFor()
  await offer.getByText('At work now: Luz.').waitFor()
  await fillIn(offer, PACKET)
  await offer.getByRole('button', { name: 'Draft a message' }).click()
  const told = offer.getByRole('textbox', { name: 'Tell the customer' })
  await expect.poll(() => told.inputValue()).toContain(PACKET['History in short'])
  await sent(ines, offer)
}

async function takesItOver(luz: Page): Promise<void> {
  await at('19T16:50', luz)
  await luz.locator('section section', { hasText: 'Ines hands it to' }).locator('summary').click()
  await luz.getByText(PACKET['Next step']).first().waitFor()
  expect(await ticket()).toMatchObject({ owner: 'ines', nextActor: { team: 'support' } })
  await luz.keyboard.press('f')
  await luz.getByRole('button', { name: 'Draft it' }).waitFor()
  expect(await ticket()).toMatchObject({ owner: 'luz', handOffCount: 1, betweenHandsMs: 20 * MINUTE })
  await at('19T18:00', luz)
  await answers(luz, WORDS.fix)
  await at('19T18:20', luz)
  await solves(luz, 'the timeout of the report is raised')
}

async function endsIt(luz: Page, dana: Page): Promise<void> {
  await at('20T16:00', luz)
  await answers(luz, WORDS.more)
  atTime('20T17:30')
  await writes(dana, WORDS.done)
  await at('20T18:00', luz)
  await solves(luz, 'the limits of report and proxy are raised')
  await at('20T18:05', luz)
  await luz.keyboard.press('s')
  const close = luz.getByRole('dialog', { name: 'Close' })
  await close.getByRole('radio', { name: /^Confirmed/ }).check()
  await close.getByRole('radio', { name: /^None is needed/ }).check()
  await sent(luz, close)
  expect(await ticket()).toMatchObject({ status: 'closed', closingReason: 'customer_confirmed', owner: 'luz' })
}

/** What the timeline says on the page, unfolded: the text of each entry, and its time as the reader is told it. */
async function toldOn(page: Page) {
  const conversation = page.getByRole('region', { name: 'Conversation' })
  const folded = conversation.getByRole('button', { name: /more events$/ })
  while ((await folded.count()) > 0) await folded.first().click()
  return conversation.locator('li[id]').evaluateAll((entries) =>
    entries.map((entry) => {
      const [time, card] = [entry.querySelector('time'), entry.querySelector('article')]
      const label = card?.querySelector('header')?.innerText.includes('reopened it') ? ', reopened it' : ''
      const says = card ? `${card.getAttribute('aria-label')}${label}` : entry.querySelector('p')?.textContent
      return { id: entry.id, says: says?.split(' · ')[0] ?? '', time: time?.dateTime ?? '', told: time?.title ?? '' }
    }),
  )
}

/** The clock on the wall in `timeZone`, to the second. */
const wallClock = (iso: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(new Date(iso))

/** Everybody's part, each in a browser of their own that is closed when their day ends. */
async function theStory(): Promise<Page> {
  atTime('19T08:00')
  const dana = await contactAt('acme', DANA, BERLIN)
  await opensIt(dana)
  const ines = await memberAt('ines', BERLIN)
  await claimsIt(ines)
  await asksEngineering(ines)
  atTime('19T09:40')
  const bob = await memberAt('bob', BERLIN)
  await sendsItBack(bob)
  await completesIt(ines)
  await answersIt(bob)
  await handsItOver(ines)
  const luz = await memberAt('luz', LOS_ANGELES)
  await takesItOver(luz)
  for (const page of [dana, ines, bob, luz]) await page.close()
  atTime('20T07:00')
  const danaAgain = await contactAt('acme', DANA, BERLIN)
  await writes(danaAgain, WORDS.still)
  expect(await ticket()).toMatchObject({ status: 'open', owner: 'luz', reopenCount: 1 })
  atTime('20T16:00')
  const luzAgain = await memberAt('luz', LOS_ANGELES)
  await endsIt(luzAgain, danaAgain)
  return luzAgain
}

/** What a ticket is saved as by the export of this name. */
async function saved(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name }).click()
  return readFileSync(await (await coming).path(), 'utf8')
}

test('TML-7, TML-9, TML-10, HLP-7, HOF-10: one ticket, three people, two zones, and everything on its timeline', async () => {
  await aCompanyInTwoZones(app)
  const luz = await theStory()
  const ines = await memberAt('ines', BERLIN)
  await at('20T18:10', ines)
  await expect.poll(async () => (await toldOn(ines)).map(({ id, says }) => `${id} ${says}`)).toEqual(TOLD)

  const { items } = await read<Timeline>(`/tickets/${NUMBER}/timeline`)
  const times = new Map(items.map(({ version, at: time }) => [String(version), time]))
  await at('20T18:10', luz)
  for (const [page, zone] of [[ines, BERLIN] as const, [luz, LOS_ANGELES] as const]) {
    await expect.poll(async () => (await toldOn(page)).length).toBe(TOLD.length)
    for (const { id, time, told } of await toldOn(page)) {
      expect(time, id).toBe(times.get(id.slice(1)))
      expect(told, id).toContain(wallClock(time, zone))
    }
  }

  const { clocks } = await read<TicketClocks>(`/tickets/${NUMBER}/clocks`)
  const solved = { from: '2024-03-19T18:20:00.000Z', to: '2024-03-20T07:00:00.000Z', reason: 'solved', because: 14 }
  expect(clocks.flatMap(({ pauses }) => pauses)).toEqual([solved])
  expect(clocks.flatMap(({ steps }) => steps.filter(({ did }) => did === 'paused' || did === 'resumed'))).toEqual([])
  const resolution = clocks.find(({ metric }) => metric === 'resolution')
  // To the first solution, and from the reopening to the second.
  expect(resolution).toMatchObject({ state: 'met', usedMs: 10 * HOUR + 20 * MINUTE + 11 * HOUR })
  for (const name of ['Clocks', 'Explain']) await ines.locator('[aria-label=Clocks] button', { hasText: name }).click()
  const colleague = ines.getByRole('heading', { name: 'For a colleague' }).locator('..')
  await colleague.getByText('ines offered it to support').waitFor()
  expect(await colleague.innerText()).not.toMatch(/paused/i)
  await isFaultless(ines)

  const { first, fix, still, more, done, ...internal } = WORDS
  const shown = await saved(ines, 'What the customer may see')
  for (const said of [first, PACKET['History in short'], fix, still, more, done]) expect(shown).toContain(said)
  for (const stood of ['Solved. Write', 'Reopened.', 'you confirmed that it is done']) expect(shown).toContain(stood)
  const ours = [...Object.values(internal), ...Object.values(ASKED), 'Bob', 'Luz', 'Severity', 'Hand-over', 'passing']
  for (const text of ours) expect(shown).not.toContain(text)
  const whole = await saved(ines, 'Everything, internal')
  for (const text of [...Object.values(WORDS), ...Object.values(PACKET), 'INTERNAL']) expect(whole).toContain(text)
}, 300_000)
