import { expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { shippedPolicies } from '../../../test/support/policies.ts'
import { aStream, CHANGES, NOON } from '../../../test/support/tickets.ts'
import { clocksOf } from '../clock/clocks-of.ts'
import { foldTickets, type Ticket } from '../ticket.ts'
import type { Opened, TicketChange, TicketEvent } from '../ticket-event.ts'
import { type Instant, later, MINUTE } from '../time.ts'
import { undo } from './undo.ts'

const ann = asks('ann')
const bob = asks('bob')
const lea = asks('lea', 'lead')
const policies = shippedPolicies()
const declined = { ...CHANGES.dismissed, as: 'declined', of: null } as const
const { triaged, snoozed, classified, routed, account_set: accountSet, held, replied, received } = CHANGES

/** The events, those of these versions being somebody else's. */
const by = (actor: string, events: readonly TicketEvent[], ...versions: readonly number[]): TicketEvent[] =>
  events.map((event) => (versions.includes(event.version) ? { ...event, actor } : event))

/** All events, with what takes the last step back appended a minute after them. */
function takenBack(events: readonly TicketEvent[], asking = ann, version: number | null = null): TicketEvent[] {
  const ticket = foldTickets(events)
  const changes = undo(ticket, asking, events, { version })
  return [...events, ...changes.map((change, index) => placed(ticket, change, index + 1))]
}

const placed = ({ id, version, updatedAt }: Ticket, change: TicketChange, nth: number): TicketEvent => ({
  ticketId: id,
  version: version + nth,
  at: later(updatedAt, nth * MINUTE),
  actor: 'ann',
  change,
})

/** What a ticket stands like but for how far its log goes. */
const stand = ({ version: _, updatedAt: __, skippedBy: ___, ...facts }: Ticket) => facts

const STEPS: readonly TicketChange[] = [
  triaged,
  { ...triaged, evidence: { maturity: 'beta' } },
  declined,
  snoozed,
  classified,
  routed,
  { ...routed, wrongRule: 'search words', excluded: 'best_effort' },
  accountSet,
  held,
]
const BEFORE: readonly (readonly [string, Partial<Opened>, readonly TicketChange[]])[] = [
  ['a new ticket', {}, []],
  ['an answered one', {}, [replied]],
  [
    'one that was judged, sorted and snoozed',
    {},
    [{ ...triaged, evidence: { maturity: 'beta' } }, classified, snoozed],
  ],
  ['one that was sent here', { team: 'search' }, [{ ...routed, team: 'support', rule: 'defaults' }]],
]
const cases = BEFORE.flatMap(([name, opened, before]) =>
  STEPS.map((step) => [step.type, name, opened, before, step] as const),
)

test.each(cases)('TRI-9: %s taken back leaves %s as it was', (_, __, opened, before, step) => {
  const then = aStream(opened, before)
  const after = takenBack(aStream(opened, [...before, step]))
  expect(stand(foldTickets(after))).toEqual(stand(foldTickets(then)))
  expect(after.at(-1)?.change).toMatchObject({ undoes: then.length + 1 })
})

/** What is owed at `now`: each promise, when it began and when it is due. */
const owed = (events: readonly TicketEvent[], now: Instant) =>
  clocksOf(events, policies, now)
    .filter(({ endedAt, metric }) => endedAt === null && metric !== 'update')
    .map(({ metric, startedAt, dueAt, status }) => ({ metric, startedAt, dueAt, status }))

test.each(cases)('TRI-9: %s taken back of %s leaves its promises as they were', (_, __, opened, before, step) => {
  const now = later(NOON, 10 * MINUTE)
  expect(owed(takenBack(aStream(opened, [...before, step])), now)).toEqual(owed(aStream(opened, before), now))
})

test('TRI-9: the triage clock runs on from where it began, and what was missed meanwhile stays missed', () => {
  const late = (change: TicketChange) => aStream({}, [change])
  const events = takenBack(late(declined))
  const [last] = events.slice(-1)
  if (!last) throw new Error('something was appended')
  const hours = later(NOON, 600 * MINUTE)
  const lateUndo = [...events.slice(0, -1), { ...last, at: hours }]
  const triage = clocksOf(lateUndo, policies, hours).find(({ metric }) => metric === 'triage')
  expect(triage).toMatchObject({ status: 'breached', startedAt: NOON, breachedAt: triage?.dueAt, endedAt: null })
})

test('TRI-8: the inverse says what it takes back, and the step stays in the log', () => {
  const events = takenBack(aStream({}, [triaged]))
  expect(events.map(({ change }) => change.type)).toEqual(['opened', 'triaged', 'untriaged'])
  expect(events.at(-1)?.change).toMatchObject({ undoes: 2, by: 'ann' })
})

test('TRI-8: a second triage goes back to the first, with its evidence', () => {
  const first = { ...triaged, evidence: { production: true }, level: 'Severity 2', policy: 1 }
  const events = takenBack(aStream({}, [first, { ...triaged, severity: 0, priority: 'p0', reason: 'all is down' }]))
  expect(events.at(-1)?.change).toMatchObject({
    severity: 2,
    priority: 'p2',
    evidence: { production: true },
    undoes: 3,
  })
})

test('TRI-8: steps are taken back from the last, each once', () => {
  const sorted = aStream({}, [classified, snoozed])
  const once = takenBack(sorted)
  expect(once.at(-1)?.change).toMatchObject({ type: 'snoozed', until: null, undoes: 3 })
  const twice = takenBack(once, ann, 2)
  expect(twice.at(-1)?.change).toMatchObject({ type: 'classified', undoes: 2 })
  expect(() => takenBack(twice)).toThrow(refused('undo_nothing'))
})

test('TRI-8: pressed a second time, what was done long before is taken back only when it is named', () => {
  const once = takenBack(aStream({}, [classified, snoozed]))
  expect(() => takenBack(once)).toThrow(refused('undo_overtaken', 'Name version 2 if you mean that step.'))
  const solvedByMistake = [CHANGES.solved, { ...CHANGES.taken_back, since: 3, undoes: 3 }] as const
  const colleague = by('bob', aStream({}, [triaged, ...solvedByMistake]), 3, 4)
  expect(() => takenBack(colleague)).toThrow(refused('undo_overtaken', 'Name version 2'))
  expect(takenBack(colleague, ann, 2).at(-1)?.change).toMatchObject({ type: 'untriaged', undoes: 2 })
})

test.each([
  ['a claim', CHANGES.claimed, 'claimed at 2024-03-18T19:02:00.000Z. Release it.'],
  ['an answer', replied, 'It was sent. Write again.'],
  ['a note', CHANGES.noted, 'Write another note. If you mean that it was triaged, name version 2.'],
  ['a file', CHANGES.attached, 'a verb of its own. If you mean that it was triaged, name version 2.'],
  ['a lease', CHANGES.leased, 'Skip it. If you mean that it was triaged, name version 2.'],
  ['terms', CHANGES.terms_changed, 'Put right what is wrong with a verb of its own.'],
])('TRI-8: the last thing one did is meant: %s is not taken back, nor is the triage before it', (_, change, says) => {
  expect(() => takenBack(aStream({}, [triaged, change]))).toThrow(refused('undo_nothing', says))
})

test('TRI-8: whoever did nothing since means what they did before; following is nothing done', () => {
  const events = by('bob', aStream({}, [triaged, CHANGES.noted, CHANGES.watched]), 3)
  expect(takenBack(events).at(-1)?.change).toMatchObject({ undoes: 2 })
  expect(() => takenBack(events, bob)).toThrow(refused('undo_nothing', 'Write another note.'))
  expect(() => takenBack(events, asks('cem'))).toThrow(refused('not_allowed', 'triaged by ann'))
  expect(takenBack(events, lea).at(-1)?.change).toMatchObject({ undoes: 2 })
})

test('TRI-8: a lead who did something else to it hears how the step of another is named', () => {
  const events = by('lea', aStream({}, [triaged, CHANGES.noted]), 3)
  expect(() => takenBack(events, lea)).toThrow(refused('undo_nothing', 'name version 2'))
  expect(() => takenBack(by('bob', events, 3), bob)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('name version') }),
  )
})

test('TRI-8: whoever names the step gets that one or none', () => {
  const sorted = aStream({}, [classified, snoozed, CHANGES.noted])
  expect(takenBack(sorted, ann, 4).at(-1)?.change).toMatchObject({ undoes: 3 })
  expect(() => takenBack(sorted, ann, 2)).toThrow(refused('undo_overtaken', 'snoozed by ann'))
  expect(() => takenBack(takenBack(sorted), ann, 3)).toThrow(refused('undo_nothing'))
})

test.each([
  ['a message of the customer', received],
  ['an answer', replied],
  ['a claim', CHANGES.claimed],
])('TRI-8: refused once %s came, saying what', (_, change) => {
  const since = refused('undo_overtaken', `${change.type} by bob`)
  expect(() => takenBack(by('bob', aStream({}, [triaged, change]), 3))).toThrow(since)
})

test.each([
  ['a note', CHANGES.noted],
  ['a warning', CHANGES.clock_warned],
  ['a file', CHANGES.attached],
  ['what a colleague proposes', CHANGES.priority_proposed],
])('TRI-8: %s does not stand in the way', (_, change) => {
  const events = aStream({}, [triaged, change])
  expect(takenBack(events, ann, 2).at(-1)?.change).toMatchObject({ undoes: 2 })
  expect(takenBack(by('bob', events, 3)).at(-1)?.change).toMatchObject({ undoes: 2 })
})

test('TRI-8: only by whoever did it, or a lead', () => {
  const events = aStream({}, [triaged])
  expect(() => takenBack(events, bob)).toThrow(refused('not_allowed', 'triaged by ann'))
  expect(takenBack(events, lea).at(-1)?.change).toMatchObject({ undoes: 2, by: 'lea' })
})

test('TRI-8: nothing but an opening cannot be taken back, nor can what somebody else leases', () => {
  expect(() => takenBack(aStream({}, []))).toThrow(refused('undo_nothing'))
  expect(() => takenBack(aStream({}, [triaged, { ...CHANGES.leased, by: 'bob' }]))).toThrow(refused('lease_held'))
})

test('TRI-10: needs information taken back ends the hold, and the reply stays', () => {
  const events = takenBack(aStream({}, [replied, held]))
  expect(events.at(-1)?.change).toMatchObject({ type: 'resumed', undoes: 3 })
  expect(() => takenBack(events)).toThrow(refused('undo_nothing'))
  expect(foldTickets(events)).toMatchObject({ status: 'open', hold: null })
})
