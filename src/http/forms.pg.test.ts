/** Intake forms over HTTP, from the list to what is asked for. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { portalSession } from '../../test/support/everybody.ts'
import { SIX_FACTS, shippedForm } from '../../test/support/forms.ts'
import { CheckedAnswers, Form, Forms, Missing } from '../contract/forms.ts'
import { PortalTicket } from '../contract/portal.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'

const app = testApp()

const { steps: _, impact: __, ...FOUR } = SIX_FACTS
const TWO = ['Steps taken already', 'Impact']

const openBy = (form: object, more: object = {}, as?: string) =>
  app.send('POST /api/v1/tickets', { as, body: { form, ...more } })

const presales = async (answers: object = FOUR, as = 'eve') =>
  bodyOf(TicketDetail, await openBy({ slug: 'presales', answers }, {}, as), 201)

const timeline = async (number: number) =>
  bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`)).items

describe('INT-6: who may use which form', () => {
  test('a member all of them, each as it holds now', async () => {
    const { items } = bodyOf(Forms, await app.send('GET /api/v1/forms'))
    expect(items.map(({ slug }) => slug)).toEqual(['support', 'task', 'presales'])
    const one = bodyOf(Form, await app.send('GET /api/v1/forms/presales'))
    expect(one).toMatchObject({ slug: 'presales', version: 1, document: shippedForm('presales') })
  })

  test('a customer’s contact only those for everybody', async () => {
    const dana = await portalSession(app)
    const { items } = bodyOf(Forms, await app.send('GET /api/v1/portal/forms', dana))
    expect(items.map(({ slug }) => slug)).toEqual(['support'])
    const form = { slug: 'presales', answers: { summary: 'It fails' } }
    const answer = await app.send('POST /api/v1/portal/tickets', { ...dana, body: { form } })
    expect(problemOf(answer)).toMatchObject({ status: 404, code: 'form_not_found' })
  })

  test('nobody one that is not there', async () => {
    const problem = problemOf(await app.send('GET /api/v1/forms/sales'))
    expect(problem).toMatchObject({
      status: 404,
      detail: 'There is no form "sales". Choose one of: support, task, presales.',
    })
  })

  test('the newest version in force counts, and a ticket keeps the one it was opened by', async () => {
    const { number } = await presales()
    const document = {
      ...shippedForm('presales'),
      name: 'Pre-sales, shorter',
      fields: shippedForm('presales').fields.slice(0, 2),
    }
    const published = await app.send('POST /api/v1/policies/form/presales', {
      body: { document, reason: 'fewer facts' },
    })
    expect(published.status).toBe(201)
    app.wait(60_000)
    expect(bodyOf(Form, await app.send('GET /api/v1/forms/presales'))).toMatchObject({ version: 2 })
    expect((await presales({ summary: 'It fails' })).form).toMatchObject({
      version: 2,
      missing: [document.fields[1]?.label],
    })
    const missing = bodyOf(Missing, await app.send(`GET /api/v1/tickets/${number}/missing`))
    expect(missing).toMatchObject({ form: { version: 1, name: 'Pre-sales request' }, missing: TWO })
  })

  test('one that is published and not in force yet is told when it will be', async () => {
    const document = { ...shippedForm('support'), name: 'Outage' }
    const published = await app.send('POST /api/v1/policies/form/outage', { body: { document, reason: 'outages' } })
    expect(published.status).toBe(201)
    const { detail } = problemOf(await app.send('GET /api/v1/forms/outage'))
    expect(detail).toMatch(/^The form "outage" takes effect at 20.*Z\. Wait until then, or choose one of: support,/)
    app.wait(60_000)
    expect((await app.send('GET /api/v1/forms/outage')).status).toBe(200)
  })

  test('a form that cannot be filled in is not published', async () => {
    const document = { ...shippedForm('task'), subject: 'A task' }
    const answer = await app.send('POST /api/v1/policies/form/task', { body: { document, reason: 'shorter' } })
    expect(problemOf(answer)).toMatchObject({ code: 'policy_invalid', details: { place: 'subject' } })
  })
})

describe('TV-66: a request with four of six facts', () => {
  test('is opened, and names exactly the two that are missing', async () => {
    const opened = await presales()
    expect(opened).toMatchObject({
      kind: 'presales',
      subject: SIX_FACTS.summary,
      form: { slug: 'presales', version: 1, answers: FOUR, missing: TWO },
    })
    const [first] = await timeline(opened.number)
    expect(first).toMatchObject({ actor: 'eve', change: { form: { answers: FOUR, missing: TWO } } })
    expect(first?.change.body).toContain('What was tried and what was expected:\nInstall by the chart')
  })

  test('they are filled in one by one', async () => {
    const { number } = await presales()
    const fill = (answers: object) =>
      app.send(`POST /api/v1/tickets/${number}/answer-form`, { as: 'eve', body: { answers } })
    const one = bodyOf(ActedTicket, await fill({ impact: 'The deployment fails' }))
    expect(one.form).toMatchObject({ answers: { ...FOUR, impact: 'deployment' }, missing: [TWO[0]] })
    const all = bodyOf(ActedTicket, await fill({ steps: 'Read the logs.' }))
    expect(all.form?.missing).toEqual([])
    expect(problemOf(await fill({ steps: 'Read the logs.' }))).toMatchObject({ status: 409, code: 'answers_unchanged' })
    expect(problemOf(await fill({ closes_on: 'soon' }))).toMatchObject({ status: 422, code: 'answers_invalid' })
    expect((await timeline(number)).map(({ type }) => type)).toEqual(['opened', 'form_answered', 'form_answered'])
  })
})

describe('INT-5: an account that is said later', () => {
  const deal = { source: 'crm', externalId: '006A', name: 'First year', stage: 4, amount: null, closesOn: '2099-12-01' }
  const { deal_stage: _stage, closes_on: _day, ...before } = FOUR
  const on = async (number: number, verb: string, body: object) =>
    bodyOf(ActedTicket, await app.send(`POST /api/v1/tickets/${number}/${verb}`, { as: 'eve', body }))
  const put = async (more: object = {}) => {
    const answer = await app.send('POST /api/v1/accounts/acme/opportunities', {
      body: { ...deal, keyDates: 'board in May', reason: 'told', ...more },
    })
    expect(answer).toMatchObject({ status: 200 })
  }
  const assigned = { account: 'acme', reason: 'they are' }

  test('answers what nobody has, and an undo takes it back', async () => {
    await put()
    const { number, form } = await presales(before)
    expect(form?.missing).toEqual([...TWO, 'Deal stage and key dates'])
    const offered = { deal_stage: '4', closes_on: '2099-12-01', key_dates: 'board in May' }
    expect((await on(number, 'assign-account', assigned)).form).toMatchObject({
      answers: { ...before, ...offered },
      missing: TWO,
    })
    const missing = bodyOf(Missing, await app.send(`GET /api/v1/tickets/${number}/missing`))
    expect(missing.missing).toEqual(TWO)
    expect((await on(number, 'undo', {})).form).toEqual(form)
  })

  test('leaves what somebody has answered, and offers no day that is past', async () => {
    await put({ closesOn: '2020-01-25' })
    const { number } = await presales({ ...before, deal_stage: '2' })
    const { form } = await on(number, 'assign-account', assigned)
    expect(form?.answers).toMatchObject({ deal_stage: '2', key_dates: 'board in May' })
    expect(form?.missing).toContain('Deal stage and key dates')
  })
})

describe('INT-8: asking for what is missing', () => {
  const ask = (number: number, body: object = {}, as?: string) =>
    app.send(`POST /api/v1/tickets/${number}/ask-missing`, { as, body })

  test('the colleague who opened it is asked by a note, and no clock stops', async () => {
    const { number, clock } = await presales()
    const missing = bodyOf(Missing, await app.send(`GET /api/v1/tickets/${number}/missing`))
    expect(missing.ask).toMatchObject({ of: 'colleague' })
    expect(missing.ask?.text).toContain('- Steps taken already')
    const asked = bodyOf(ActedTicket, await ask(number))
    expect(asked.clock?.dueAt).toBe(clock?.dueAt)
    expect((await timeline(number)).at(-1)).toMatchObject({ type: 'noted', change: { body: missing.ask?.text } })
  })

  test('a customer is asked by a public reply that counts as no response', async () => {
    const dana = await portalSession(app)
    const answers = { about: 'problem', summary: 'Search is slow', happened: 'Ten seconds each.' }
    const sent = await app.send('POST /api/v1/portal/tickets', {
      ...dana,
      body: { form: { slug: 'support', answers } },
    })
    const { number } = bodyOf(PortalTicket, sent, 201)
    const opened = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
    expect(opened).toMatchObject({ kind: 'problem', channel: 'portal', form: { slug: 'support' } })
    expect(opened.form?.missing).toHaveLength(5)
    const asked = bodyOf(ActedTicket, await ask(number, { text: 'Where does it happen?' }))
    expect(asked.firstRepliedAt).not.toBeNull()
    expect(asked.clock).toMatchObject({ metric: 'first_response', dueAt: opened.clock?.dueAt })
    expect((await timeline(number)).at(-1)).toMatchObject({
      type: 'replied',
      change: { weight: 'acknowledgement', body: 'Where does it happen?' },
    })
  })

  test('nothing is asked where nothing is missing, or no form was filled in', async () => {
    const { number } = await presales(SIX_FACTS)
    expect(problemOf(await ask(number))).toMatchObject({ code: 'nothing_missing' })
    const plain = { kind: 'problem', subject: 'It is slow', body: 'Very.' }
    const bare = bodyOf(TicketDetail, await app.send('POST /api/v1/tickets', { body: plain }), 201)
    expect(bodyOf(Missing, await app.send(`GET /api/v1/tickets/${bare.number}/missing`)).form).toBeNull()
    expect(problemOf(await ask(bare.number))).toMatchObject({ status: 409, code: 'no_form' })
  })
})

describe('INT-7: what is said beside a form', () => {
  test('is worth more than what the form makes', async () => {
    const answers = { about: 'problem', summary: 'Slow', happened: 'Ten seconds.', environment: 'production' }
    const more = { subject: 'Search takes ten seconds', kind: 'incident', tags: ['search'] }
    const opened = bodyOf(TicketDetail, await openBy({ slug: 'support', answers }, more), 201)
    expect(opened).toMatchObject({ ...more, environment: 'production' })
  })

  test('is no second text', async () => {
    const answer = await openBy({ slug: 'task', answers: { task: 'Renew the certificate' } }, { body: 'And soon.' })
    expect(problemOf(answer).fields?.map(({ path }) => path)).toEqual(['form'])
  })

  test('faults are told field by field, and nothing is opened', async () => {
    const answer = await openBy({ slug: 'presales', answers: { deal_stage: '9', wish: 'x' } })
    const { code, detail, details } = problemOf(answer)
    expect([code, detail]).toEqual([
      'answers_invalid',
      'Issue summary: This is needed to send the form. Fill it in. (2 more)',
    ])
    expect((details as { faults: { field: string }[] }).faults.map(({ field }) => field)).toEqual([
      'summary',
      'deal_stage',
      'wish',
    ])
    expect((await app.send('GET /api/v1/tickets/1')).status).toBe(404)
  })
})

test('INT-3: a check says what a form would make of answers, and writes nothing', async () => {
  const body = { answers: { ...FOUR, closes_on: 'soon' } }
  const checked = bodyOf(CheckedAnswers, await app.send('POST /api/v1/forms/presales/check', { body }))
  expect(checked).toMatchObject({
    faults: [{ field: 'closes_on' }],
    missing: [...TWO, 'Deal stage and key dates'],
    subject: SIX_FACTS.summary,
    prefill: { opportunity: null },
  })
})
