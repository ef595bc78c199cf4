/** A public issue turns private once it names somebody who asks in its tickets, however they came there. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { issuesOf } from '../../test/support/issues.ts'
import { ActedTicket } from '../contract/tickets.ts'
import { MINUTE } from '../domain/time.ts'

const app = testApp()
const { post, act, file, link, keep, readIssue, history, clean } = issuesOf(app)
const because = { reason: 'signed with their name' }
const CALLUM = { name: 'Callum Pemberton', email: 'callum@northmoor.example' }

/** A public issue that a ticket of nobody is linked with; it says a part of the name of a customer yet to come. */
async function told(text = 'Northmoor and Callum can restart.', facts: Parameters<typeof aNumber>[1] = {}) {
  const { number: issue } = await file({ audience: 'public', text })
  const number = await aNumber(app, facts)
  await link(number, issue)
  expect(await readIssue(issue)).toMatchObject({ audience: 'public' })
  return number
}

async function northmoor() {
  const account = { slug: 'nm', name: 'Northmoor Insurance Group', segment: 'team' }
  expect((await post('accounts', account, 'ada')).status).toBe(201)
}

const acted = async (sent: ReturnType<typeof act>) => bodyOf(ActedTicket, await sent)

/** That it is private, and says why; rebuilt, it stays so. */
async function expectPrivate(issue: number, why: string) {
  expect(await readIssue(issue)).toMatchObject({ audience: 'private' })
  const { type, change } = (await history(issue)).at(-1) ?? {}
  expect([type, change?.reason]).toEqual(['issue_edited', expect.stringContaining(why)])
  await clean()
}

describe('ISS-10: a public issue is private once it names who asks in its tickets', () => {
  test('by an account that a linked ticket is given, which is told and not held up', async () => {
    await northmoor()
    const number = await told()
    const done = await acted(act(number, 'assign-account', { account: 'nm', ...because }))
    expect(done).toMatchObject({ account: { slug: 'nm' }, nowPrivate: [1], issues: [{ audience: 'private' }] })
    await expectPrivate(1, `#${number}`)
  })

  test('but not by an account that it does not name', async () => {
    const number = await told()
    const done = await acted(act(number, 'assign-account', { account: 'acme', ...because }))
    expect(done).not.toHaveProperty('nowPrivate')
    expect(await readIssue(1)).toMatchObject({ audience: 'public' })
  })

  test('by an account that all tickets of a sender are given, and by the domain that it learns with them', async () => {
    const contact = { name: 'Kim Roe', email: 'kim@northmoor.example' }
    await told('As northmoor.example does', { contact: null, account: 'acme' })
    await aNumber(app, { contact })
    const assigned = { email: contact.email, account: 'acme', addDomain: true, ...because }
    expect((await post('senders/assign', assigned, 'ada')).status).toBe(200)
    await expectPrivate(1, 'tickets that are linked')
  })

  test('by the account that a message is found to be of', async () => {
    await northmoor()
    const number = await told()
    await post('accounts/nm/contacts', { ...CALLUM, title: null, ...because }, 'ada')
    expect(await acted(act(number, 'receive', { from: CALLUM, body: 'Any news?' }))).toMatchObject({ nowPrivate: [1] })
    await expectPrivate(1, `#${number}`)
  })

  test('by an account that asks the same', async () => {
    await northmoor()
    const number = await told()
    expect(await acted(act(number, 'affects', { account: 'nm', contact: null, note: null }))).toMatchObject({
      nowPrivate: [1],
    })
    await expectPrivate(1, `#${number}`)
  })

  test('by the contact who is told of with an account that asks the same, now or before it was linked', async () => {
    await northmoor()
    const number = await told('Callum can restart.')
    const asking = { account: 'nm', contact: CALLUM, note: null }
    expect(await acted(act(number, 'affects', asking))).toMatchObject({ nowPrivate: [1] })
    await expectPrivate(1, `#${number}`)
    await file({ audience: 'public', text: 'Callum can restart.' })
    expect(await acted(act(number, 'link-issue', { issue: 2 }))).toMatchObject({ nowPrivate: [2] })
    expect(problemOf(await post('issues/2/change', { audience: 'public' })).code).toBe('issue_not_public')
  })

  test.each([
    ['merged into it', (number: number, into: number) => act(number, 'merge', { into, reason: 'one fault' })],
    [
      'its duplicate',
      (number: number, of: number) => act(number, 'dismiss', { as: 'duplicate', of, reason: 'one fault' }),
    ],
  ])('by the account or the contact of a ticket that is %s', async (_, end) => {
    await northmoor()
    const number = await told()
    expect(await acted(end(await aNumber(app, { account: 'nm' }), number))).toMatchObject({ nowPrivate: [1] })
    const other = await told('Callum can restart.')
    expect(await acted(end(await aNumber(app, { contact: CALLUM }), other))).toMatchObject({ nowPrivate: [2] })
    await expectPrivate(2, `#${other}`)
    expect(problemOf(await post('issues/2/change', { audience: 'public' })).code).toBe('issue_not_public')
  })

  test('by an account that it is of again', async () => {
    await northmoor()
    const number = await aNumber(app, { account: 'nm' })
    const { version } = await acted(act(number, 'assign-account', { account: null, ...because }))
    await file({ audience: 'public', text: 'Northmoor can restart.' })
    await link(number, 1)
    const back = await acted(act(number, 'undo', { version }))
    expect(back).toMatchObject({ account: { slug: 'nm' }, nowPrivate: [1] })
    await expectPrivate(1, `#${number}`)
  })

  test('by a link that is there again', async () => {
    await northmoor()
    const number = await aNumber(app, { account: 'nm' })
    await file({ audience: 'public' })
    await link(number, 1)
    app.wait(MINUTE)
    const { version } = await acted(act(number, 'unlink-issue', { issue: 1, reason: null }))
    await keep(1, 'change', { text: 'Northmoor can restart.' })
    const back = await acted(act(number, 'undo', { version }))
    expect(back).toMatchObject({ issues: [{ number: 1 }], nowPrivate: [1] })
    await expectPrivate(1, `#${number}`)
  })

  test.each([
    ['name', { name: 'Northmoor Freight' }],
    ['domains', { domains: ['northmoor.example'] }],
  ])('by the %s that an account is given', async (_, facts) => {
    await told('Northmoor can restart.', { account: 'acme' })
    expect((await post('accounts/acme/facts', { ...facts, ...because }, 'ada')).status).toBe(200)
    await expectPrivate(1, 'tickets that are linked')
  })

  test('by the name that an import gives to an account', async () => {
    await told('Northmoor can restart.', { account: 'acme' })
    const csv = 'Slug,Name,Segment\nacme,Northmoor Freight,enterprise\n'
    const sent = await post('imports', { kind: 'accounts', source: 'crm', currency: 'EUR', csv, ...because }, 'ada')
    expect(sent.body).toMatchObject({ counts: { change: 1 } })
    await expectPrivate(1, 'tickets that are linked')
  })

  test('by the note with which it shipped, which keeps it from being public again', async () => {
    await file({ audience: 'public' })
    await keep(1, 'ship', { note: 'Callum found how: restart once.' })
    const number = await aNumber(app, { contact: CALLUM })
    expect(await acted(act(number, 'link-issue', { issue: 1 }))).toMatchObject({ nowPrivate: [1] })
    const again = problemOf(await post('issues/1/change', { audience: 'public' }))
    expect(again.details).toMatchObject({ found: [{ in: 'note', says: 'contact', words: 'Callum' }] })
    expect(again.detail).toContain('or keep the issue private')
    await expectPrivate(1, `#${number}`)
  })

  test('told the same to whoever asks again under one key', async () => {
    await northmoor()
    const number = await told()
    const ask = () =>
      post(`tickets/${number}/assign-account`, { account: 'nm', ...because }, 'eve', { 'idempotency-key': 'once' })
    const [first, again] = [await ask(), await ask()]
    expect(again.body).toEqual(first.body)
    expect(first.body).toMatchObject({ nowPrivate: [1] })
  })

  test('while somebody writes the name, or links the ticket, at the same moment', async () => {
    await northmoor()
    for (let round = 1; round <= 5; round++) {
      const { number: issue } = await file({ audience: 'public' })
      const number = await aNumber(app)
      await Promise.all([
        link(number, issue),
        act(number, 'assign-account', { account: 'nm', ...because }),
        post(`issues/${issue}/change`, { text: 'Northmoor can restart.' }),
      ])
      const { audience, text } = await readIssue(issue)
      expect([audience, text]).not.toEqual(['public', 'Northmoor can restart.'])
    }
    await clean()
  })
})
