import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refused } from '../../../test/support/asking.ts'
import { NOON } from '../../../test/support/tickets.ts'
import { must } from '../assert.ts'
import { later } from '../time.ts'
import type { Issue, IssueFacts } from './issue.ts'
import { foldIssue, type IssueChange } from './issue-event.ts'
import { edit, file, keptPrivate, merge, move, ship } from './rules.ts'

const FACTS: IssueFacts = {
  kind: 'defect',
  title: 'Indexing stops at night',
  text: '',
  audience: 'private',
  owner: null,
  team: null,
  url: null,
}
const known = {
  accounts: [{ name: 'Acme Robotics', slug: 'acme', domains: ['acme.example'] }],
  contacts: ['Dana Reed'],
  linked: { accounts: [], contacts: [] },
}
const made = (issue: Issue, change: IssueChange, version = issue.version + 1): Issue =>
  foldIssue(issue, { id: issue.id, version, at: later(NOON, version), actor: 'lee', change })
const anIssue = (number = 1, facts: Partial<IssueFacts> = {}): Issue => {
  const change: IssueChange = { type: 'issue_filed', number, ...FACTS, ...facts }
  return foldIssue(undefined, { id: `id-${number}`, version: 1, at: NOON, actor: 'eve', change })
}
const told = { known, tickets: 2 }

test('ISS-2: what is filed is open, and knows who filed it when', () => {
  expect(anIssue()).toMatchObject({
    status: 'open',
    duplicateOf: null,
    shippedAt: null,
    version: 1,
    createdAt: NOON,
    createdBy: 'eve',
  })
})

describe('ISS-4: told to everybody', () => {
  test.each([
    ['an account', 'Acme Robotics is hit'],
    ['its short name', 'acme is hit'],
    ['its domain', 'see acme.example'],
    ['a contact', 'as Dana Reed says'],
    ['an address', 'mail ops@elsewhere.example'],
    ['money', 'worth EUR 120,000'],
  ])('is no word of %s', (_, text) => {
    const facts = { ...FACTS, audience: 'public', text } as const
    expect(() => file(1, facts, { known })).toThrow(refused('issue_not_public', 'or keep the issue private'))
    expect(() => edit(anIssue(1, { audience: 'public' }), { text }, { known })).toThrow(
      refused('issue_not_public', 'the text says'),
    )
    expect(() => ship(anIssue(), text, told)).toThrow(refused('issue_not_public', 'Say it without.'))
    expect(file(1, { ...facts, audience: 'private' }, { known })).toMatchObject({ text })
    expect(() => edit(anIssue(1, { text }), { audience: 'public' }, { known })).toThrow(
      refused('issue_not_public', 'text'),
    )
  })
})

describe('ISS-10: who comes to a public issue', () => {
  const linked = { accounts: [], contacts: ['Callum Pemberton'] }
  const why = 'It names a customer who asks in ticket #5, which is linked with it.'

  test('turns it private where it names them, in its text or in the note with which it shipped', () => {
    const named = anIssue(1, { audience: 'public', text: 'Callum can restart' })
    expect(keptPrivate(named, linked, why)).toEqual({ type: 'issue_edited', audience: 'private', reason: why })
    expect(made(named, must(keptPrivate(named, linked, why), 'it is named'))).toMatchObject({ audience: 'private' })
    const open = anIssue(1, { audience: 'public' })
    expect(keptPrivate(open, linked, why)).toBeUndefined()
    expect(keptPrivate(made(open, ship(open, 'Callum found how', told)), linked, why)).toBeDefined()
    expect(keptPrivate(anIssue(1, { text: 'Callum can restart' }), linked, why)).toBeUndefined()
  })

  test('keeps it from being public again for what its note says, and from nothing else', () => {
    const shipped = made(anIssue(), ship(anIssue(), 'Callum found how', told))
    const asked = { known: { ...known, linked } }
    expect(() => edit(shipped, { audience: 'public' }, asked)).toThrow(refused('issue_not_public', 'the note says'))
    const open = { ...shipped, audience: 'public' } as const
    expect(edit(open, { owner: 'bob' }, asked)).toEqual({ type: 'issue_edited', owner: 'bob' })
  })
})

describe('ISS-7: an edit', () => {
  test('says the facts that are others now, and no more', () => {
    const change = edit(anIssue(), { title: 'It stops', kind: 'defect', owner: undefined }, { known })
    expect(change).toEqual({ type: 'issue_edited', title: 'It stops' })
    expect(made(anIssue(), change)).toMatchObject({ title: 'It stops', version: 2, status: 'open' })
  })

  test('that changes nothing is refused', () => {
    expect(() => edit(anIssue(), { kind: 'defect', team: null }, { known })).toThrow(
      refused('issue_unchanged', 'Change something'),
    )
  })
})

describe('ISS-5, ISS-6: a status', () => {
  test('is set to another, until it has shipped', () => {
    const moved = made(anIssue(), move(anIssue(), 'on_backlog', 'next year'))
    expect(moved.status).toBe('on_backlog')
    expect(() => move(moved, 'on_backlog', 'again')).toThrow(refused('issue_unchanged', 'on backlog'))
    const shipped = made(moved, ship(moved, 'It is in 4.3.', told))
    expect(shipped).toMatchObject({ status: 'done', shippedAt: later(NOON, 3), shippedNote: 'It is in 4.3.' })
    expect(() => move(shipped, 'open', 'it came back')).toThrow(refused('issue_shipped', 'File a new issue'))
    expect(() => ship(shipped, 'Again', told)).toThrow(refused('issue_shipped', 'File a new issue'))
    expect(made(shipped, edit(shipped, { title: 'It stopped' }, { known }))).toMatchObject({ status: 'done' })
  })
})

/** Merges one into the other, or shows that this is refused. */
function mergedOrRefused(issues: readonly Issue[], [one, other]: readonly [Issue, Issue]): readonly Issue[] {
  const ask = () => merge(one, { into: other, reason: 'one fault', tickets: 0 })
  if (one.number === other.number || one.duplicateOf !== null || other.duplicateOf !== null) {
    expect(ask).toThrow()
    return issues
  }
  return issues.with(one.number, made(one, ask().ended))
}

/** Where an issue goes on at last; fails where the way comes back. */
function endOf(issues: readonly Issue[], issue: Issue, steps = 0): Issue {
  expect(steps).toBeLessThan(issues.length)
  return issue.duplicateOf === null ? issue : endOf(issues, must(issues[issue.duplicateOf], 'one of them'), steps + 1)
}

test('ISS-8: however issues are merged, the way from each ends, and at one that takes more', () => {
  const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 })
  fc.assert(
    fc.property(pairs, (asked) => {
      const all = asked.reduce<readonly Issue[]>(
        (issues, [one, other]) => mergedOrRefused(issues, [must(issues[one], 'there'), must(issues[other], 'there')]),
        Array.from({ length: 10 }, (_, number) => anIssue(number)),
      )
      for (const issue of all) expect(endOf(all, issue).duplicateOf).toBeNull()
    }),
  )
})

test('ISS-8: what goes on in another takes nothing, and says where it goes on', () => {
  const gone = made(anIssue(2), merge(anIssue(2), { into: anIssue(1), reason: 'one fault', tickets: 3 }).ended)
  const merged = refused('issue_merged', 'goes on in issue 1')
  expect(() => edit(gone, { title: 'Other' }, { known })).toThrow(merged)
  expect(() => move(gone, 'wont_do', 'by design')).toThrow(merged)
  expect(() => ship(gone, 'It is in 4.3.', told)).toThrow(merged)
  expect(() => merge(anIssue(3), { into: gone, reason: 'one fault', tickets: 0 })).toThrow(merged)
  expect(() => merge(anIssue(3), { into: anIssue(3), reason: 'itself', tickets: 0 })).toThrow(
    refused('same_issue', 'other one'),
  )
})
