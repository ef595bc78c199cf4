import { describe, expect, test } from 'vitest'
import { aTicket, CHANGES } from '../../../test/support/tickets.ts'
import { type NextActor, nextActor } from './next-actor.ts'

const { claimed, leased, held, solved, closed, replied, released, merged, dismissed } = CHANGES
const { handoff_offered: offered, handoff_bounced: bounced, handoff_accepted: accepted, received } = CHANGES
const onEngineering = { ...held, for: 'internal', actsNext: 'the indexing team' } as const

const member = (handle: string): NextActor => ({ of: 'member', handle })
const team = (slug: string): NextActor => ({ of: 'team', team: slug })

describe('HOF-11: exactly one acts next', () => {
  test.each<[string, Parameters<typeof aTicket>[1][], NextActor]>([
    ['a new one', [], team('support')],
    ['one that was given back', [claimed, released], team('support')],
    ['one that is leased', [leased], member('ann')],
    ['one that is owned', [claimed], member('ann')],
    ['one that was answered', [claimed, replied], member('ann')],
    ['one that waits for the customer', [claimed, held], { of: 'contact' }],
    ['one that waits for a third party', [claimed, onEngineering], { of: 'other', actsNext: 'the indexing team' }],
    ['one whose customer wrote', [claimed, held, received], member('ann')],
    ['one that is offered to a team', [claimed, { ...offered, team: 'core' }], team('core')],
    ['one that is offered to somebody', [claimed, { ...offered, to: 'bob' }], member('bob')],
    ['one that is offered while the customer is awaited', [claimed, held, offered], team('support')],
    ['one that was sent back', [claimed, offered, bounced], member('ann')],
    ['one that was accepted', [claimed, offered, accepted], member('bob')],
    ['a solved one', [claimed, solved], { of: 'contact' }],
    ['a closed one', [claimed, solved, closed], { of: 'nobody' }],
    ['a dismissed one', [dismissed], { of: 'nobody' }],
    ['a merged one', [merged], { of: 'nobody' }],
  ])('of %s', (_, changes, expected) => {
    expect(nextActor(aTicket({}, ...changes))).toEqual(expected)
  })
})
