/** What the people of the demo company are seen to do with its tickets. */
import { beforeEach, expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { DEMO_NOW } from '../../test/support/demo.ts'
import { openAttention } from '../actions/attention.ts'
import { addCompanyFacts, createWorkspace } from '../actions/create-workspace.ts'
import { loadHistories } from '../actions/load-history.ts'
import { rebuild } from '../actions/rebuild.ts'
import { openConcerns } from '../store/concerns.ts'
import type { Tenant } from '../store/db.ts'
import { issuePage, linkCounts } from '../store/issues.ts'
import { offeredTickets } from '../store/lists.ts'
import { policies } from '../store/policies.ts'
import { numberOne } from '../store/queue.ts'
import { demoCompany } from './demo/company.ts'
import { loadDemoDuty } from './demo-duty.ts'
import { loadDemoFlow } from './demo-flow.ts'
import { startingPolicies } from './policy-files.ts'

const company = testCompany()
const LINE = { team: 'support', mode: 'normal' } as const
const BATCH = 400

const { facts, tickets } = demoCompany(1, DEMO_NOW)

beforeEach(async () => {
  company.now = DEMO_NOW
  company.enter(
    await createWorkspace(
      company.store,
      { slug: `harbor-${company.newId()}`, name: 'Harbor' },
      startingPolicies(),
      company,
    ),
  )
  const { tenant, now, newId } = company
  await addCompanyFacts(tenant, facts, company)
  await loadDemoDuty(tenant, now, newId)
  for (let from = 0; from < tickets.length; from += BATCH) {
    const loader = { tenant, policies: await policies(tenant), now, newId }
    await loadHistories(loader, tickets.slice(from, from + BATCH))
  }
}, 120_000)

async function all<Row>(query: string): Promise<Row[]> {
  const { rows } = await company.owner.query<Row & object>(query, [company.workspace.id])
  return rows
}

const eventCount = async () =>
  (await all<{ n: number }>('select count(*)::int as n from event where workspace_id = $1'))[0]?.n

async function issuesIn(tenant: Tenant) {
  const page = (status?: 'duplicate') => issuePage(tenant, { sight: 'all', status }, { before: undefined, limit: 50 })
  return [...(await page()).issues, ...(await page('duplicate')).issues]
}

const kindsFor = async (handle: string) => (await openAttention(company, handle)).map(({ kind }) => kind)

test('the people of the demo company act on its tickets, once, and the line keeps its number one', async () => {
  const { tenant } = company
  const first = await numberOne(tenant, LINE)
  expect(await loadDemoFlow(tenant, tickets, company)).toBe(true)
  expect(await numberOne(tenant, LINE)).toBe(first)

  const issues = await issuesIn(tenant)
  expect(issues.length).toBeGreaterThanOrEqual(8)
  expect(new Set(issues.map(({ kind }) => kind)).size).toBe(3)
  expect(new Set(issues.map(({ audience }) => audience)).size).toBe(2)
  const statuses = ['done', 'in_progress', 'open', 'on_backlog', 'wont_do']
  expect([...new Set(issues.map(({ status }) => status))].toSorted()).toEqual(statuses.toSorted())
  const own = issues.filter(({ duplicateOf }) => duplicateOf === null)
  expect(issues.length - own.length).toBe(1)
  const counts = await linkCounts(
    tenant,
    own.map(({ number }) => number),
  )
  for (const { number } of own) expect(counts.get(number)?.tickets).toBeGreaterThanOrEqual(2)

  const helps = await all<{ state: string }>(
    "select help ->> 'state' as state from ticket, jsonb_array_elements(helps) help where workspace_id = $1",
  )
  expect(helps.map(({ state }) => state).toSorted()).toEqual(['answered', 'asked', 'bounced', 'taken'])
  const offers = await Promise.all(['support', 'engineering'].map((team) => offeredTickets(tenant, { team }, 9)))
  expect(offers.flat().map(({ ticket }) => ticket.handOff?.bounced === null)).toEqual([true, false])
  const concerns = await openConcerns(tenant, 9)
  expect(concerns.map(({ concern }) => concern.confirmedAt === null).toSorted()).toEqual([false, true])
  const missing = await all("select 1 from ticket where workspace_id = $1 and document ->> 'found' = 'missing'")
  expect(missing.length).toBeGreaterThan(0)

  const mine = await kindsFor('ada')
  expect(mine).toEqual(expect.arrayContaining(['mention', 'concern', 'shipped']))
  expect(mine.length).toBeGreaterThanOrEqual(4)
  expect(mine.length).toBeLessThanOrEqual(8)
  // Above her line nothing waits, and a viewer has nothing to do.
  expect(await offeredTickets(tenant, { team: 'support', handle: 'ada' }, 9)).toEqual([])
  expect(await kindsFor('pooja')).toEqual([])

  const before = await eventCount()
  expect(await loadDemoFlow(tenant, tickets, company)).toBe(false)
  expect(await eventCount()).toBe(before)
  const { differences } = await rebuild(company, { check: true, progress: () => {} })
  expect(differences).toEqual([])
}, 120_000)

test('a load that is cut short has left nothing of it, and the next one does all of it', async () => {
  const { tenant, now } = company
  const before = await eventCount()
  let ids = 0
  const cutShort = () => {
    if (++ids > 5) throw new Error('killed')
    return company.newId()
  }
  await expect(loadDemoFlow(tenant, tickets, { now, newId: cutShort })).rejects.toThrow('killed')
  expect(await eventCount()).toBe(before)
  expect(await loadDemoFlow(tenant, tickets, company)).toBe(true)
  expect((await issuesIn(tenant)).length).toBeGreaterThanOrEqual(8)
}, 120_000)
