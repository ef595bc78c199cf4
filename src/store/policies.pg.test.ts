import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { shippedPolicies } from '../../test/support/policies.ts'
import { NOON } from '../../test/support/tickets.ts'
import type { Contract } from '../domain/sla/document.ts'
import { DAY, instantOf, later, MINUTE } from '../domain/time.ts'
import { inTransaction, violated } from './db.ts'
import {
  appliedSince,
  keptFromOpen,
  type PublishedVersion,
  policies,
  publishedVersions,
  savePolicies,
} from './policies.ts'

const company = testCompany()

const written: Contract = { name: 'Acme 2024', rules: [] }

/** A version of the contract of acme, published at NOON. */
const aVersion = (version: number, more: Partial<PublishedVersion> = {}): PublishedVersion => ({
  name: 'contract',
  slug: 'acme',
  version,
  effectiveFrom: NOON,
  publishedAt: NOON,
  by: 'ada',
  reason: 'agreed',
  applied: true,
  document: written,
  ...more,
})

test('a workspace is judged by what it started with', async () => {
  expect(await policies(company.tenant)).toEqual(shippedPolicies())
})

test('the same policies are the same object, until something is published', async () => {
  const before = await policies(company.tenant)
  expect(await policies(company.tenant)).toBe(before)
  await savePolicies(company.tenant, [aVersion(1)])
  const after = await policies(company.tenant)
  expect(after).not.toBe(before)
  expect(after.contracts.acme).toEqual([{ version: 1, effectiveFrom: NOON, publishedAt: NOON, document: written }])
  expect(await policies(company.tenant)).toBe(after)
})

test('a document that was put right in place is noticed', async () => {
  await savePolicies(company.tenant, [aVersion(1)])
  const before = await policies(company.tenant)
  await company.owner.query('update policy set document = document || \'{"name": "Other"}\' where name = \'contract\'')
  const after = await policies(company.tenant)
  expect(after).not.toBe(before)
  expect(after.contracts.acme?.[0]?.document.name).toBe('Other')
})

test('every workspace has its own', async () => {
  const before = company.tenant
  await savePolicies(before, [aVersion(1)])
  await company.freshWorkspace()
  expect((await policies(company.tenant)).contracts).toEqual({})
  expect(Object.keys((await policies(before)).contracts)).toEqual(['acme'])
})

test('a transaction reads what it has written itself', async () => {
  await policies(company.tenant)
  const seen = await inTransaction(company.tenant, async (tx) => {
    await savePolicies(tx, [aVersion(1)])
    return policies(tx)
  })
  expect(Object.keys(seen.contracts)).toEqual(['acme'])
})

test('versions are read oldest first, and told newest first', async () => {
  const planned = aVersion(2, { effectiveFrom: later(NOON, DAY), reason: null, applied: false })
  const instead = aVersion(3, { effectiveFrom: later(NOON, DAY), by: 'lee' })
  await savePolicies(company.tenant, [instead, aVersion(1), planned])
  const { contracts } = await policies(company.tenant)
  expect(contracts.acme?.map(({ version }) => version)).toEqual([1, 2, 3])
  expect(await publishedVersions(company.tenant, 'contract')).toEqual([instead, planned, aVersion(1)])
})

test('a version is saved once', async () => {
  await savePolicies(company.tenant, [aVersion(1)])
  const again = await savePolicies(company.tenant, [aVersion(1)]).catch((error: unknown) => error)
  expect(violated(again)).toBe('policy_pkey')
})

test('an instant is kept to the millisecond', async () => {
  const at = instantOf(NOON + 7)
  await savePolicies(company.tenant, [aVersion(1, { effectiveFrom: at, publishedAt: at })])
  expect((await policies(company.tenant)).contracts.acme?.[0]).toMatchObject({ effectiveFrom: at, publishedAt: at })
})

test('what open tickets go over to is told from a moment on, oldest first', async () => {
  const second = aVersion(2, { publishedAt: later(NOON, MINUTE), reason: null })
  await savePolicies(company.tenant, [second, aVersion(1), aVersion(3, { applied: false })])
  const heads = async (since: number) =>
    (await appliedSince(company.tenant, instantOf(since))).map(({ version, by, reason }) => [version, by, reason])
  expect(await heads(0)).toEqual([
    [1, 'ada', 'agreed'],
    [2, 'ada', null],
  ])
  expect(await heads(NOON)).toEqual([[2, 'ada', null]])
  expect(await heads(second.publishedAt)).toEqual([])
})

test('what was kept from open tickets is told until something is carried over to them', async () => {
  const versions = async () => (await keptFromOpen(company.tenant)).map(({ slug, version }) => [slug, version])
  expect(await versions()).toEqual([])
  await savePolicies(company.tenant, [aVersion(1, { applied: false })])
  expect(await versions()).toEqual([['acme', 1]])
  await savePolicies(company.tenant, [aVersion(1, { slug: 'brook', publishedAt: later(NOON, MINUTE) })])
  expect(await versions()).toEqual([])
})
