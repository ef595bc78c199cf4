import { expect, test } from 'vitest'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import type { Mode } from '../domain/vocabulary.ts'
import { inTransaction } from '../store/db.ts'
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

test('of two who switch at once, one does, and the other is told', async () => {
  const desk = await company.desk()
  const { both } = await inTransaction(company.tenant, async (tx) => {
    await workspaceState(tx, 'lock')
    const switches = Promise.allSettled([switchTo(desk, 'hard'), switchTo(desk, 'hard')])
    await company.waitsForLock(2)
    return { both: switches }
  })
  const [first, second] = (await both).toSorted((a, b) => a.status.localeCompare(b.status))
  expect(first).toMatchObject({ status: 'fulfilled', value: { version: 2 } })
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'mode_unchanged' } })
})
