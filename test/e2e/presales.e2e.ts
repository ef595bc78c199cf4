/** A prospect's failed deployment, from four of six facts to an answer in time. The server runs in this process, so that the
 *  clock is in the test's hand; two colleagues look at it in browsers of their own. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { TicketClocks } from '../../src/contract/clocks.ts'
import type { QueuePage } from '../../src/contract/queue.ts'
import type { TicketDetail, Timeline } from '../../src/contract/tickets.ts'
import { must } from '../../src/domain/assert.ts'
import { elapsed, HOUR, instant, isoOf, later, MINUTE } from '../../src/domain/time.ts'
import { isFaultless } from '../support/accessible.ts'
import { testApp } from '../support/app.ts'
import { browsersAt, WEB_FOLDER } from '../support/browsers.ts'

const app = testApp({ webFolder: WEB_FOLDER })
const { url, memberAt } = browsersAt(app)

async function read<Answer>(asked: string): Promise<Answer> {
  const answer = await app.send(`GET /api/v1${asked}`)
  expect(answer.status, asked).toBe(200)
  return answer.body as Answer
}

const write = async (asked: string, body: object) => {
  const answer = await app.send(`POST /api/v1${asked}`, { body })
  expect(answer.status, `${asked} ${answer.text}`).toBeLessThan(300)
}

const REPLY =
  'The migration cannot reach the database because the chart leaves its port out. Set database.port to 5432 in values.yaml and run the install again; we look at the logs with you at three.'

/** The company has an enterprise customer's severe problem in line, and a prospect whose deal closes soon. */
async function aBusyMorning(): Promise<void> {
  await write('/members', { handle: 'cem', name: 'Cem', role: 'customer_engineer', team: 'support' })
  await write('/accounts', { slug: 'tern', name: 'Tern Freight', segment: 'presales' })
  await write('/accounts/tern/opportunities', {
    source: 'crm',
    externalId: 'o-1',
    name: 'First year',
    stage: 4,
    closesOn: '2024-03-29',
    keyDates: 'Board on 26 March',
    reason: 'as the CRM has it',
  })
  await write('/tickets', { kind: 'problem', subject: 'Search is slow', body: 'Ten seconds each.', account: 'acme' })
  await write('/tickets/1/triage', { severity: 1, priority: 'p1', reason: 'slow for everybody, no workaround' })
  app.forget()
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Facts' })

describe('TV-66, TV-27: a prospect’s failed deployment', () => {
  test('comes in with four of six facts, is asked for the two, is number one, and is answered inside the hour', async () => {
    await aBusyMorning()
    const openedAt = app.now
    const cem = await memberAt('cem')
    await cem.keyboard.press('o')
    await cem.waitForURL((address) => address.pathname === '/new')
    await cem.getByRole('tab', { name: 'Pre-sales request', selected: true }).waitFor()
    await cem.getByRole('button', { name: /^Account:/ }).click()
    await cem
      .getByRole('dialog')
      .getByRole('option', { name: /Tern Freight/ })
      .or(cem.getByText('Tern Freight').last())
      .first()
      .click()
    await cem.getByText('From the account’s opportunity “First year”').first().waitFor()
    await cem.getByLabel('Issue summary').fill('Deployment on Kubernetes fails')
    await cem.getByLabel('What was tried and what was expected').fill('Install by the chart; the pods should come up.')
    await cem.getByRole('radio', { name: /^The deployment fails/ }).check()
    await cem.getByText('4 of 6 facts').waitFor()
    await cem.getByText('2 facts missing.').waitFor()
    await isFaultless(cem)
    // What was written outlives a reload.
    await cem.reload()
    await cem.getByText('4 of 6 facts').waitFor()
    await cem.getByLabel('Issue summary').focus()
    await cem.keyboard.press('Control+Enter')
    await cem.waitForURL(/\/tickets\/2$/)
    const opened = await read<TicketDetail>('/tickets/2')
    const TWO = ['Steps taken already', 'Design document, or why there is none']
    expect(opened.form?.missing).toEqual(TWO)
    expect(opened.form?.answers).toMatchObject({ deal_stage: '4', closes_on: '2024-03-29' })
    expect(opened.clock).toMatchObject({ metric: 'first_response', dueAt: isoOf(later(openedAt, HOUR)) })

    app.wait(3 * MINUTE)
    const eve = await memberAt('eve')
    await eve.goto(`${url()}/tickets/2`)
    for (const fact of TWO) await panelOf(eve).getByText(`${fact} missing`).waitFor()
    await eve.getByRole('button', { name: 'Ask for it' }).click()
    const asked = eve.getByRole('dialog')
    await asked.getByRole('button', { name: 'Write the note' }).click()
    await asked.waitFor({ state: 'detached' })
    const [, note] = (await read<Timeline>('/tickets/2/timeline')).items
    for (const fact of TWO)
      expect(note).toMatchObject({ type: 'noted', change: { body: expect.stringContaining(`- ${fact}`) } })

    app.wait(3 * MINUTE)
    await cem.getByRole('button', { name: 'Fill in' }).click()
    const fill = cem.getByRole('dialog')
    await fill.getByLabel('Steps taken already').fill('Read the logs: the migration cannot reach the database.')
    await fill.getByLabel('Why there is no design document').fill('The trial began yesterday.')
    await fill.getByRole('button', { name: 'Keep the answers' }).click()
    await fill.waitFor({ state: 'detached' })
    expect((await read<TicketDetail>('/tickets/2')).form?.missing).toEqual([])

    app.wait(2 * MINUTE)
    await eve.reload()
    await panelOf(eve).getByRole('button', { name: 'Change answers' }).waitFor()
    await eve.keyboard.press('t')
    const triage = eve.getByRole('dialog')
    await triage.getByRole('radio', { name: 'The deployment fails' }).check()
    await triage.getByText('The criteria say p0, P0').waitFor()
    await eve.keyboard.press('Control+Enter')
    await triage.waitFor({ state: 'detached' })
    expect(await read<TicketDetail>('/tickets/2')).toMatchObject({ priority: 'p0', severity: 0 })

    const { items } = await read<QueuePage>('/queue?scope=support')
    expect(items.map(({ number }) => number)).toEqual([2, 1])
    await eve.goto(`${url()}/?scope=support`)
    await eve.getByRole('heading', { level: 2, name: 'Deployment on Kubernetes fails' }).waitFor()
    await eve.keyboard.press('n')
    await eve.waitForURL(/\/tickets\/2$/)
    await eve.getByRole('button', { name: /^Claim/ }).waitFor()
    await eve.keyboard.press('c')
    await eve.getByText('#2 is yours.').waitFor()

    app.wait(25 * MINUTE)
    await eve.keyboard.press('r')
    await eve.getByRole('textbox', { name: 'Reply' }).fill(REPLY)
    await eve.keyboard.press('Control+Enter')
    await eve.getByText('#2 is answered.').waitFor()

    const { clocks } = await read<TicketClocks>('/tickets/2/clocks?timeZone=UTC')
    expect(clocks.find(({ metric }) => metric === 'first_response')).toMatchObject({ state: 'met' })
    const timeline = (await read<Timeline>('/tickets/2/timeline')).items
    const told = timeline.filter(({ type }) => !type.startsWith('clock_'))
    expect(told.map(({ type, actor }) => [type, actor])).toEqual([
      ['opened', 'cem'],
      ['noted', 'eve'],
      ['form_answered', 'cem'],
      ['triaged', 'eve'],
      ['leased', 'eve'],
      ['claimed', 'eve'],
      ['replied', 'eve'],
    ])
    expect(told[3]?.change).toMatchObject({ level: 'p0', evidence: { shows: 'failed_deployment' } })
    const at = instant(must(told.at(-1), 'it was answered').at)
    expect(elapsed(openedAt, at)).toBe(33 * MINUTE)
  }, 120_000)
})
