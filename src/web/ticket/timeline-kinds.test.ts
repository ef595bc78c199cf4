import { describe, expect, it } from 'vitest'
import { type ClockStep, clockStepsOf } from './clock-steps.ts'
import { anchorOf, entriesOf } from './timeline.ts'
import {
  clocksAnchor,
  eventAnchor,
  kindOf,
  kindsIn,
  leadsToEntry,
  placeAnchor,
  showText,
  TIMELINE_KINDS,
} from './timeline-kinds.ts'

const AT = '2026-03-02T12:00:00.000Z'
const event = (version: number, type: string, change: Record<string, unknown> = {}) => ({
  version,
  at: AT,
  recordedAt: AT,
  actor: 'maya',
  type,
  change: { type, ...change },
})
const step = (version: number, place: number | null) => ({
  version,
  at: AT,
  waiting: place !== null,
  place,
  because: 'triaged',
})

const EVENTS = [
  event(1, 'opened', { body: 'It is down', contact: null }),
  event(2, 'triaged'),
  event(3, 'noted', { by: 'maya', body: 'Disk?' }),
  event(4, 'clock_warned'),
  event(5, 'claimed'),
  event(6, 'replied', { by: 'maya', body: 'It is up.', weight: 'response' }),
]
const PLACES = [step(1, 3), step(2, 1), step(3, 1), step(5, null)]

const shown = (showing: Parameters<typeof entriesOf>[1]) =>
  entriesOf(EVENTS, showing).flatMap((entry) =>
    entry.is === 'message' ? [eventAnchor(entry.message.version)] : entry.events.map(anchorOf),
  )

describe('TML-7: what a timeline shows', () => {
  it('has everything in one order, places after the event that moved the ticket, and no step that moved nothing', () => {
    expect(shown({ places: PLACES })).toEqual(['e1', 'p1', 'e2', 'p2', 'e3', 'e4', 'e5', 'p5', 'e6'])
  })

  it('is narrowed to kinds', () => {
    expect(shown({ places: PLACES, kinds: ['places', 'clocks'] })).toEqual(['p1', 'p2', 'e4', 'p5'])
    expect(shown({ places: PLACES, kinds: ['messages', 'hands'] })).toEqual(['e1', 'e5', 'e6'])
    expect(shown({ places: PLACES, kinds: ['notes', 'decisions'] })).toEqual(['e2', 'e3'])
  })

  it('still shows the entry that the address leads to, and tells of messages what they are', () => {
    expect(shown({ kinds: ['notes'], anchor: 'e6' })).toEqual(['e3', 'e6'])
    const [entry] = entriesOf(EVENTS, { kinds: ['messages'] })
    expect(entry).toMatchObject({ message: { unanswered: false } })
  })

  it('has files that are for us alone among the notes, and what only a newer server knows among the decisions', () => {
    expect(kindOf(event(7, 'attached', { visibility: 'internal' }))).toBe('notes')
    expect(kindOf(event(7, 'attached', { visibility: 'public' }))).toBe('messages')
    expect(kindOf(event(7, 'never_heard_of'))).toBe('decisions')
  })
})

describe('TML-9: what an event did to the clocks', () => {
  const told = (did: ClockStep['did'] | 'warned' | 'missed' | 'unanswered' | 'shifted', version: number | null) => {
    return { at: AT, text: '', did, event: version, dueAt: did === 'started' ? AT : null }
  }
  const clocks = clockStepsOf([
    { title: 'First response', steps: [told('started', 1), told('warned', 4), told('unanswered', 5), told('met', 6)] },
    { title: 'Resolution', steps: [told('started', 1), told('shifted', null), told('missed', 4), told('runs_on', 3)] },
  ])

  it('stands after it and before the place, by clock, and tells no warning or miss twice', () => {
    const all = ['e1', 'c1', 'p1', 'e2', 'p2', 'e3', 'c3', 'e4', 'e5', 'p5', 'e6', 'c6']
    expect(shown({ places: PLACES, clocks })).toEqual(all)
    expect(clocks.get(1)).toEqual([
      { title: 'First response', did: 'started', dueAt: AT },
      { title: 'Resolution', did: 'started', dueAt: AT },
    ])
    expect([...clocks.keys()].toSorted()).toEqual([1, 3, 6])
  })

  it('is shown among the clocks, and where the address leads to it', () => {
    expect(shown({ clocks, kinds: ['clocks'] })).toEqual(['c1', 'c3', 'e4', 'c6'])
    expect(shown({ clocks, kinds: ['notes'], anchor: 'c6' })).toEqual(['e3', 'c6'])
  })
})

describe('TML-8: the address', () => {
  it('names kinds, all when it names none, and drops what is none', () => {
    expect(kindsIn('clocks.notes.nothing')).toEqual(['notes', 'clocks'])
    expect(kindsIn(undefined)).toEqual([])
    expect(kindsIn(7)).toEqual([])
    expect(showText(['clocks', 'notes'])).toBe('notes.clocks')
    expect([showText([]), showText(TIMELINE_KINDS)]).toEqual([undefined, undefined])
  })

  it('names an entry', () => {
    expect([eventAnchor(12), clocksAnchor(12), placeAnchor(12)]).toEqual(['e12', 'c12', 'p12'])
    expect(['e12', 'c4', 'p3', 'e', 'clocks', 'email', 'e1x'].map(leadsToEntry)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
