import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { accountSlug, PAGE_SLUGS, refuseReserved } from './account.ts'
import { planAccounts } from './import-accounts.ts'
import { KnownAccounts } from './known-accounts.ts'

test.each([
  ['Acme Robotics, Inc.', 'acme-robotics-inc'],
  ['Import', 'import-2'],
  ['senders!', 'senders-2'],
  ['Import Partners', 'import-partners'],
  ['東京', ''],
])('ACT-22: %s is called %s', (name, slug) => {
  expect(accountSlug(name)).toBe(slug)
})

test('ACT-22: no account is called like a page; what only begins alike is one', () => {
  for (const slug of PAGE_SLUGS) expect(() => refuseReserved(slug)).toThrow(Refusal)
  expect(refuseReserved('senders-of-mail')).toBeUndefined()
})

test('ACT-22: a row names a page in vain, and a name like one is given another slug', () => {
  const rows = [
    { line: 2, says: { name: 'Import', segment: 'team' }, whole: true },
    { line: 3, says: { name: 'Import', segment: 'team', slug: 'import' }, whole: true },
    { line: 4, says: { name: 'Senders', segment: 'team', externalId: '1' }, whole: true },
    { line: 5, says: { name: 'Senders', segment: 'team', externalId: '2' }, whole: true },
    { line: 6, says: { name: 'Mail', segment: 'team', slug: 'senders' }, whole: true },
  ]
  const planned = planAccounts(rows, new KnownAccounts([]), { source: 'crm' })
  expect(planned.map(({ outcome, what, reason }) => [outcome, reason ?? what])).toEqual([
    ['add', 'import-2: Import'],
    ['refuse', expect.stringContaining('Line 2')],
    ['add', 'senders-2: Senders'],
    ['add', 'senders-3: Senders'],
    ['refuse', expect.stringContaining('"senders" is a page of the accounts')],
  ])
})

test('ACT-22: the pages are those of the web app', () => {
  const router = readFileSync('src/web/router.tsx', 'utf8')
  const pages = [...router.matchAll(/'\/accounts\/([a-z-]+)'/g)].map(([, page]) => page)
  expect(pages.toSorted()).toEqual(PAGE_SLUGS)
})
