import { describe, expect, it } from 'vitest'
import type { TicketDetail } from '../../contract/tickets.ts'
import { may, type Permission } from '../../domain/access/permissions.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { KEY_VERBS, possibleVerbs } from './possible-verbs.ts'

const AT = '2026-03-02T12:00:00.000Z'
const waiting = {
  status: 'new',
  owner: null,
  lease: null,
  hold: null,
  pin: null,
  closingReason: null,
  handOff: null,
  watchers: [] as string[],
} as const
const as = (role: Role) => (permission: Permission) => may({ role, scopes: null }, permission)
const verbs = (facts: Partial<TicketDetail>, role: Role = 'lead') =>
  // Following is offered always, and last.
  possibleVerbs({ ...waiting, ...facts }, { handle: 'maya', team: 'support' }, as(role)).slice(0, -1)

describe('what is offered', () => {
  it.each([
    ['watch', []],
    ['unwatch', ['jonas', 'maya']],
  ] as const)('ATN-6: is to %s to everybody who reads it, whoever follows: %j', (verb, watchers) => {
    const standing = { ...waiting, status: 'closed', watchers: [...watchers] as string[] } as const
    expect(possibleVerbs(standing, { handle: 'maya', team: 'support' }, as('viewer'))).toEqual([verb])
  })

  it('for a waiting ticket begins with claiming it', () => {
    expect(verbs({})[0]).toBe('claim')
    expect(verbs({})).not.toContain('release')
  })

  it('for one that the member leases is to claim or skip it', () => {
    expect(verbs({ lease: { by: 'maya', until: AT } }).slice(0, 2)).toEqual(['claim', 'skip'])
  })

  it('for one with an owner is to answer it; taking it over comes last', () => {
    expect(verbs({ owner: 'maya' })[0]).toBe('reply')
    expect(verbs({ owner: 'maya' })).not.toContain('claim')
    expect(verbs({ owner: 'jonas' })[0]).toBe('reply')
    expect(verbs({ owner: 'jonas' }).slice(-2)).toEqual(['claim', 'release'])
  })

  it('for a held one is to resume it', () => {
    const asked = { for: 'customer', reason: 'information_needed', note: null, actsNext: 'Ben' } as const
    const hold = { ...asked, since: AT, until: null }
    expect(verbs({ status: 'pending', hold })).toContain('resume')
    expect(verbs({ status: 'pending', hold })).not.toContain('hold')
  })

  it('for a done one is what comes after', () => {
    expect(verbs({ status: 'solved' }).slice(0, 2)).toEqual(['close', 'reopen'])
    expect(verbs({ status: 'closed' })).toEqual(['reopen', 'link', 'link-issue'])
    expect(verbs({ status: 'closed', closingReason: 'spam' })).toEqual(['reopen', 'link', 'link-issue'])
  })

  it('for one that was merged is to link it: it goes on elsewhere', () => {
    expect(verbs({ status: 'closed', closingReason: 'merged' })).toEqual(['link', 'link-issue'])
  })

  it('to merge, split and dismiss comes behind the work itself, while there is work', () => {
    expect(verbs({ owner: 'maya' }).slice(-4)).toEqual(['merge', 'split', 'dismiss', 'release'])
    expect(verbs({ status: 'solved' })).not.toContain('dismiss')
  })

  it('of a hand-off is to answer it for its receiver, and to take it back for its sender', () => {
    const offer = { kind: 'case', by: 'jonas', team: 'support', to: null, region: null, offeredAt: AT } as const
    const handOff = { ...offer, bouncedAt: null, packet: null, bounced: null }
    expect(verbs({ owner: 'jonas', handOff }).slice(0, 2)).toEqual(['accept', 'bounce'])
    expect(verbs({ owner: 'jonas', handOff: { ...handOff, team: 'core' } }, 'engineer')).not.toContain('accept')
    expect(verbs({ owner: 'maya', handOff: { ...handOff, by: 'maya' } }, 'engineer')).toContain('withdraw')
    expect(verbs({ owner: 'maya', handOff: { ...handOff, by: 'maya' } })).not.toContain('hand-off')
    expect(verbs({ owner: 'maya', handOff: { ...handOff, by: 'maya', bouncedAt: AT } })).toContain('hand-off')
    expect(verbs({ owner: 'jonas' }, 'engineer')).not.toContain('hand-off')
    expect(verbs({ owner: 'maya' }, 'engineer')).toContain('hand-off')
  })

  it('to ask engineering for help is for the owner, or a lead', () => {
    expect(verbs({ owner: 'maya' }, 'engineer')).toContain('ask-help')
    expect(verbs({ lease: { by: 'maya', until: AT } }, 'engineer')).toContain('ask-help')
    expect(verbs({ owner: 'jonas' }, 'engineer')).not.toContain('ask-help')
    expect(verbs({ owner: 'jonas' }, 'lead')).toContain('ask-help')
    expect(verbs({}, 'lead')).not.toContain('ask-help')
  })

  it('is only what the role may do', () => {
    expect(verbs({}, 'viewer')).toEqual([])
    expect(verbs({}, 'success')).toEqual(['reply', 'propose', 'note', 'raise-concern', 'link-issue'])
    expect(verbs({}, 'engineering')).toEqual([
      ...['claim', 'propose', 'note', 'hold', 'solve', 'route'],
      ...['raise-concern', 'link', 'link-issue'],
    ])
    expect(verbs({ owner: 'jonas' }, 'engineer')).not.toContain('release')
    expect(verbs({ owner: 'maya' }, 'engineer')).toContain('release')
  })

  it('has one meaning per key and state', () => {
    const states: Partial<TicketDetail>[] = [{}, { owner: 'maya' }, { lease: { by: 'maya', until: AT } }]
    for (const facts of states) {
      for (const sharing of Object.values(KEY_VERBS)) {
        expect(sharing.filter((verb) => verbs(facts).includes(verb)).length).toBeLessThanOrEqual(1)
      }
    }
  })
})
