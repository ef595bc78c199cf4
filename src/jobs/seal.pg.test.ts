/** The log is sealed in the background: AUD-2, soon after it was told of, and what nobody told of as well. */
import { afterEach, expect, test } from 'vitest'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { ChainMissing, chainState, isPending, lockChain } from '../store/audit-chain.ts'
import { inTransaction, Store } from '../store/db.ts'
import { logSealer } from './seal.ts'
import type { WhenTold } from './when-told.ts'

const company = testCompany()
const sealers: WhenTold[] = []

function sealer(store = company.store) {
  const failures: unknown[] = []
  const made = logSealer({ store, failed: (error) => failures.push(error) })
  sealers.push(made)
  return { made, failures }
}

afterEach(async () => {
  await Promise.all(sealers.splice(0).map((each) => each.stop()))
})

async function untilSealed(): Promise<number> {
  const began = performance.now()
  while (await isPending(company.tenant)) {
    if (performance.now() - began > 10_000) throw new Error('The log is not sealed')
  }
  return performance.now() - began
}

test('AUD-2: what is told of is sealed within a second', async () => {
  const { made, failures } = sealer()
  await aNumber(company)
  made.wake(company.workspace.id)
  expect(await untilSealed()).toBeLessThan(3_000)
  await aNumber(company)
  made.wake(company.workspace.id)
  await untilSealed()
  expect((await chainState(company.tenant)).pending).toBe(0)
  expect(failures).toEqual([])
})

test('AUD-2: at its start it finds what nobody told of, in every workspace', async () => {
  const first = company.tenant
  await company.freshWorkspace()
  const { made } = sealer()
  made.start()
  await untilSealed()
  expect(await isPending(first)).toBe(false)
})

test('AUD-2: a chain that was taken away is told once and not begun again, and the others are sealed', async () => {
  const gone = company.workspace.id
  await company.freshWorkspace()
  await company.owner.query('delete from audit_chain where workspace_id = $1', [gone])
  const { made, failures } = sealer()
  for (let time = 0; time < 2; time++) {
    await aNumber(company)
    made.wake(gone)
    made.wake(company.workspace.id)
    await untilSealed()
  }
  await made.stop()
  expect(failures).toEqual([expect.any(ChainMissing)])
  const { rows } = await company.owner.query(
    `select 1 from audit_chain where workspace_id = $1 union all select 1 from audit_link where workspace_id = $1`,
    [gone],
  )
  expect(rows).toEqual([])
})

test('two nodes seal the same log', async () => {
  const nodes = [sealer(), sealer()]
  for (let n = 0; n < 20; n++) {
    await aNumber(company)
    for (const { made } of nodes) made.wake(company.workspace.id)
  }
  await untilSealed()
  expect(nodes.flatMap(({ failures }) => failures)).toEqual([])
  const { place, pending } = await chainState(company.tenant)
  expect(pending).toBe(0)
  const { rows } = await company.owner.query('select count(*)::integer as count from event where workspace_id = $1', [
    company.workspace.id,
  ])
  expect(place).toBe(rows[0].count)
})

test('it ends at once, also while another node has the chain', async () => {
  await inTransaction(company.tenant, async (tx) => {
    await lockChain(tx)
    const { made } = sealer()
    made.wake(company.workspace.id)
    await made.stop()
    made.wake(company.workspace.id)
  })
})

test('a database that is away is told, and tried again', async () => {
  const away = new Store({ host: '127.0.0.1', port: 9 })
  const { made, failures } = sealer(away)
  made.wake(company.workspace.id)
  while (failures.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await made.stop()
  await away.end()
  expect(failures).toHaveLength(1)
})
