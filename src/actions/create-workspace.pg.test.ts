import { describe, expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import type { CompanyFacts } from '../domain/history.ts'
import { gathered } from '../domain/publication.ts'
import { startingPolicies } from '../local/policy-files.ts'
import { eventsOfTickets, hasHappened } from '../store/events.ts'
import { policies } from '../store/policies.ts'
import { accountsBySlug, members, teams, workspaceNames, workspaceState } from '../store/workspaces.ts'
import { addAccount, addCompanyFacts, createWorkspace, recordInWorkspace } from './create-workspace.ts'

const company = testCompany()
const answer = () => ({ status: 201, body: '{}' })
const facts: CompanyFacts = {
  teams: [{ slug: 'field', name: 'Field', kind: 'customer_engineering' }],
  members: [{ handle: 'zoe', name: 'Zoe', role: 'engineer', team: 'field' }],
  accounts: [{ slug: 'delta', name: 'Delta', segment: 'presales', plan: null, contract: null }],
}
const delta = { slug: 'delta', name: 'Delta', segment: 'presales', plan: null, contract: null } as const

/** Types of all events of the workspace's own facts, by how often they happened. */
async function happened(): Promise<Record<string, number>> {
  const { rows } = await company.owner.query<{ type: string; count: number }>(
    `select type, count(*)::integer as count from event
     where workspace_id = $1 and stream <> 'ticket' group by type order by type`,
    [company.workspace.id],
  )
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]))
}

describe('a new workspace', () => {
  test('is empty but for the policies it starts with, all written down as events', async () => {
    const { store } = company
    const before = company.workspace
    const { id } = await company.freshWorkspace()
    expect(await workspaceState(store.tenant(id))).toMatchObject({ version: 1, mode: 'normal' })
    const starting = startingPolicies()
    expect(await policies(store.tenant(id))).toEqual(gathered(starting))
    expect(await happened()).toMatchObject({ workspace_created: 1, policy_added: starting.length, team_added: 3 })
    expect(before.id).not.toBe(id)
  })

  test('of a slug that is taken is refused, and leaves nothing', async () => {
    const { store, workspace, now, newId } = company
    const before = await workspaceNames(store.directory)
    const made = createWorkspace(store, { slug: workspace.slug, name: 'Again' }, [], { now, newId })
    await expect(made).rejects.toMatchObject({ code: 'workspace_exists' })
    expect(await workspaceNames(store.directory)).toEqual(before)
  })
})

describe('company facts', () => {
  test('are added once, each with its event; what is known stays as it is', async () => {
    const { tenant } = company
    const before = await happened()
    await addCompanyFacts(tenant, facts, company)
    await addCompanyFacts(tenant, facts, company)
    const renamed = { ...facts, accounts: [{ ...delta, name: 'Renamed' }] }
    await addCompanyFacts(tenant, renamed, company)
    expect((await teams(tenant)).map(({ slug }) => slug)).toContain('field')
    expect((await members(tenant)).map(({ handle }) => handle)).toContain('zoe')
    expect(await accountsBySlug(tenant, ['delta'])).toMatchObject([delta])
    const more = { team_added: 4, member_added: 5, account_added: 3 }
    expect(await happened()).toEqual({ ...before, ...more })
  })

  test('added by several at once are added once', async () => {
    await Promise.all([1, 2, 3].map(() => addCompanyFacts(company.tenant, facts, company)))
    expect(await happened()).toMatchObject({ team_added: 4, member_added: 5, account_added: 3 })
  })

  test('are no events of tickets', async () => {
    expect(await eventsOfTickets(company.tenant, [])).toEqual([])
  })
})

describe('an account', () => {
  test('is added with its event, by who asked', async () => {
    const account = await addAccount(await company.desk('lee'), delta, answer)
    expect(await accountsBySlug(company.tenant, ['delta'])).toEqual([account])
    const { rows } = await company.owner.query(
      "select actor, change from event where stream = 'account' and stream_id = $1",
      [account.id],
    )
    expect(rows).toEqual([{ actor: 'lee', change: { type: 'account_added', ...delta } }])
  })

  test('of a slug that is taken is refused', async () => {
    const desk = await company.desk()
    const acme = addAccount(desk, { ...delta, slug: 'acme' }, answer)
    await expect(acme).rejects.toMatchObject({ code: 'account_exists' })
  })

  test('added by many at once is one account; the others are refused', async () => {
    const desk = await company.desk()
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => addAccount(desk, delta, answer)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const codes = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(new Set(codes)).toEqual(new Set(['account_exists']))
    expect(await happened()).toMatchObject({ account_added: 3 })
  })
})

test('what happened to a workspace itself is recorded in its stream, by several at once too', async () => {
  const { tenant } = company
  await Promise.all([1, 2, 3].map((seed) => recordInWorkspace(tenant, 'demo_loaded', { seed }, company)))
  expect(await hasHappened(tenant, 'demo_loaded', { seed: 2 })).toBe(true)
  expect((await workspaceState(tenant)).version).toBe(4)
})
