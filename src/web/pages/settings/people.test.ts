import { describe, expect, it } from 'vitest'
import type { MemberRow } from '../../../contract/access.ts'
import { PERMISSION_NAMES, PERMISSIONS } from '../../../domain/access/permissions.ts'
import { ROLES } from '../../../domain/vocabulary.ts'
import { foundAmong, handleFor, matrixOf } from './people.ts'

const AT = '2026-03-02T12:00:00.000Z'
const member = (handle: string, facts: Partial<MemberRow>): MemberRow => ({
  handle,
  name: handle,
  email: null,
  role: 'engineer',
  team: 'support',
  signsIn: false,
  lastSeenAt: null,
  removedAt: null,
  ...facts,
})

const all = [
  member('jonas', { name: 'Jonas Weber', email: 'jonas@northwind.example' }),
  member('maya', { name: 'Maya Lindt', role: 'owner' }),
  member('ana', { name: 'Ana Ruiz', team: 'platform' }),
  member('old', { name: 'Old Hand', role: 'owner', removedAt: AT }),
]
const found = (query: string, withRemoved = false) =>
  foundAmong(all, { query, withRemoved }).map(({ handle }) => handle)

describe('people', () => {
  it('stand by role, then by name; removed ones last, and only when asked for', () => {
    expect(found('')).toEqual(['maya', 'ana', 'jonas'])
    expect(found('', true)).toEqual(['maya', 'ana', 'jonas', 'old'])
  })

  it('are found by every word of name, address, role and team', () => {
    expect(found('weber')).toEqual(['jonas'])
    expect(found('NORTHWIND')).toEqual(['jonas'])
    expect(found('engineer platform')).toEqual(['ana'])
    expect(found('nobody')).toEqual([])
  })
})

describe('the matrix of roles', () => {
  const items = PERMISSION_NAMES.map((permission) => {
    const { says, roles, scope } = PERMISSIONS[permission]
    return { permission, says, roles: [...roles], scope }
  })

  it('has a row for every permission of members and a mark for every role', () => {
    const rows = matrixOf({ items })
    expect(rows.map(({ permission }) => permission)).toEqual(PERMISSION_NAMES.filter((name) => name !== 'use_portal'))
    const money = rows.find(({ permission }) => permission === 'read_money')
    expect(ROLES.filter((_, index) => money?.may[index])).toEqual(PERMISSIONS.read_money.roles)
  })

  it('of one role keeps what it may not, too', () => {
    const rows = matrixOf({ items }, ['viewer'])
    expect(rows).toHaveLength(PERMISSION_NAMES.length)
    expect(rows.filter(({ may: [first] }) => first).map(({ permission }) => permission)).toContain('read_line')
  })
})

describe('a handle made of a name', () => {
  it('is its first word in plain letters', () => {
    expect(handleFor('Zoë Lindt', new Set())).toBe('zoe')
    expect(handleFor('  Jean-Luc P.', new Set())).toBe('jean')
    expect(handleFor('李小龍', new Set())).toBe('')
  })

  it('gets a number when it is taken', () => {
    expect(handleFor('Maya Lindt', new Set(['maya', 'maya2']))).toBe('maya3')
  })
})
