/** Templates, the check with a ticket's conversation, and what keeps a reply from being sent. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { everybody } from '../../test/support/everybody.ts'
import { ActedTicket, Timeline } from '../contract/tickets.ts'
import { RenderedTemplate, ReplyCheck } from '../contract/writing.ts'

const app = testApp()
const NOTE = 'Their champion has left, and the new one asks whether to renew at all.'
const ASKED = 'Is the replication encrypted? How often are backups taken?'

const act = (number: number, verb: string, body: object) =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as: 'eve', body })
const asked = async () => {
  const number = await aNumber(app, { body: ASKED, contact: { name: 'Kim van Dam', email: null }, account: 'acme' })
  await act(number, 'note', { body: NOTE })
  return number
}

describe('WRI-3: templates', () => {
  test('that are in force are listed, and filled in with the facts of a ticket', async () => {
    const { items } = await app.client('eve').templates()
    expect(items.map(({ slug, version }) => [slug, version])).toContainEqual(['taking-over', 1])
    const number = await asked()
    const answer = await app.send('POST /api/v1/templates/taking-over/render', {
      as: 'eve',
      body: { number, fill: { impact: 'no search for 40 people' } },
    })
    const { text, unfilled, visibility, after } = bodyOf(RenderedTemplate, answer)
    expect(text).toMatch(/^Hi Kim,\n\n\{\{customer_engineer\}\} brought me up to speed/)
    expect(text).toContain('What it keeps you from: no search for 40 people')
    expect(text).toMatch(/Eve$/)
    expect([visibility, after]).toEqual(['public', 'stay'])
    expect(unfilled[0]).toEqual({
      name: 'customer_engineer',
      says: 'name of the account’s customer engineer',
      at: { start: 9, end: 30 },
    })
  })

  test('that are not there are refused, and so are tickets', async () => {
    const render = (slug: string, number: number) =>
      app.send(`POST /api/v1/templates/${slug}/render`, { as: 'eve', body: { number } })
    expect(problemOf(await render('nothing', await asked()))).toMatchObject({ status: 404, code: 'template_not_found' })
    expect(problemOf(await render('closing', 99))).toMatchObject({ status: 404, code: 'ticket_not_found' })
  })

  test('are published by a lead as policies are, and refused with every fault', async () => {
    const document = { name: 'Short', about: 'For short ones.', when: {}, visibility: 'public', language: 'en' }
    const publish = (body: string, as = 'lee') =>
      app.send('POST /api/v1/policies/template/short', {
        as,
        body: { reason: 'wanted', document: { ...document, body } },
      })
    expect((await publish('Hi {{contact.first_name}}, it is fixed.', 'eve')).status).toBe(403)
    expect(problemOf(await publish('Hi {{contact.name}')).code).toBe('policy_invalid')
    expect((await publish('Hi {{contact.first_name}}, it is fixed.')).status).toBe(201)
  })
})

describe('WRI-10: the check', () => {
  const check = async (body: object, as = 'eve') =>
    bodyOf(ReplyCheck, await app.send('POST /api/v1/replies/check', { as, body }))

  test('with a ticket’s number looks at what was asked and noted there', async () => {
    const number = await asked()
    const body = `Backups run nightly. ${NOTE}`
    const { findings } = await check({ body, number })
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'internal', code: 'internal_note', event: 2, at: { start: 21, end: 90 } }),
      expect.objectContaining({
        kind: 'missing_point',
        question: { version: 1, text: 'Is the replication encrypted?' },
      }),
    ])
    expect((await check({ body })).findings).toEqual([])
    expect((await check({ body: `${body} {{what}}`, number, visibility: 'internal' })).findings).toHaveLength(1)
  })

  test('tells nobody what stands in notes that they may not read', async () => {
    const number = await asked()
    const { viewer } = await everybody(app)
    const answer = await app.send('POST /api/v1/replies/check', { ...viewer, body: { body: NOTE, number } })
    const { findings } = bodyOf(ReplyCheck, answer)
    expect(findings.filter(({ kind }) => kind === 'internal')).toEqual([])
  })
})

describe('WRI-4: a reply', () => {
  test('with a place that is not filled in is refused, and says which', async () => {
    const answer = problemOf(
      await act(await asked(), 'reply', { body: 'Hi {{contact.first_name}}, {{what}} is fixed.' }),
    )
    expect(answer).toMatchObject({ status: 422, code: 'placeholder_unfilled' })
    expect(answer.detail).toContain('{{contact.first_name}}, {{what}}')
  })

  test('that was sent elsewhere is recorded as it went out', async () => {
    const number = await asked()
    const { receivedAt } = await app.client('eve').ticket(number)
    expect((await act(number, 'reply', { body: 'Hi {{contact.first_name}}.', sentAt: receivedAt })).status).toBe(200)
  })
})

describe('WRI-11: a reply that repeats a note', () => {
  test('is refused until its author confirms it; the log keeps that they did', async () => {
    const number = await asked()
    const body = `We hear that ${NOTE.toLowerCase()}`
    const refused = problemOf(await act(number, 'reply', { body }))
    expect(refused).toMatchObject({ status: 422, code: 'reply_repeats_note' })
    const { reply } = bodyOf(ActedTicket, await act(number, 'reply', { body, confirm: true }))
    expect(reply?.findings).toContainEqual(expect.objectContaining({ code: 'internal_note', event: 2 }))
    const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`, { as: 'eve' }))
    expect(items.findLast(({ type }) => type === 'replied')?.change).toMatchObject({ repeats: [2] })
  })

  test('is sent at once when the customer has read it already', async () => {
    const number = await asked()
    await act(number, 'receive', { from: { name: 'Kim' }, body: NOTE })
    expect((await act(number, 'reply', { body: `You wrote: ${NOTE} Here is the answer.` })).status).toBe(200)
  })
})

test('WRI-9: what is missing is told with the reply that was sent', async () => {
  const { reply } = bodyOf(ActedTicket, await act(await asked(), 'reply', { body: 'Backups run nightly at 03:00.' }))
  expect(reply?.findings.map(({ kind }) => kind)).toEqual(['missing_point'])
})
