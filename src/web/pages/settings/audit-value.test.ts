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
    expect(valueText('2026-11-21T21:33:05.925Z')).toBe('21 Nov 2026, 21:33')
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
  const done = { facts: {}, target: 'ticket #12' }

  it('is called by its words, or by its own name', () => {
    expect(didText({ ...done, type: 'triaged' })).toBe('triaged')
    expect(didText({ ...done, type: 'something_new' })).toBe('something new')
  })

  it('does not say twice what it was done to', () => {
    expect(didText({ ...done, type: 'member_added', target: 'member zoe' })).toBe('added')
    expect(didText({ ...done, type: 'token_made', target: 'access' })).toBe('made an API token')
  })

  it('of a denied attempt says what was wanted', () => {
    const facts = { permission: 'read_audit', method: 'GET', route: '/api/v1/audit' }
    expect(didText({ ...done, type: 'denied', facts })).toBe('was not let: read audit')
    expect(didText({ ...done, type: 'denied' })).toBe('was not let: ticket #12')
  })

  it('was let in by a kind', () => {
    expect(viaText('session 0190-ab')).toBe('session')
    expect(viaText('operator')).toBe('operator')
    expect(viaText(null)).toBeUndefined()
  })
})
