import { describe, expect, test } from 'vitest'
import { refused } from '../../test/support/asking.ts'
import { aNumber, aReply } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { dismissTicket } from './dismiss-ticket.ts'
import { mergeTicket } from './merge-ticket.ts'
import { noteOnTicket, replyToTicket } from './ticket-verbs.ts'
import { undoOnTicket } from './undo-on-ticket.ts'

const company = testCompany()
const reason = 'the same fault'

const ticket = async (number: number) => must(await ticketByNumber(company.tenant, number), 'it was opened').ticket
const changes = async (number: number) =>
  (await ticketEvents(company.tenant, (await ticket(number)).id)).map(({ change }) => change)
const types = async (number: number) => (await changes(number)).map(({ type }) => type)
const duplicateOf = (of: number) => ({ as: 'duplicate', of, reason }) as const

describe('a duplicate', () => {
  test('TRI-14: repeats only what goes on; what has ended is refused with what to do', async () => {
    const desk = await company.desk('eve')
    const [again, done, over] = [await aNumber(company), await aNumber(company), await aNumber(company)]
    await replyToTicket(desk, done, aReply('We raised the limit and it runs again.', 'solve'))
    await dismissTicket(desk, over, { as: 'declined', of: null, reason })
    await expect(dismissTicket(desk, again, duplicateOf(done))).rejects.toThrow(refused('ticket_solved'))
    await expect(dismissTicket(desk, again, duplicateOf(over))).rejects.toThrow(
      `Ticket #${over} is closed: nobody works on it. Reopen it first, or keep Ticket #${again} and link the two.`,
    )
    expect(await types(again)).toEqual(['opened'])
  })

  test('TRI-14: one that goes on elsewhere says where', async () => {
    const desk = await company.desk('eve')
    const [one, two, three] = [await aNumber(company), await aNumber(company), await aNumber(company)]
    await dismissTicket(desk, two, duplicateOf(one))
    await expect(dismissTicket(desk, three, duplicateOf(two))).rejects.toThrow(`goes on in #${one}. Name that one.`)
  })

  test('TRI-15: of another customer stands on the other ticket, with who asked; of the same one nothing is to add', async () => {
    const desk = await company.desk('eve')
    const contact = { name: 'Ines Falk', email: 'ines@brook.example' }
    const acmes = await aNumber(company, { account: 'acme' })
    const brooks = await aNumber(company, { account: 'brook', contact })
    const { accountId } = await ticket(brooks)
    await dismissTicket(desk, brooks, duplicateOf(acmes))
    expect((await ticket(acmes)).alsoAffected).toEqual([accountId])
    expect((await changes(acmes)).at(-1)).toEqual({
      type: 'also_affects',
      by: 'eve',
      accountId,
      contact,
      note: null,
      through: brooks,
    })
    const again = await aNumber(company, { account: 'acme' })
    await dismissTicket(desk, again, duplicateOf(acmes))
    expect(await types(acmes)).toEqual(['opened', 'also_affects'])
  })

  test('TRI-15: a merge tells the other ticket who asks as well', async () => {
    const acmes = await aNumber(company, { account: 'acme' })
    const brooks = await aNumber(company, { account: 'brook' })
    const { accountId } = await ticket(brooks)
    await mergeTicket(await company.desk('eve'), brooks, { into: acmes, reason })
    expect(await types(acmes)).toEqual(['opened', 'absorbed', 'also_affects'])
    expect((await ticket(acmes)).alsoAffected).toEqual([accountId])
  })

  test('TRI-16: taken back, it leaves nothing on the other ticket', async () => {
    const desk = await company.desk('eve')
    const acmes = await aNumber(company, { account: 'acme' })
    const brooks = await aNumber(company, { account: 'brook' })
    await dismissTicket(desk, brooks, duplicateOf(acmes))
    await undoOnTicket(desk, brooks, { version: null })
    expect(await ticket(brooks)).toMatchObject({ status: 'new', goesOnIn: null })
    expect((await ticket(acmes)).alsoAffected).toEqual([])
    await dismissTicket(desk, brooks, duplicateOf(acmes))
    expect((await ticket(acmes)).alsoAffected).toHaveLength(1)
  })
})

describe('TRI-17: what the customer is told', () => {
  test('goes out in the same step, and stays when the step is taken back', async () => {
    const desk = await company.desk('eve')
    const number = await aNumber(company)
    const body = 'We do not build plug-ins for editors; the list of those we know is at https://example.com/editors.'
    await dismissTicket(desk, number, { as: 'declined', of: null, reason, reply: body })
    expect(await changes(number)).toMatchObject([
      { type: 'opened' },
      { type: 'replied', body, weight: 'response' },
      { type: 'dismissed', as: 'declined', reason },
    ])
    await undoOnTicket(desk, number, { version: null })
    expect(await types(number)).toEqual(['opened', 'replied', 'dismissed', 'taken_back'])
  })

  test('is checked as every reply is; nothing ends where it is refused', async () => {
    const desk = await company.desk('eve')
    const number = await aNumber(company)
    const secret = 'between us, their chief of security asked twice already and is angry'
    await noteOnTicket(desk, number, { body: secret })
    const ending = { as: 'declined', of: null, reason, reply: secret } as const
    await expect(dismissTicket(desk, number, ending)).rejects.toThrow(refused('reply_repeats_note'))
    expect(await types(number)).toEqual(['opened', 'noted'])
    await dismissTicket(desk, number, { ...ending, confirm: true })
    expect(await types(number)).toEqual(['opened', 'noted', 'replied', 'dismissed'])
  })
})
