import { describe, expect, it } from 'vitest'
import { AUDIT_BY, AUDIT_STREAMS, AuditFilters } from '../../../contract/audit.ts'
import { auditSearch, BY, filtersOf, isNarrowed, STREAMS } from './audit-search.ts'

const NOW = Date.parse('2026-03-02T12:00:00Z')

describe('the search part of the address', () => {
  it('keeps what fits', () => {
    const search = {
      q: 'refund',
      actor: 'maya',
      type: 'triaged',
      stream: 'ticket',
      ticket: 12,
      by: 'all',
      denied: true,
    }
    expect(auditSearch(search)).toEqual(search)
    expect(auditSearch({ from: '2026-02-01', to: '2026-02-28', days: 7 })).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    })
  })

  it('drops what does not fit, and what says nothing', () => {
    const odd = { q: 'x', actor: ' ', stream: 'elsewhere', ticket: -1, by: 'people', denied: 'yes', days: 8 }
    expect(auditSearch({ ...odd, from: '2026-02-30' })).toEqual({})
  })

  it('takes digits that the router read as numbers for the words they are', () => {
    expect(auditSearch({ q: 4711, actor: 7 })).toEqual({ q: '4711', actor: '7' })
  })

  it('knows when nothing narrows it', () => {
    expect(isNarrowed(auditSearch({}))).toBe(false)
    expect(isNarrowed(auditSearch({ denied: true }))).toBe(true)
  })
})

describe('what is asked of the server', () => {
  it('is as the contract has it, days as midnights of the zone', () => {
    const filters = filtersOf({ from: '2026-02-01', to: '2026-02-28', denied: true }, NOW, 'Europe/Berlin')
    expect(filters).toEqual({ from: '2026-01-31T23:00:00.000Z', to: '2026-02-28T23:00:00.000Z', denied: 'true' })
    expect(AuditFilters.safeParse(filters).success).toBe(true)
  })

  it('is nothing when nothing is chosen', () => {
    expect(filtersOf({}, NOW, 'UTC')).toEqual({})
  })

  it('has the same lists as the contract', () => {
    expect(STREAMS).toEqual(AUDIT_STREAMS)
    expect(BY).toEqual(AUDIT_BY)
  })
})
