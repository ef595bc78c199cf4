import { expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { CONTRACT, OFFICE, publish } from '../../test/support/publishing.ts'
import { NOON } from '../../test/support/tickets.ts'
import { later, SECOND } from '../domain/time.ts'
import { policies, publishedVersions } from '../store/policies.ts'
import { NOTICE } from './publish-policy.ts'
import { rebuild } from './rebuild.ts'

const company = testCompany()
const _code = (code: string) => expect.objectContaining({ code })

test('POL-7: a version counts a moment after it was saved, and is told by whom and why', async () => {
  const { version, recompute } = await publish(company)
  const publishedAt = later(NOON, NOTICE)
  expect(version).toEqual({
    name: 'calendar',
    slug: 'office',
    version: 1,
    effectiveFrom: publishedAt,
    publishedAt,
    by: 'ada',
    reason: 'a new office',
    applied: true,
    document: OFFICE,
  })
  expect(recompute).toEqual({ publishedAt, total: 0, done: 0 })
  expect(await publishedVersions(company.tenant, 'calendar')).toContainEqual(version)
  expect((await policies(company.tenant)).book.calendars.office).toHaveLength(1)
})

test('the event of a version rebuilds it', async () => {
  await publish(company)
  await publish(company, { name: 'contract', slug: 'acme', document: CONTRACT, reason: 'agreed', apply: false })
  const reader = { tenant: company.tenant, now: company.now }
  expect((await rebuild(reader, { check: true, progress: () => {} })).differences).toEqual([])
  const { rows } = await company.owner.query(
    "select actor, change ->> 'reason' as reason from event where stream = 'policy' and actor = 'ada' order by seq",
  )
  expect(rows.slice(-2)).toEqual([
    { actor: 'ada', reason: 'a new office' },
    { actor: 'ada', reason: 'agreed' },
  ])
})

test('versions of one document count up, those of others have their own', async () => {
  await publish(company)
  expect((await publish(company, { document: { ...OFFICE, name: 'The office' } })).version.version).toBe(2)
  expect((await publish(company, { slug: 'shop' })).version.version).toBe(1)
})

test('the tickets that must go over are counted', async () => {
  await aTicket(company)
  company.wait(SECOND)
  const { recompute } = await publish(company)
  expect(recompute).toEqual({ publishedAt: later(company.now, NOTICE), total: 1, done: 0 })
})

test('what is not carried over leaves nothing to do', async () => {
  await aTicket(company)
  const { recompute } = await publish(company, { apply: false })
  expect(recompute).toEqual({ publishedAt: null, total: 1, done: 1 })
})

test('two who publish at once take turns: the second is told that it is late', async () => {
  const others = [OFFICE, { ...OFFICE, name: 'Other' }].map((document) => publish(company, { document }, { seen: 0 }))
  const settled = await Promise.allSettled(others)
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(settled).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ code: 'stale_write' }) })
})

test('a repeated call is answered as the first one was, and publishes nothing more', async () => {
  const once = { key: 'k', fingerprint: 'f', present: async () => ({ status: 201, body: '' }) }
  await publish(company, {}, { once })
  await expect(publish(company, {}, { once })).rejects.toMatchObject({
    name: 'Repeated',
    answer: { status: 201, body: '1' },
  })
  expect((await policies(company.tenant)).book.calendars.office).toHaveLength(1)
})
