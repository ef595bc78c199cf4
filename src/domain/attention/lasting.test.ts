import { describe, expect, test } from 'vitest'
import type { HandOff, HelpRequest } from '../flow/flow.ts'
import { instant } from '../time.ts'
import { attentionOn } from './attention.ts'
import type { WatchedEvent, WatchedTicket } from './item.ts'

const NOON = instant('2026-03-02T12:00:00Z')
const bounced = { by: 'bob', at: NOON, missing: ['Version'], reason: 'which one?' }
const EMPTY = { helps: [], concerns: [], issues: [], watchers: [], handOff: null, cycles: null, owner: null }

/** What `handle` hears of a ticket of mara's. */
function heard(handle: string, facts: Partial<WatchedTicket>, event: Partial<WatchedEvent> = {}) {
  const ticket = { ...EMPTY, id: 'a', number: 5, status: 'open', owner: 'mara', ...facts } as WatchedTicket
  const events = [{ version: 2, at: NOON, actor: 'bob', type: 'help_bounced', facts: { help: 1 }, ...event }]
  const attending = { handle, now: NOON, since: NOON, concerns: [] }
  return attentionOn(ticket, events as WatchedEvent[], [], attending).map(({ kind, what, as }) => [kind, what, as])
}

const request = (facts: object): readonly HelpRequest[] => [{ help: 1, by: 'ann', ...facts } as HelpRequest]

describe('HLP-7, ATN-3: a help request that came back waits for who can complete it', () => {
  const helps = request({ state: 'bounced', bounced })

  test('for the owner of the ticket, who did not ask', () => {
    expect(heard('mara', { helps })).toEqual([['help_back', 'sent help request 1 back, missing Version', 'owner']])
    expect(heard('ann', { helps })).toEqual([])
  })

  test('for whoever asked, of their own ticket or of nobody’s', () => {
    const own = [['help_back', 'sent your help request 1 back, missing Version', 'asker']]
    expect(heard('ann', { helps, owner: 'ann' })).toEqual(own)
    expect(heard('ann', { helps, owner: null })).toEqual(own)
  })
})

test('HLP-8: the answer goes to the owner of the ticket, and to whoever asked', () => {
  const helps = request({ state: 'answered', bounced: null })
  const event = { type: 'help_answered' } as const
  expect(heard('mara', { helps }, event)).toEqual([['help_answer', 'answered help request 1', 'owner']])
  expect(heard('ann', { helps }, event)).toEqual([['help_answer', 'answered your help request 1', 'asker']])
  expect(heard('kim', { helps }, event)).toEqual([])
})

test('HOF-8, ATN-3: a hand-off that a lead offered came back to the owner, who did not hand it off', () => {
  const handOff = { by: 'lea', to: 'bob', offeredAt: NOON, bounced } as unknown as HandOff
  const event = { type: 'handoff_bounced', facts: {} } as const
  expect(heard('mara', { handOff }, event)).toEqual([
    ['hand_off_back', 'sent the hand-off back, missing Version', 'owner'],
  ])
  expect(heard('lea', { handOff }, event)).toEqual([])
  expect(heard('mara', { handOff: { ...handOff, by: 'mara' } }, event)).toEqual([
    ['hand_off_back', 'sent your hand-off back, missing Version', 'sender'],
  ])
})
