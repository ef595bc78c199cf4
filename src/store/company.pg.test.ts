import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { policyFile } from '../../test/support/policies.ts'
import { instantOf, later } from '../domain/time.ts'
import { addWorkspaceName, saveAccounts, saveMembers, savePolicy, saveTeams } from './company.ts'
import { violated } from './db.ts'
import { accountsBySlug, members, policies, teams, workspaceNames } from './workspaces.ts'

const company = testCompany()

const caught = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => violated(error))

test('a workspace enters the directory, each slug once', async () => {
  const { store, newId, now } = company
  const workspace = { id: newId(), slug: 'north', name: 'North', createdAt: later(now, 1) }
  expect(await addWorkspaceName(store.directory, workspace)).toBe(true)
  expect(await addWorkspaceName(store.directory, { ...workspace, id: newId() })).toBe(false)
  expect((await workspaceNames(store.directory)).at(-1)).toEqual(workspace)
})

test('teams and members are saved as they are', async () => {
  const { tenant, newId } = company
  const team = { id: newId(), slug: 'field', name: 'Field "A"', kind: 'customer_engineering' } as const
  const member = { id: newId(), handle: 'zoe', name: 'Zoë \\ Quinn', role: 'engineer', team: 'field' } as const
  await saveTeams(tenant, [team])
  await saveMembers(tenant, [member])
  expect(await teams(tenant)).toContainEqual(team)
  expect(await members(tenant)).toContainEqual(member)
})

test('accounts are saved as they are, with and without a plan', async () => {
  const { tenant, newId } = company
  const one = { id: newId(), slug: 'one', name: 'One', segment: 'free', plan: null } as const
  const two = { id: newId(), slug: 'two', name: "Two's", segment: 'presales', plan: 'trial' } as const
  await saveAccounts(tenant, [one, two])
  expect(await accountsBySlug(tenant, ['one', 'two'])).toEqual(expect.arrayContaining([one, two]))
})

test('saving nothing is nothing', async () => {
  const before = await members(company.tenant)
  await saveMembers(company.tenant, [])
  expect(await members(company.tenant)).toEqual(before)
})

test('what is there already is not written over: a slug and a handle are taken once', async () => {
  const { tenant, newId } = company
  const team = { id: newId(), slug: 'support', name: 'Other', kind: 'product' } as const
  const member = { id: newId(), handle: 'ada', name: 'Other', role: 'engineer', team: 'support' } as const
  const account = { id: newId(), slug: 'acme', name: 'Other', segment: 'free', plan: null } as const
  expect(await caught(saveTeams(tenant, [team]))).toBe('team_workspace_id_slug_key')
  expect(await caught(saveMembers(tenant, [member]))).toBe('member_workspace_id_handle_key')
  expect(await caught(saveAccounts(tenant, [account]))).toBe('account_workspace_id_slug_key')
  expect(await accountsBySlug(tenant, ['acme'])).toMatchObject([{ name: 'Acme Robotics' }])
})

test('a policy is added as a further version', async () => {
  const { tenant, newId } = company
  const { document } = policyFile('order-class-first.json')
  const effectiveFrom = instantOf(1_700_000_000_007)
  await savePolicy(tenant, { id: newId(), name: 'order', version: 2, effectiveFrom, document })
  const { order, sla } = await policies(tenant)
  expect(order.map(({ version }) => version)).toEqual([1, 2])
  expect(order[1]).toMatchObject({ effectiveFrom, document })
  expect(sla).toHaveLength(1)
  const again = savePolicy(tenant, { id: newId(), name: 'order', version: 2, effectiveFrom, document })
  expect(await caught(again)).toBe('policy_pkey')
})
