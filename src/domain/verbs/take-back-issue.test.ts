/** Issues that a step came with, and links with them, taken back. */
import { expect, test } from 'vitest'
import { refused } from '../../../test/support/asking.ts'
import { askingAfter, followedBy, stand, takenBack } from '../../../test/support/taking-back.ts'
import { aStream, CHANGES, NOON } from '../../../test/support/tickets.ts'
import { foldTickets } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { later, MINUTE, SECOND } from '../time.ts'
import { undo } from './undo.ts'

const { triaged, leased, claimed, linked, issue_linked: issueLinked, issue_unlinked: issueUnlinked } = CHANGES

test.each([
  [linked, 'was linked by ann', 'Unlink them.'],
  [issueLinked, 'was linked with an issue by ann', 'Unlink the issue.'],
  [issueUnlinked, 'was unlinked from an issue by ann', 'Link the issue again.'],
])('LIF-6: $type too long ago hides no triage before it, named or not', (change, was, right) => {
  const events = aStream({}, [triaged, change])
  expect(() => takenBack(events, 60)).toThrow(refused('undo_too_late', was))
  const named = (version: number) => undo(foldTickets(events), askingAfter(events, 60), events, { version })
  expect(() => named(3)).toThrow(refused('undo_too_late', right))
  expect(named(2)).toMatchObject([{ type: 'untriaged', undoes: 2 }])
})

test('LIF-6: a link with an issue is not taken back once that one went on', () => {
  const now = later(NOON, MINUTE)
  const before = followedBy(aStream({}, []), now, issueLinked)
  const goneOn = followedBy(before, later(now, SECOND), issueUnlinked).map((event) =>
    event.version === 3 ? { ...event, actor: 'bob' } : event,
  )
  expect(() => takenBack(goneOn)).toThrow(refused('undo_overtaken', 'unlinked from an issue by bob'))
  const other = followedBy(before, later(now, SECOND), { ...issueUnlinked, issue: 2 })
  expect(undo(foldTickets(other), askingAfter(other, 1), other, { version: 2 })).toMatchObject([
    { issue: 1, undoes: 2 },
  ])
})

test('LIF-6: what merging or shipping an issue told the ticket is no step on it', () => {
  const now = later(NOON, MINUTE)
  const merged_ = followedBy(followedBy(aStream({}, []), now, issueUnlinked), now, {
    ...issueLinked,
    issue: 2,
  } as TicketChange)
  expect(() => takenBack(merged_)).toThrow(refused('undo_nothing'))
  const shipped = followedBy(followedBy(aStream({}, []), now, issueLinked), now, CHANGES.issue_shipped)
  expect(() => takenBack(shipped)).toThrow(refused('undo_nothing'))
})

test.each([
  ['solved', false],
  ['solved', true],
  ['closed', false],
  ['closed', true],
] as const)('LIF-9: %s with an issue filed in the same step, that goes with it or stays: %s', (type, issueGoes) => {
  const before = aStream({}, [{ ...leased, until: later(NOON, 60 * MINUTE) }])
  const now = later(NOON, 5 * MINUTE)
  const changes = [issueLinked, claimed, CHANGES[type]] as const
  const events = changes.reduce<TicketEvent[]>((all, change) => followedBy(all, now, change), before)
  const asking = askingAfter(events, 5)
  const [taken] = undo(foldTickets(events), asking, events, { version: null, issueGoes })
  if (!taken) throw new Error('something is appended')
  expect(taken).toMatchObject({ what: type, since: issueGoes ? 3 : 4, undoes: 5 })
  const left = issueGoes ? before : followedBy(before, now, issueLinked)
  expect(stand(foldTickets(followedBy(events, asking.now, taken)))).toEqual(stand(foldTickets(left)))
})
