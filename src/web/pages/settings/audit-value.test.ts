import { describe, expect, it } from 'vitest'
import { showTimesIn } from '../../format.ts'
import { didText, fieldText, isNew, shortText, valueText, viaText } from './audit-value.ts'

describe('values of the log', () => {
  it('are text, and a dash where there is nothing', () => {
    expect([null, '', 0, false, 'p1'].map(valueText)).toEqual(['–', '–', '0', 'false', 'p1'])
  })

  it('are cut in the list, on one line', () => {
    expect(shortText('a\n b')).toBe('a b')
    expect(shortText('x'.repeat(100))).toHaveLength(60)
  })

  it('are dates where they are instants', () => {
    showTimesIn('UTC')
    try {
      expect(valueText('2026-11-21T21:33:05.925Z')).toBe('21 Nov 2026, 21:33')
    } finally {
      showTimesIn(undefined)
    }
  })

  it('of something new are many, and none was before', () => {
    const change = (before: string | null) => ({ field: 'a', before, after: 'b' })
    expect(isNew([null, null, null, ''].map(change))).toBe(true)
    expect(isNew([null, null, null, 'x'].map(change))).toBe(false)
    expect(isNew([change(null)])).toBe(false)
  })

  it('have fields as people read them', () => {
    expect(fieldText('hold.actsNext')).toBe('hold › acts next')
    expect(fieldText('document.targets.0.minutes')).toBe('document › targets › 1 › minutes')
  })
})

describe('what was done', () => {
  const done = { facts: {}, target: 'ticket #12', stream: 'ticket', actor: 'ada' } as const
  const nameOf = (handle: string) => ({ ada: 'Ada Moreau', kai: 'Kai Ito' })[handle] ?? handle
  const did = (item: Partial<Parameters<typeof didText>[0]>) => didText({ ...done, type: 'triaged', ...item }, nameOf)

  it('is called by its words, or by its own name', () => {
    expect(did({})).toBe('triaged')
    expect(did({ type: 'something_new' })).toBe('something new')
  })

  it.each([
    ['replied', 'replied to'],
    ['attached', 'attached a file to'],
    ['noted', 'wrote a note on'],
    ['received', 'wrote to'],
  ])('%s goes before its ticket', (type, words) => {
    expect(did({ type })).toBe(words)
  })

  it('does not say twice what it was done to', () => {
    expect(did({ type: 'member_added', target: 'member zoe', stream: 'member' })).toBe('added')
    expect(did({ type: 'workspace_created', target: 'the workspace', stream: 'workspace' })).toBe('created')
    expect(did({ type: 'token_made', target: 'access', stream: 'access' })).toBe('made an API token')
  })

  it('of a denied attempt says what was wanted', () => {
    const asked = { method: 'GET', route: '/api/v1/audit' }
    expect(did({ type: 'denied', facts: { permission: 'read_line', ...asked } })).toBe('was refused: read the line')
    expect(did({ type: 'denied', facts: { permission: 'a_later_one', ...asked } })).toBe(
      'was refused: GET /api/v1/audit',
    )
    expect(did({ type: 'denied' })).toBe('was refused: ticket #12')
  })

  it('of going over names from whom to whom, or from where', () => {
    const switched = { type: 'switched', stream: 'access' } as const
    expect(did({ ...switched, facts: { was: 'kai', from: 'demo' } })).toBe('switched from Kai Ito to Ada Moreau')
    expect(did({ ...switched, facts: { was: 'ada', from: 'north' } })).toBe('came over from workspace north')
    expect(did(switched)).toBe('went over to another member or workspace')
  })

  it('was let in by a kind', () => {
    expect(viaText('session 0190-ab')).toBe('session')
    expect(viaText('operator')).toBe('operator')
    expect(viaText(null)).toBeUndefined()
  })
})
