import { describe, expect, test } from 'vitest'
import { type Acquaintance, arrivalOf, type KnownMember, newHandle, placeOf } from './arrival.ts'

const NOBODY: Acquaintance = { own: null, byEmail: null, left: null, removed: false }
const member = (facts: Partial<KnownMember> = {}): KnownMember => ({
  id: 'id',
  handle: 'nia',
  role: 'engineer',
  team: 'support',
  groupRole: null,
  ...facts,
})
const lead = { role: 'lead', team: 'support' } as const

test('ACC-15: the first group that fits counts, and the rest gives way to the fallback', () => {
  const door = {
    rules: [
      { group: 'a', ...lead },
      { group: 'b', role: 'viewer', team: null },
    ],
    fallback: null,
  } as const
  expect(placeOf(['b', 'a'], door)).toEqual(lead)
  expect(placeOf(['b'], door)).toEqual({ role: 'viewer', team: null })
  expect(placeOf(['A'], door)).toBe(null)
  expect(placeOf([], { ...door, fallback: lead })).toEqual(lead)
})

describe('what becomes of somebody', () => {
  test.each([
    ['nobody knows them, no group', NOBODY, null, 'stranger', undefined],
    ['nobody knows them, a group', NOBODY, lead, 'joins', lead],
    ['ACC-16: by address, no group', { ...NOBODY, byEmail: member() }, null, 'linked', null],
    ['by address, a group', { ...NOBODY, byEmail: member() }, lead, 'linked', lead],
    ['by address, an owner', { ...NOBODY, byEmail: member({ role: 'owner' }) }, lead, 'linked', null],
    ['made by hand, no group', { ...NOBODY, own: member() }, null, 'stays', null],
    [
      'ACC-18: by a group that is gone',
      { ...NOBODY, own: member({ groupRole: 'engineer' }) },
      null,
      'leaves',
      undefined,
    ],
    ['by another group', { ...NOBODY, own: member({ groupRole: 'engineer' }) }, lead, 'stays', lead],
    ['ACC-17: an owner by hand', { ...NOBODY, own: member({ role: 'owner', groupRole: 'lead' }) }, null, 'stays', null],
    [
      'an owner by a group that is gone',
      { ...NOBODY, own: member({ role: 'owner', groupRole: 'owner' }) },
      null,
      'leaves',
      undefined,
    ],
    [
      'gone with the groups, and back with them',
      { ...NOBODY, left: member({ groupRole: 'lead' }) },
      lead,
      'returns',
      lead,
    ],
    [
      'gone with the groups, and without them',
      { ...NOBODY, left: member({ groupRole: 'lead' }) },
      null,
      'stranger',
      undefined,
    ],
    ['removed by hand, whatever the groups', { ...NOBODY, removed: true }, lead, 'stranger', undefined],
    [
      'removed by hand, and added anew by address',
      { ...NOBODY, removed: true, byEmail: member() },
      null,
      'linked',
      null,
    ],
  ] as const)('%s', (_, known, place, how, change) => {
    const arrival = arrivalOf(known, place, 'installation')
    expect(arrival.how).toBe(how)
    expect('change' in arrival ? arrival.change : undefined).toEqual(change)
  })
})

describe('ACC-17: by a provider that the workspace chose', () => {
  test.each([
    ['an owner is nobody’s by their address', { byEmail: member({ role: 'owner' }) }, null, 'stranger'],
    ['also not an owner by groups', { byEmail: member({ role: 'owner', groupRole: 'owner' }) }, lead, 'joins'],
    ['anybody else is', { byEmail: member() }, null, 'linked'],
    ['an owner who came in by it stays one', { own: member({ role: 'owner' }) }, null, 'stays'],
  ] as const)('%s', (_, known, place, how) => {
    expect(arrivalOf({ ...NOBODY, ...known }, place, 'workspace').how).toBe(how)
  })
})

test('ACC-15: whom groups of another provider let in comes in by groups again', () => {
  const known = { ...NOBODY, byEmail: member({ groupRole: 'engineer' }) }
  expect(arrivalOf(known, lead, 'installation')).toMatchObject({ how: 'linked', change: lead })
  expect(arrivalOf(known, null, 'installation').how).toBe('stranger')
})

test('a handle is after the address or the name, and nobody’s yet', () => {
  const named = (name: string, email: string | null = null) => newHandle({ name, email }, new Set(['nia', 'nia-2']))
  expect(named('Zoë van der Berg')).toBe('zoe-van-der-berg')
  expect(named('Somebody', 'Nia@example.com')).toBe('nia-3')
  expect(named('日本')).toBe('member')
  expect(named('x'.repeat(99))).toHaveLength(40)
  expect(named('Some System', 'system@example.com'), 'nor what stands for nobody').toBe('system-2')
})
