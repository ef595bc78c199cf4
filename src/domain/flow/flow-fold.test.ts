import { describe, expect, test } from 'vitest'
import { aTicket, CHANGES } from '../../../test/support/tickets.ts'
import type { TicketChange } from '../ticket-event.ts'
import { MINUTE } from '../time.ts'

const { claimed, handoff_offered: offered, handoff_accepted: accepted, handoff_bounced: bounced } = CHANGES
const { help_asked: asked, help_taken: taken, help_bounced: sentBack, help_completed: completed } = CHANGES

/** A claimed ticket to which `changes` happened, a minute between each. */
const then = (...changes: readonly TicketChange[]) => aTicket({}, claimed, ...changes)

describe('TCK-17: a hand-off', () => {
  test('leaves the owner until it is accepted', () => {
    expect(then(offered)).toMatchObject({ owner: claimed.by, handOff: { kind: 'case', bounced: null } })
    expect(then(offered, accepted)).toMatchObject({
      owner: 'bob',
      handOff: null,
      handOffCount: 1,
      betweenHands: MINUTE,
    })
  })

  test('that is bounced stays with its sender and what is missing', () => {
    expect(then(offered, bounced)).toMatchObject({
      owner: claimed.by,
      handOff: { bounced: { by: 'bob', missing: ['Next step'] } },
      handOffCount: 0,
      betweenHands: MINUTE,
    })
  })

  test('offered anew waits again, and both stretches add up', () => {
    const again = then(offered, bounced, offered, accepted)
    expect(again).toMatchObject({ betweenHands: 2 * MINUTE, handOffCount: 1 })
  })

  test('that was bounced does not wait while its sender completes it', () => {
    const { handoff_withdrawn: withdrawn, noted } = CHANGES
    expect(then(offered, bounced, noted, withdrawn)).toMatchObject({ handOff: null, betweenHands: MINUTE })
  })

  test.each([
    ['taking it', { ...claimed, by: 'cem' }],
    ['giving it back', CHANGES.released],
    ['assigning it', CHANGES.assigned],
    ['solving it', CHANGES.solved],
    ['closing it', CHANGES.closed],
    ['dismissing it', CHANGES.dismissed],
    ['merging it', CHANGES.merged],
  ])('is answered by %s', (_, change) => {
    expect(then(offered, change)).toMatchObject({ handOff: null, handOffCount: 0, betweenHands: MINUTE })
  })
})

describe('TCK-18: beside the ticket', () => {
  test.each([
    ['asked', [asked], { state: 'asked', score: 80 }],
    ['taken', [asked, taken], { state: 'taken', takenBy: 'eve' }],
    ['sent back', [asked, taken, sentBack], { state: 'bounced', takenBy: null, bounced: { by: 'eve' } }],
    ['completed', [asked, sentBack, completed], { state: 'asked', score: 100, bounced: null }],
    ['moved', [asked, CHANGES.help_moved], { state: 'asked', key: 1 }],
    ['answered', [asked, CHANGES.help_answered], { state: 'answered', answer: 'Restart the indexer.' }],
    ['withdrawn', [asked, CHANGES.help_withdrawn], { state: 'withdrawn' }],
  ] as const)('a help request is %s', (_, changes, expected) => {
    expect(then(...changes)).toMatchObject({ owner: claimed.by, status: 'new', helps: [expected] })
  })

  test('a concern goes up, and is decided', () => {
    const { concern_raised: raised, concern_passed_on: passedOn, concern_decided: decided } = CHANGES
    expect(then(raised, passedOn).concerns).toMatchObject([{ step: 'vp', state: 'open' }])
    expect(then(raised, decided).concerns).toMatchObject([{ state: 'decided', decision: 'It stays.' }])
  })

  test('links, issues and watchers are there once, and go', () => {
    const { linked, issue_linked: issue, watched } = CHANGES
    expect(then(linked, { ...linked, as: 'task' }, issue, issue, watched, watched)).toMatchObject({
      links: [{ to: 2, as: 'task' }],
      issues: [1],
      watchers: ['bob'],
    })
    const gone = then(linked, issue, watched, CHANGES.unlinked, CHANGES.issue_unlinked, CHANGES.unwatched)
    expect(gone).toMatchObject({ links: [], issues: [], watchers: [] })
  })
})
