import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES, NOON } from '../../../test/support/tickets.ts'
import type { FormField } from '../intake/document.ts'
import type { TicketChange } from '../ticket-event.ts'
import { instant } from '../time.ts'
import { accept, bounce, labelsOf, type OfferRequest, offer, openOffer, withdraw } from './hand-off.ts'
import { mayAnswer } from './may-answer.ts'
import type { Packet } from './packet.ts'
import type { Colleague, Company } from './receiver.ts'

const { claimed, leased, replied, solved, closed, handoff_offered: offered, handoff_bounced: bounced } = CHANGES
const [ann, bob, cem, lea] = [asks('ann'), asks('bob'), asks('cem'), asks('lea', 'lead')] as const

const who = (handle: string, facts: Partial<Colleague> = {}): Colleague => ({
  handle,
  team: 'support',
  role: 'engineer',
  region: 'EMEA',
  ...facts,
})
const company: Company = {
  teams: [
    { slug: 'support', kind: 'support' },
    { slug: 'core', kind: 'engineering' },
    { slug: 'web', kind: 'engineering' },
    { slug: 'product', kind: 'product' },
  ],
  members: [
    who('ann'),
    who('bob', { region: 'AMER' }),
    who('lea', { role: 'lead' }),
    who('vic', { role: 'viewer', region: 'APAC' }),
    who('cem', { team: 'core', role: 'engineering' }),
  ],
}

const field = (id: string, label: string): FormField => ({ id, label, type: 'long_text', needed: 'to_send' })
const document: Packet = {
  name: 'To a colleague',
  about: 'It goes on with somebody else.',
  fields: [field('context', 'Context'), field('next_step', 'Next expected step, by whom, when')],
}
const packet = { version: 3, document }
const FACTS = { context: 'Search is slow.', next_step: 'ann sends the plan on Friday' }

const request = (facts: Partial<OfferRequest> = {}): OfferRequest => ({
  kind: 'case',
  to: null,
  region: null,
  packet: FACTS,
  ...facts,
})
const owned = (...changes: readonly TicketChange[]) => aTicket({}, claimed, replied, ...changes)
const offerOf = (ticket = owned(), facts: Partial<OfferRequest> = {}, by = ann) =>
  offer(ticket, by, request(facts), { company, packet })

describe('HOF-4: an offer goes with its packet', () => {
  test('which is kept with the version that asked for it', () => {
    expect(offerOf()).toEqual([
      {
        type: 'handoff_offered',
        by: 'ann',
        kind: 'case',
        team: 'support',
        to: null,
        region: null,
        packet: FACTS,
        policy: 3,
      },
    ])
  })

  test('TV-72: without the next expected step, by whom, when, it is blocked and nothing changes', () => {
    const attempt = () => offerOf(owned(), { packet: { context: 'Search is slow.', next_step: '  ' } })
    expect(attempt).toThrow(refused('packet_incomplete', 'Next expected step, by whom, when'))
    expect(attempt).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ missing: ['Next expected step, by whom, when'] }),
      }),
    )
  })

  test('TV-72: while it is offered it is told to need a transition; subject and status stay', () => {
    const before = owned()
    const ticket = owned(...offerOf())
    expect(openOffer(ticket)).toMatchObject({ kind: 'case' })
    expect(ticket).toMatchObject({ status: before.status, subject: before.subject, owner: 'ann' })
    expect(openOffer(owned(offered, bounced))).toBeNull()
  })

  test('a field that the packet does not have is refused', () => {
    expect(() => offerOf(owned(), { packet: { ...FACTS, mood: 'bad' } })).toThrow(refused('answers_invalid', 'mood'))
  })
})

describe('HOF-3: who hands off', () => {
  test('its owner, who leases it, or a lead', () => {
    expect(offerOf(aTicket({}, leased, replied))).toHaveLength(1)
    expect(offerOf(owned(), { to: 'bob' }, lea)).toMatchObject([{ by: 'lea', to: 'bob' }])
  })

  test.each([
    ['a colleague', owned(), bob, 'already_owned', 'Only ann or a lead'],
    ['what nobody owns', aTicket({}), ann, 'not_owned', 'Claim it first'],
    ['what nobody owns, as a lead', aTicket({}), lea, 'not_owned', 'Claim it first'],
    ['what somebody else leases', aTicket({}, leased), bob, 'lease_held', 'is with ann'],
    ['a solved one', owned(solved), ann, 'ticket_solved', 'Reopen'],
    ['a closed one', owned(solved, closed), ann, 'ticket_closed', 'Reopen'],
    ['what is offered already', owned(offered), ann, 'already_offered', 'withdraw it first'],
  ] as const)('is refused: %s', (_, ticket, by, code, says) => {
    expect(() => offerOf(ticket, {}, by)).toThrow(refused(code, says))
  })
})

describe('HOF-5: who receives it', () => {
  test('the team of the member, or the only one of its kind', () => {
    expect(offerOf(owned(), { kind: 'to_engineering', to: 'cem' })).toMatchObject([{ team: 'core', to: 'cem' }])
    expect(offerOf(owned(), { kind: 'to_engineering', team: 'core' })).toMatchObject([{ team: 'core' }])
    const coreAlone = { ...company, teams: company.teams.filter(({ slug }) => slug !== 'web') }
    const [first] = offer(owned(), ann, request({ kind: 'to_engineering' }), { company: coreAlone, packet })
    expect(first).toMatchObject({ team: 'core' })
  })

  test.each<[string, Partial<OfferRequest>, string, string]>([
    ['the same hands', { to: 'ann' }, 'hand_off_unfit', 'has it in hand'],
    ['a team that has it', { kind: 'to_support', team: 'support' }, 'hand_off_unfit', 'already'],
    ['one of several teams', { kind: 'to_engineering' }, 'hand_off_unfit', 'core, web'],
    ['another kind of team', { kind: 'to_product', team: 'core' }, 'hand_off_unfit', 'no team of product'],
    ['nobody', { kind: 'to_engineering', team: 'web' }, 'hand_off_unfit', 'Nobody else of team web'],
    ['no team', { team: 'sales' }, 'team_not_found', 'Choose one of'],
    ['no member', { to: 'zoe' }, 'member_not_found', 'Check the handle'],
    ['somebody of another team', { team: 'support', to: 'cem' }, 'hand_off_unfit', 'of team core'],
    ['who takes no tickets', { to: 'vic' }, 'hand_off_unfit', 'takes no tickets'],
    ['a region without a move', { region: 'AMER' }, 'hand_off_unfit', 'Leave it out'],
    ['a move without a region', { kind: 'zone' }, 'hand_off_unfit', 'EMEA, AMER or APAC'],
    ['a region where nobody is', { kind: 'zone', region: 'APAC' }, 'hand_off_unfit', 'in APAC'],
    ['somebody of another region', { kind: 'zone', region: 'AMER', to: 'lea' }, 'hand_off_unfit', 'work in AMER'],
  ])('is refused: %s', (_, facts, code, says) => {
    expect(() => offerOf(owned(), facts)).toThrow(refused(code, says))
  })
})

describe('HOF-6: a move to another time zone', () => {
  test('names its region', () => {
    expect(offerOf(owned(), { kind: 'zone', region: 'AMER' })).toMatchObject([{ region: 'AMER', team: 'support' }])
  })

  test('comes after the first response', () => {
    const fresh = aTicket({}, claimed)
    expect(() => offerOf(fresh, { kind: 'zone', region: 'AMER' })).toThrow(
      refused('first_response_owed', 'Answer the customer first'),
    )
    expect(offerOf(fresh, { kind: 'case' })).toHaveLength(1)
  })
})

describe('HOF-7: accepting', () => {
  test('changes owner and team in one step', () => {
    const ticket = owned({ ...offered, team: 'core' })
    expect(accept(ticket, cem, company)).toEqual([{ type: 'handoff_accepted', by: 'cem', team: 'core' }])
    expect(aTicket({}, claimed, { ...offered, team: 'core' }, ...accept(ticket, cem, company))).toMatchObject({
      owner: 'cem',
      team: 'core',
      handOff: null,
    })
  })

  test('is for the receiving team and for whom it is', () => {
    expect(accept(owned({ ...offered, to: 'lea' }), bob, company)).toHaveLength(1)
    expect(mayAnswer(owned(offered), { handle: 'bob', team: 'support' })).toBe(true)
    expect(mayAnswer(owned(offered), { handle: 'ann', team: 'support' })).toBe(false)
    expect(mayAnswer(owned(offered), { handle: 'cem', team: 'core' })).toBe(false)
    expect(mayAnswer(owned({ ...offered, to: 'cem' }), { handle: 'cem', team: 'core' })).toBe(true)
    expect(mayAnswer(owned(), { handle: 'bob', team: 'support' })).toBe(false)
  })

  test.each([
    ['its sender', owned(offered), ann, 'not_receiver', 'Withdraw'],
    ['somebody of another team', owned(offered), cem, 'not_receiver', 'Ask one of them'],
    ['what is not offered', owned(), bob, 'no_hand_off', 'Claim it'],
    ['what was sent back', owned(offered, bounced), bob, 'no_hand_off', 'offered anew'],
  ] as const)('is refused: %s', (_, ticket, by, code, says) => {
    expect(() => accept(ticket, by, company)).toThrow(refused(code, says))
  })
})

describe('HOF-8: sending it back', () => {
  const around = { company, packetOf: () => document }

  test('names what is missing by the labels of its fields, each once', () => {
    const missing = ['next_step', 'context', 'CONTEXT']
    expect(bounce(owned(offered), bob, { missing, reason: 'who calls?' }, around)).toEqual([
      {
        type: 'handoff_bounced',
        by: 'bob',
        missing: ['Next expected step, by whom, when', 'Context'],
        reason: 'who calls?',
      },
    ])
    expect(() => labelsOf(document, ['mood'])).toThrow(refused('hand_off_unfit', 'next_step'))
    expect(() => bounce(owned(offered), ann, { missing: [], reason: 'no' }, around)).toThrow(refused('not_receiver'))
  })

  test('offered anew it needs only what was missing', () => {
    const back = owned({ ...offered, packet: { context: 'Search is slow.' } }, bounced)
    expect(offerOf(back, { packet: { next_step: 'bob calls them' } })).toMatchObject([
      { packet: { context: 'Search is slow.', next_step: 'bob calls them' } },
    ])
    expect(() => offerOf(back, { packet: {} })).toThrow(refused('packet_incomplete'))
    expect(() => offerOf(back, { kind: 'to_engineering', team: 'core', packet: { next_step: 'x' } })).toThrow(
      refused('packet_incomplete', 'Context'),
    )
  })
})

describe('HOF-9: withdrawing', () => {
  test('is for its sender, its owner and leads, also once it came back', () => {
    const back = [{ type: 'handoff_withdrawn', by: 'ann', reason: 'mine after all' }]
    expect(withdraw(owned(offered), ann, 'mine after all')).toEqual(back)
    expect(withdraw(owned(offered, bounced), ann, 'mine after all')).toEqual(back)
    expect(withdraw(owned(offered), lea, 'not now')).toHaveLength(1)
  })

  test.each([
    ['the receiver', owned(offered), bob, 'already_owned'],
    ['what is not offered', owned(), ann, 'no_hand_off'],
    ['a closed one', owned(solved, closed), ann, 'ticket_closed'],
  ] as const)('is refused: %s', (_, ticket, by, code) => {
    expect(() => withdraw(ticket, by, 'no')).toThrow(refused(code))
  })
})

test('HOF-2: what is offered since when is told', () => {
  const at = instant('2024-03-18T12:02-07:00')
  expect(openOffer(owned(offered))?.offeredAt).toBeGreaterThan(NOON)
  expect(openOffer(aTicket({}, claimed, offered))?.offeredAt).toBe(at)
})
