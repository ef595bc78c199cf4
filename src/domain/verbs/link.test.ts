import { expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES } from '../../../test/support/tickets.ts'
import type { LinkAs } from '../flow/flow.ts'
import { isWaiting } from '../ticket.ts'
import { link, unlink } from './link.ts'

const ann = asks('ann')
const ticket = aTicket({ number: 5 })
const other = aTicket({ number: 7 })
const linked = (to: number, as: LinkAs) => ({ type: 'linked', by: 'ann', to, as }) as const

test.each([
  ['related', 'related'],
  ['task', 'task_of'],
  ['task_of', 'task'],
] as const)('LIF-5: a link as %s is told on the other as %s', (as, mirrored) => {
  expect(link(ticket, other, ann, as)).toEqual({ own: [linked(7, as)], other: [linked(5, mirrored)] })
})

test('LIF-5: closed ones are linked too', () => {
  const closed = aTicket({ number: 7 }, CHANGES.solved, CHANGES.closed)
  expect(link(ticket, closed, ann, 'related').other).toEqual([linked(5, 'related')])
  expect(link(closed, ticket, ann, 'related').own).toEqual([linked(5, 'related')])
})

test('LIF-5: a link otherwise takes the place of the one before; the same once more is refused', () => {
  const related = aTicket({ number: 5 }, linked(7, 'related'))
  expect(aTicket({ number: 5 }, linked(7, 'related'), linked(7, 'task')).links).toEqual([{ to: 7, as: 'task' }])
  expect(link(related, other, ann, 'task').own).toEqual([linked(7, 'task')])
  expect(() => link(related, other, ann, 'related')).toThrow(refused('already_linked'))
})

test('LIF-5: a ticket is not linked with itself', () => {
  expect(() => link(ticket, ticket, ann, 'related')).toThrow(refused('same_ticket'))
})

test('LIF-5: unlink takes it off both, and refuses what is not there', () => {
  const gone = (to: number) => ({ type: 'unlinked', by: 'ann', to, reason: 'a typo' })
  const related = aTicket({ number: 5 }, linked(7, 'related'))
  expect(unlink(related, other, ann, 'a typo')).toEqual({ own: [gone(7)], other: [gone(5)] })
  expect(() => unlink(ticket, other, ann, null)).toThrow(refused('not_linked'))
})

test('LIF-4: a task neither holds the ticket nor moves it', () => {
  const { links, version, updatedAt, ...without } = aTicket({ number: 5 }, linked(7, 'task'))
  const { links: _, version: __, updatedAt: ___, ...before } = ticket
  expect(links).toEqual([{ to: 7, as: 'task' }])
  expect(without).toEqual(before)
  expect(isWaiting(aTicket({ number: 5 }, linked(7, 'task')))).toBe(true)
})
