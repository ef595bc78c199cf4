import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { NO_MONEY } from '../domain/money.ts'
import { later } from '../domain/time.ts'
import {
  accountToChange,
  addWorkspaceName,
  saveAccounts,
  saveMembers,
  saveMoney,
  saveTeams,
  saveTerms,
  wholeAccount,
} from './company.ts'
import { violated } from './db.ts'
import { accountMoney, accountsBySlug, members, teams, workspaceNames } from './workspaces.ts'

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
  const one = { id: newId(), slug: 'one', name: 'One', segment: 'free', plan: null, contract: null } as const
  const two = { id: newId(), slug: 'two', name: "Two's", segment: 'presales', plan: 'trial', contract: null } as const
  await saveAccounts(tenant, [one, two])
  const both = [one, two].map(wholeAccount)
  expect(await accountsBySlug(tenant, ['one', 'two'])).toEqual(expect.arrayContaining(both))
})

test('what an account is promised is saved over what was there, and its events counted', async () => {
  const before = must(await accountToChange(company.tenant, 'acme'), 'acme is there')
  expect(before).toMatchObject({ slug: 'acme', segment: 'enterprise', plan: 'gold', contract: null, version: 1 })
  const terms = { segment: 'team', plan: null, contract: 'acme-2025', version: 2 } as const
  await saveTerms(company.tenant, { id: before.id, ...terms })
  expect(await accountToChange(company.tenant, 'acme')).toEqual({ ...before, ...terms })
  expect(await accountToChange(company.tenant, 'brook')).toMatchObject({ segment: 'team', version: 1 })
  expect(await accountToChange(company.tenant, 'nobody')).toBeUndefined()
})

test('what the CRM knows of an account is saved over what was there, and its events counted', async () => {
  const before = must(await accountToChange(company.tenant, 'acme'), 'acme is there')
  const money = { arr: { minor: 2 ** 40, currency: 'EUR' }, renewsOn: '2027-03-31', churnRisk: 'low' } as const
  await saveMoney(company.tenant, { id: before.id, version: 2, ...money })
  expect(await accountToChange(company.tenant, 'acme')).toEqual({ ...before, ...money, version: 2 })
  expect(await accountMoney(company.tenant, before.id)).toEqual(money)
  expect(await accountToChange(company.tenant, 'brook')).toMatchObject({ ...NO_MONEY, version: 1 })
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
  const account = { id: newId(), slug: 'acme', name: 'Other', segment: 'free', plan: null, contract: null } as const
  expect(await caught(saveTeams(tenant, [team]))).toBe('team_workspace_id_slug_key')
  expect(await caught(saveMembers(tenant, [member]))).toBe('member_workspace_id_handle_key')
  expect(await caught(saveAccounts(tenant, [account]))).toBe('account_workspace_id_slug_key')
  expect(await accountsBySlug(tenant, ['acme'])).toMatchObject([{ name: 'Acme Robotics' }])
})
