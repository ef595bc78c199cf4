import { expect, test } from 'vitest'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import type { Mode } from '../domain/vocabulary.ts'
import { hasHappened } from '../store/events.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Desk } from './desk.ts'
import { switchMode } from './switch-mode.ts'

const company = testCompany()
const answer = () => ({ status: 200, body: '{}' })

const switchTo = (desk: Desk, mode: Mode) => switchMode(desk, { mode, reason: 'a long night' }, answer)

/** What PostgreSQL has on disk of tickets and their places: which transaction wrote each row, and where it lies. */
async function rows() {
  const { id } = company.workspace
  const query = (table: string) =>
    company.owner.query(`select xmin::text, ctid::text from ${table} where workspace_id = $1 order by ctid`, [id])
  const [tickets, places] = await Promise.all(['ticket', 'place_change'].map(query))
  return { tickets: tickets?.rows, places: places?.rows }
}

test('RANK-6: switching the mode touches no ticket', async () => {
  for (let n = 0; n < 20; n++) await aNumber(company, { priority: 'p2' })
  const before = await rows()
  expect(before.tickets).toHaveLength(20)
  await switchTo(await company.desk(), 'hard')
  await switchTo(await company.desk('lee'), 'normal')
  expect(await rows()).toEqual(before)
})

test('who switched it, when and why is kept, as an event and as the state', async () => {
  const { tenant, now } = company
  const state = await switchTo(await company.desk('lee'), 'hard')
  const expected = { version: 2, mode: 'hard', modeSince: now, modeReason: 'a long night', modeBy: 'lee' }
  expect(state).toEqual(expected)
  expect(await workspaceState(tenant)).toEqual(expected)
  expect(await hasHappened(tenant, 'mode_switched', { mode: 'hard', reason: 'a long night' })).toBe(true)
})

test('switching to the present mode is refused', async () => {
  const desk = await company.desk()
  await expect(switchTo(desk, 'normal')).rejects.toMatchObject({ code: 'mode_unchanged' })
  await switchTo(desk, 'hard')
  await expect(switchTo(desk, 'hard')).rejects.toMatchObject({ code: 'mode_unchanged' })
})

test('of many who switch at once, one does, and the others are told', async () => {
  const desk = await company.desk()
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => switchTo(desk, 'hard')))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const codes = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(new Set(codes)).toEqual(new Set(['mode_unchanged']))
  expect((await workspaceState(company.tenant)).version).toBe(2)
})
