import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES } from '../../../test/support/tickets.ts'
import { TROUBLE } from '../../../test/support/trouble.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { fillPacket } from './fill-packet.ts'
import type { HelpKind } from './flow.ts'
import { askHelp, completeHelp, withdrawHelp } from './help.ts'
import { answerHelp, bounceHelp, moveHelp, takeHelp } from './help-engineering.ts'
import { knownForHelp } from './help-known.ts'
import type { Packet } from './packet.ts'

const packetOf = (kind: HelpKind): Packet =>
  JSON.parse(readFileSync(`policies/packet-help-${kind}.json`, 'utf8')).document

const { claimed, leased, solved, closed, help_asked: asked, help_taken: taken, help_bounced: sentBack } = CHANGES
const ann = asks('ann')
const bob = asks('bob')
const lea = asks('lea', 'lead')
const eve = asks('eve', 'engineering')

const teams = [
  { slug: 'core', kind: 'engineering' },
  { slug: 'support', kind: 'support' },
] as const

const request = {
  kind: 'troubleshooting',
  team: 'core',
  teams,
  packet: packetOf('troubleshooting'),
  policy: 3,
  given: TROUBLE,
  last: null,
} as const

const ask = (ticket: Ticket, asking = ann, facts: Partial<Parameters<typeof askHelp>[2]> = {}) =>
  askHelp(ticket, asking, { ...request, ...facts })

/** A ticket of ann's to which `changes` happened. */
const anns = (...changes: readonly TicketChange[]) => aTicket({}, { ...claimed, by: 'ann' }, ...changes)

describe('HLP-1: who asks, and of whom', () => {
  test('its owner does, and stays it: nothing but the request changes', () => {
    const before = anns()
    const after = anns(...ask(before))
    expect(after.helps).toMatchObject([{ help: 1, by: 'ann', team: 'core', kind: 'troubleshooting', state: 'asked' }])
    const { helps: _, version: __, updatedAt: ___, ...facts } = after
    expect(before).toMatchObject(facts)
  })

  test('so may a lead; whoever leases it makes it theirs', () => {
    expect(ask(anns(), lea)).toMatchObject([{ by: 'lea' }])
    expect(ask(aTicket({}, { ...leased, by: 'ann' })).map(({ type }) => type)).toEqual(['claimed', 'help_asked'])
  })

  test.each([
    ['a colleague', anns(), bob, 'already_owned', 'Only ann or a lead may ask for help'],
    ['what nobody owns', aTicket(), lea, 'not_owned', 'Claim it first'],
    ['a lease of somebody else', aTicket({}, { ...leased, by: 'ann' }), bob, 'lease_held', ''],
    ['a solved one', anns(solved), ann, 'ticket_solved', ''],
    ['a closed one', anns(solved, closed), ann, 'ticket_closed', ''],
  ] as const)('is refused: %s', (_, ticket, by, code, says) => {
    expect(() => ask(ticket, by)).toThrow(refused(code, says))
  })

  test('only teams of engineering are asked', () => {
    expect(() => ask(anns(), ann, { team: 'support' })).toThrow(refused('help_team_unfit', 'Choose one of: core'))
  })

  test('once for each kind and team, until it has ended', () => {
    const first = anns(...ask(anns()))
    expect(() => ask(first)).toThrow(refused('help_already_asked', 'Help request 1 of #1 already asks core'))
    const { tried: _, ...given } = { ...TROUBLE, expected: 'An answer' }
    expect(ask(first, ann, { kind: 'defect', packet: packetOf('defect'), given })).toMatchObject([{ help: 2 }])
    const ended = anns(...ask(anns()), { ...CHANGES.help_answered, help: 1 })
    expect(ask(ended)).toMatchObject([{ help: 2 }])
  })
})

describe('HLP-2: the context check', () => {
  test('names what is missing and has to be said', () => {
    const { reproduction: _, tried: __, ...given } = TROUBLE
    expect(() => ask(anns(), ann, { given })).toThrow(
      refused('packet_incomplete', 'lacks 2: Reproduction · What was tried, and what it showed'),
    )
  })

  test('the score is the share of the facts that apply; what is missing is kept by name', () => {
    expect(ask(anns())).toMatchObject([
      { score: 66, missing: ['Recent changes', 'Who is affected', 'Who is not affected'], policy: 3 },
    ])
    const all = { ...TROUBLE, recent_changes: 'none', affected: 'everybody', unaffected: 'nobody' }
    expect(ask(anns(), ann, { given: all })).toMatchObject([{ score: 100, missing: [] }])
  })

  test('what is never needed does not count', () => {
    const field = { id: 'extra', label: 'Extra', type: 'text', needed: 'no' } as const
    const packet = { ...request.packet, fields: [...request.packet.fields, field] }
    expect(fillPacket(packet, TROUBLE).score).toBe(66)
  })

  test('an answer that cannot be kept is told as such', () => {
    const given = { ...TROUBLE, timeliness: 'whenever' }
    expect(() => ask(anns(), ann, { given })).toThrow(refused('answers_invalid', 'not among the choices'))
    expect(() => ask(anns(), ann, { given: { ...TROUBLE, moon: 'x' } })).toThrow(refused('answers_invalid', 'no field'))
  })

  test.each(['question', 'troubleshooting', 'defect', 'improvement'] as const)(
    'the packet of a %s can be sent',
    (kind) => {
      const packet = packetOf(kind)
      const given = Object.fromEntries(
        packet.fields.map(({ id, choices }) => [id, choices?.[0]?.value ?? 'as the field says']),
      )
      expect(fillPacket(packet, given)).toMatchObject({ score: 100, missing: [], needed: [] })
      expect(fillPacket(packet, {}).score).toBe(0)
    },
  )
})

test('HLP-3: a detour is recorded, not blocked', () => {
  expect(ask(anns(), ann, { detour: 'The agreed path is the channel.' })).toMatchObject([
    { detour: 'The agreed path is the channel.' },
  ])
  expect(ask(anns())[0]).not.toHaveProperty('detour')
})

describe('HLP-4: what the ticket knows is filled in', () => {
  test('from its form, its facts and the accounts that ask the same', () => {
    const ticket = { ...anns(), subject: 'Search is slow', alsoAffected: ['a', 'b'] }
    const answers = { environment: 'Production', version: '5.3.1', people: 'More than half', steps: 'Search' }
    expect(knownForHelp(packetOf('troubleshooting'), { ticket, answers })).toEqual({
      summary: 'Search is slow',
      environment: 'Production',
      version: '5.3.1',
      reproduction: 'Search',
      affected: 'More than half\n2 further accounts ask the same.',
    })
  })

  test('nothing is made up, and what a field cannot keep is left out', () => {
    const ticket = { subject: 'x'.repeat(400), environment: null, alsoAffected: [] }
    expect(knownForHelp(packetOf('troubleshooting'), { ticket, answers: {} })).toEqual({})
  })
})

describe('HLP-7: engineering takes it, or sends it back', () => {
  const open = anns(asked)

  test('taken by one, and by nobody else but a lead', () => {
    expect(takeHelp(open, eve, 1)).toEqual([{ type: 'help_taken', help: 1, by: 'eve' }])
    expect(() => takeHelp(anns(asked, taken), asks('kim', 'engineering'), 1)).toThrow(refused('help_taken', 'with eve'))
    expect(() => takeHelp(anns(asked, taken), eve, 1)).toThrow(refused('help_taken', 'with you already'))
    expect(takeHelp(anns(asked, taken), lea, 1)).toMatchObject([{ by: 'lea' }])
  })

  test('sent back with what is missing, it keeps its place, and stands there again once completed', () => {
    const request = { help: 1, missing: ['Reproduction', 'Reproduction'], reason: 'how do we see it?' }
    const back = anns(asked, ...bounceHelp(open, eve, request))
    expect(back.helps).toMatchObject([{ state: 'bounced', key: asked.key, bounced: { missing: ['Reproduction'] } }])
    expect(back).toMatchObject({ owner: 'ann', status: open.status })
    expect(() => takeHelp(back, eve, 1)).toThrow(refused('help_sent_back', 'its owner has completed it'))
    expect(() => bounceHelp(back, eve, request)).toThrow(refused('help_sent_back', 'Wait for its owner'))
    const packet = packetOf('troubleshooting')
    const completed = completeHelp(back, ann, { help: 1, given: TROUBLE, packet })
    const again = anns(asked, CHANGES.help_bounced, ...completed)
    expect(again.helps).toMatchObject([{ state: 'asked', key: asked.key, bounced: null }])
  })

  test('completing is the owner’s, of what was sent back, with something new', () => {
    const packet = packetOf('troubleshooting')
    const own = anns(...ask(anns()), { ...sentBack, help: 1 })
    expect(() => completeHelp(own, bob, { help: 1, given: {}, packet })).toThrow(refused('already_owned'))
    expect(() => completeHelp(own, ann, { help: 1, given: {}, packet })).toThrow(refused('answers_unchanged'))
    expect(() => completeHelp(own, ann, { help: 1, given: { summary: '' }, packet })).toThrow(
      refused('packet_incomplete'),
    )
    expect(() => completeHelp(anns(...ask(anns())), ann, { help: 1, given: {}, packet })).toThrow(
      refused('help_not_sent_back'),
    )
    expect(completeHelp(own, ann, { help: 1, given: { affected: 'all' }, packet })).toMatchObject([
      { packet: { ...TROUBLE, affected: 'all' }, score: 77 },
    ])
  })
})

describe('HLP-6: a move', () => {
  const line = [
    { ticket: 1, help: 1, key: asked.key },
    { ticket: 7, help: 1, key: asked.key + 60_000 },
  ]
  const open = anns(asked)

  test('has a reason and says the place', () => {
    expect(moveHelp(open, eve, { help: 1, place: 9, reason: 'can wait', line })).toEqual([
      {
        ticket: 1,
        change: { type: 'help_moved', help: 1, by: 'eve', key: asked.key + 120_000, place: 2, reason: 'can wait' },
      },
    ])
  })

  test.each([
    ['to where it stands', open, 1, 'help_place_unchanged'],
    ['of what somebody has taken', anns(asked, taken), 2, 'help_taken'],
    ['of what was sent back', anns(asked, sentBack), 2, 'help_sent_back'],
    ['of a closed ticket', anns(asked, solved, closed), 2, 'ticket_closed'],
  ] as const)('is refused: %s', (_, ticket, place, code) => {
    expect(() => moveHelp(ticket, eve, { help: 1, place, reason: 'agreed', line })).toThrow(refused(code))
  })
})

describe('HLP-8: the answer', () => {
  test('goes to the owner, taken or not, also of a ticket that is done', () => {
    const answer = { help: 1, answer: 'Restart the indexer.' }
    const after = anns(asked, ...answerHelp(anns(asked), eve, answer))
    expect(after).toMatchObject({ owner: 'ann', helps: [{ state: 'answered', answer: 'Restart the indexer.' }] })
    expect(answerHelp(anns(asked, solved, closed), eve, answer)).toHaveLength(1)
  })

  test('ends it', () => {
    const done = anns(asked, CHANGES.help_answered)
    expect(() => answerHelp(done, eve, { help: 1, answer: 'x' })).toThrow(refused('help_ended', 'was answered'))
    expect(() => takeHelp(done, eve, 1)).toThrow(refused('help_ended'))
    expect(() => takeHelp(done, eve, 4)).toThrow(refused('help_not_found', 'Choose one of: 1'))
  })
})

describe('HLP-9: withdrawing', () => {
  test('is for who asked, the owner, or a lead', () => {
    const request = { help: 1, reason: 'found it' }
    expect(withdrawHelp(anns(asked), ann, request)).toMatchObject([{ type: 'help_withdrawn' }])
    expect(withdrawHelp(anns({ ...asked, by: 'bob' }), bob, request)).toHaveLength(1)
    expect(withdrawHelp(anns(asked), lea, request)).toHaveLength(1)
    expect(() => withdrawHelp(anns({ ...asked, by: 'ann' }), bob, request)).toThrow(refused('already_owned'))
  })

  test('a ticket that is reopened has its requests as they were', () => {
    const reopened = anns(asked, solved, closed, CHANGES.reopened)
    expect(reopened.helps).toMatchObject([{ state: 'asked', key: asked.key }])
  })
})
