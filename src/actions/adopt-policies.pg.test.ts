import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { startingTriage } from '../local/policy-files.ts'
import { publishedVersions } from '../store/policies.ts'
import { adoptPolicies } from './adopt-policies.ts'
import { rebuild } from './rebuild.ts'

const company = testCompany()
const shipping = startingTriage()

/** A workspace as it was before there was anything of triage. */
async function olderWorkspace() {
  const { id } = await company.freshWorkspace()
  const names = shipping.map(({ name }) => name)
  await company.owner.query('delete from policy where workspace_id = $1 and name = any($2)', [id, names])
  await company.owner.query(
    "delete from event where workspace_id = $1 and stream = 'policy' and change ->> 'name' = any($2)",
    [id, names],
  )
  return company.store.tenant(id)
}

test('POL-11: a workspace of before gets what ships, once, from now on', async () => {
  const tenant = await olderWorkspace()
  const clockwork = { now: company.now, newId: company.newId }
  expect(await adoptPolicies(company.store, shipping, clockwork)).toBe(shipping.length)
  expect(await adoptPolicies(company.store, shipping, clockwork)).toBe(0)
  const [severity] = await publishedVersions(tenant, 'severity')
  expect(severity).toMatchObject({ version: 1, by: 'system', effectiveFrom: company.now })
  expect((await rebuild({ tenant, now: company.now }, { check: true, progress: () => {} })).differences).toEqual([])
})

test('POL-11: what it has anything of is its own business', async () => {
  const tenant = await olderWorkspace()
  const clockwork = { now: company.now, newId: company.newId }
  const [form] = shipping.filter(({ name }) => name === 'form')
  await adoptPolicies(company.store, form ? [form] : [], clockwork)
  await adoptPolicies(company.store, shipping, clockwork)
  expect(await publishedVersions(tenant, 'form')).toHaveLength(1)
  expect(await publishedVersions(tenant, 'template')).toHaveLength(
    shipping.filter(({ name }) => name === 'template').length,
  )
})
