import { expect, test } from 'vitest'
import { gathered } from '../domain/publication.ts'
import { instant } from '../domain/time.ts'
import { policyFile, policyFiles, shippedSla, startingPolicies } from './policy-files.ts'

test('a workspace starts with one order, one sla policy, one closing policy, and everybody’s calendars', () => {
  const starting = startingPolicies()
  const count = (name: string) => starting.filter((each) => each.name === name).length
  expect([count('order'), count('sla'), count('closing'), count('contract')]).toEqual([1, 1, 1, 0])
  const { sla, book } = gathered(starting)
  expect(sla[0]?.document.name).toBe('enterprise-2023')
  expect(Object.keys(book.calendars)).toEqual(expect.arrayContaining(['pacific-24x5', 'follow-the-sun']))
})

test('a workspace may start with any sla policy that ships', () => {
  expect(shippedSla().map(({ slug }) => slug)).toContain('enterprise-2023')
  for (const { slug: sla, document } of shippedSla()) {
    expect(gathered(startingPolicies({ sla })).sla[0]?.document).toEqual(document)
  }
  expect(() => startingPolicies({ sla: 'nobodys' })).toThrow('nobodys')
})

test('the first version of everything holds from the beginning, later ones from their time', () => {
  const starting = startingPolicies()
  const firsts = starting.filter(({ version }) => version === 1)
  expect(new Set(firsts.map(({ effectiveFrom }) => effectiveFrom))).toEqual(new Set([0]))
  expect(new Set(starting.map(({ publishedAt }) => publishedAt))).toEqual(new Set([0]))
  const [, second] = starting.filter(({ slug }) => slug === 'presales-hours')
  expect(second).toMatchObject({ version: 2, effectiveFrom: instant('2023-11-22T00:00:00-08:00') })
})

test('a calendar that several files define is the same in all', () => {
  const known = new Map<string, unknown>()
  for (const file of policyFiles().map(policyFile)) {
    if (file.policy === 'order') continue
    for (const [slug, calendar] of Object.entries({ ...file.calendars, ...file.holidays })) {
      if (known.has(slug)) expect(calendar, slug).toEqual(known.get(slug))
      known.set(slug, calendar)
    }
  }
  expect(known.size).toBeGreaterThan(5)
})
