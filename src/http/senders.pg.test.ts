/** Whose a ticket is: found by its sender, said by somebody who has looked, and the list of senders nobody knows. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { rebuildFacts } from '../actions/rebuild-facts.ts'
import { AccountDetail, AssignedSender, UnknownSenders } from '../contract/accounts.ts'
import { TicketDetail } from '../contract/tickets.ts'
import { ticketEvents } from '../store/events.ts'

const app = testApp()
const because = { reason: 'signed with their name' }

const send = (path: string, body: object = {}, as = 'ada') => app.send(`POST /api/v1${path}`, { as, body })
const open = async (contact: object | null, more: object = {}) => {
  const body = { kind: 'problem', subject: 'It is down', body: 'Nothing works.', contact, ...more }
  return bodyOf(TicketDetail, await send('/tickets', body), 201)
}
const from = (email: string, name = 'Kim Roe') => ({ name, email })
const assign = (number: number, body: object) => send(`/tickets/${number}/assign-account`, { ...because, ...body })
const senders = async () => bodyOf(UnknownSenders, await app.send('GET /api/v1/senders'))
const detail = async (slug: string) => bodyOf(AccountDetail, await app.send(`GET /api/v1/accounts/${slug}`))
const codeOf = async (sent: ReturnType<typeof send>) => problemOf(await sent).code
const accountOf = ({ account, matchedBy, segment, plan }: TicketDetail) => [account?.name, matchedBy, segment, plan]

async function known() {
  await send('/accounts/acme/facts', { domains: ['acme.example'], ...because })
  await send('/accounts/brook/contacts', { ...from('Kim@Elsewhere.example'), ...because })
}

describe('ACT-9: a ticket that is opened without an account', () => {
  test('is of the account of its contact, else of the nearest domain, else nobody’s', async () => {
    await known()
    await send('/accounts/brook/facts', { domains: ['eu.acme.example'], ...because })
    expect(accountOf(await open(from('kim@elsewhere.EXAMPLE')))).toEqual(['Brook Labs', 'contact', 'team', null])
    expect(accountOf(await open(from('x@us.acme.example')))).toEqual(['Acme Robotics', 'domain', 'enterprise', 'gold'])
    expect(accountOf(await open(from('x@mail.eu.acme.example')))).toEqual(['Brook Labs', 'domain', 'team', null])
    expect(accountOf(await open(from('x@notacme.example')))).toEqual([undefined, 'nobody', 'free', null])
    expect(accountOf(await open(null))).toEqual([undefined, null, 'free', null])
    expect(accountOf(await open(from('kim@elsewhere.example'), { account: 'acme' }))).toEqual([
      'Acme Robotics',
      'given',
      'enterprise',
      'gold',
    ])
    // A domain adds no contact.
    expect((await detail('acme')).contacts).toEqual([])
  })

  test('is nobody’s customer where a colleague is its contact', async () => {
    await app.owner.query("update member set email = 'Eve@us.example' where handle = 'eve'")
    expect(accountOf(await open(from('eve@us.example')))).toEqual([undefined, null, 'free', null])
  })

  test('finds its account by a message of somebody who is known, and after it was closed', async () => {
    const { number } = await open(from('kim@elsewhere.example'))
    await known()
    const message = { from: from('kim@elsewhere.example'), body: 'Any news?' }
    const after = bodyOf(TicketDetail, await send(`/tickets/${number}/receive`, message))
    expect(accountOf(after)).toEqual(['Brook Labs', 'contact', 'team', null])
    const other = await open(from('z@nowhere.example'))
    bodyOf(TicketDetail, await assign(other.number, { account: null }))
    const reviewed = bodyOf(TicketDetail, await send(`/tickets/${other.number}/receive`, message))
    expect(accountOf(reviewed)).toEqual([undefined, 'given', 'free', null])
    const third = await open(from('lo@nowhere.example'))
    await send(`/tickets/${third.number}/dismiss`, { as: 'declined', ...because })
    const followed = bodyOf(TicketDetail, await send(`/tickets/${third.number}/receive`, message))
    expect([followed.followUpOf, ...accountOf(followed)]).toEqual([third.number, 'Brook Labs', 'contact', 'team', null])
  })
})

describe('ACT-10: assign account', () => {
  test('gives a ticket to an account, whose terms and clocks follow', async () => {
    const before = await open(from('kim@new.example'))
    expect(before.clock).toBeNull()
    const after = bodyOf(TicketDetail, await assign(before.number, { account: 'acme' }))
    expect(accountOf(after)).toEqual(['Acme Robotics', 'given', 'enterprise', 'gold'])
    const none = bodyOf(TicketDetail, await assign(before.number, { account: null }))
    expect(accountOf(none)).toEqual([undefined, 'given', 'free', null])
    const [, event] = await ticketEvents(app.tenant, before.id)
    expect(event?.change).toMatchObject({ type: 'account_set', by: 'ada', matchedBy: 'given', ...because })
    expect((await rebuildFacts(app.tenant, { check: true })).differences).toEqual([])
  })

  test('keeps the sender as a contact and the domain, when that is asked for', async () => {
    const { number } = await open(from('Kim@New.example'))
    bodyOf(TicketDetail, await assign(number, { account: 'acme', addContact: true, addDomain: true }))
    const { contacts, domains } = await detail('acme')
    expect(contacts).toMatchObject([{ name: 'Kim Roe', email: 'kim@new.example' }])
    expect(domains).toEqual(['new.example'])
    expect(accountOf(await open(from('kim@new.example')))).toEqual(['Acme Robotics', 'contact', 'enterprise', 'gold'])
    expect((await rebuildFacts(app.tenant, { check: true })).differences).toEqual([])
  })

  test('is refused, with nothing done, where it is so, unknown, public, another’s or closed', async () => {
    const { number, version } = await open(from('kim@gmail.com'))
    expect(await codeOf(assign(number, { account: 'acme', addDomain: true }))).toBe('domain_public')
    expect(await codeOf(assign(number, { account: 'nobody' }))).toBe('account_not_found')
    expect(await codeOf(assign(number, { account: null, addContact: true }))).toBe('invalid_input')
    expect(await codeOf(assign(999, { account: 'acme' }))).toBe('ticket_not_found')
    await send('/accounts/brook/contacts', { ...from('kim@gmail.com'), ...because })
    expect(await codeOf(assign(number, { account: 'acme', addContact: true }))).toBe('contact_exists')
    const same = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
    expect([same.version, same.account]).toEqual([version, null])
    await assign(number, { account: null })
    expect(await codeOf(assign(number, { account: null }))).toBe('account_unchanged')
    await assign(number, { account: 'acme' })
    expect(await codeOf(assign(number, { account: 'acme' }))).toBe('account_unchanged')
    await send(`/tickets/${number}/dismiss`, { as: 'spam', ...because })
    expect(await codeOf(assign(number, { account: 'brook' }))).toBe('ticket_closed')
  })
})

describe('ACT-11: senders nobody knows', () => {
  test('stand together by domain, at public ones each by themselves, with what they could be', async () => {
    await open(from('a@brooklabs.example'))
    await open(from('b@brooklabs.example', 'Bea'))
    await open(from('c@gmail.com'))
    await open(from('D@gmail.com'))
    await open(from('e@acme.example'))
    const { items } = await senders()
    expect(items.map(({ domain, contactEmail, tickets, people }) => [domain ?? contactEmail, tickets, people])).toEqual(
      [
        ['brooklabs.example', 2, 2],
        ['acme.example', 1, 1],
        ['d@gmail.com', 1, 1],
        ['c@gmail.com', 1, 1],
      ],
    )
    expect(items[0]).toMatchObject({ contactName: 'Bea', latest: { number: 2 } })
    expect(items[0]?.guess).toEqual({
      account: { slug: 'brook', name: 'Brook Labs' },
      because: 'brooklabs.example is like its name.',
    })
    await known()
    expect((await senders()).items[1]?.guess?.because).toBe('acme.example is its domain now.')
    // Nothing followed from that.
    expect((await senders()).items.length).toBe(4)
  })

  test('are settled in one step', async () => {
    await open(from('a@delta.example'))
    await open(from('b@delta.example', 'Bea'))
    await open(from('c@gmail.com'))
    const body = { domain: 'delta.example', account: 'acme', addContact: true, addDomain: true, ...because }
    expect(bodyOf(AssignedSender, await send('/senders/assign', body))).toEqual({ tickets: [1, 2] })
    expect((await detail('acme')).contacts.map(({ email }) => email)).toEqual(['b@delta.example', 'a@delta.example'])
    expect((await detail('acme')).domains).toEqual(['delta.example'])
    expect((await senders()).items.map(({ contactEmail }) => contactEmail)).toEqual(['c@gmail.com'])
    expect(await codeOf(send('/senders/assign', body))).toBe('sender_not_found')
    const nobodys = { email: 'C@gmail.com', account: null, ...because }
    expect(bodyOf(AssignedSender, await send('/senders/assign', nobodys))).toEqual({ tickets: [3] })
    expect((await senders()).items).toEqual([])
    expect((await rebuildFacts(app.tenant, { check: true })).differences).toEqual([])
  })

  test('are no group where anybody can have a mailbox', async () => {
    await open(from('a@gmail.com'))
    await open(from('b@gmail.com', 'Bea'))
    expect(await codeOf(send('/senders/assign', { domain: 'GMail.com', account: 'acme', ...because }))).toBe(
      'domain_public',
    )
  })

  test('ACT-10: give their domain to an account only by those who may change accounts', async () => {
    const { number } = await open(from('a@delta.example'))
    const body = { account: 'acme', addDomain: true, ...because }
    expect(await codeOf(send('/senders/assign', { domain: 'delta.example', ...body }, 'eve'))).toBe('not_allowed')
    expect(await codeOf(send(`/tickets/${number}/assign-account`, body, 'eve'))).toBe('not_allowed')
    expect((await detail('acme')).domains).toEqual([])
  })

  test('suggest the account from whose other tickets they come', async () => {
    await open(from('old@partner.example'), { account: 'acme' })
    await open(from('new@partner.example'))
    expect((await senders()).items[0]?.guess).toEqual({
      account: { slug: 'acme', name: 'Acme Robotics' },
      because: '1 ticket of it came from partner.example.',
    })
  })
})
