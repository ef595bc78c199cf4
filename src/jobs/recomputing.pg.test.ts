import { describe, expect, onTestFinished, test } from 'vitest'
import { aNumber, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { publishSla, slaOf } from '../../test/support/publishing.ts'
import { NOTICE } from '../actions/publish-policy.ts'
import { recomputeProgress } from '../actions/recompute.ts'
import { MINUTE } from '../domain/time.ts'
import { inTransaction } from '../store/db.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { recompute, recomputing } from './recompute.ts'
import type { WhenTold } from './when-told.ts'

const company = testCompany()

/** Reads the tickets' progress until `done` says that it is far enough. */
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 5_000
  while (!(await done())) {
    if (performance.now() > deadline) throw new Error('It did not come so far')
    await new Promise(setImmediate)
  }
}

test('POL-9: a ticket that somebody holds is waited for', async () => {
  await aNumber(company)
  await aNumber(company)
  company.wait(MINUTE)
  await publishSla(company, slaOf(7))
  company.wait(NOTICE)
  let pauses = 0
  const pause = async () => {
    pauses++
    await new Promise(setImmediate)
  }
  const going = await inTransaction(company.tenant, async (tx) => {
    await ticketByNumber(tx, 1, 'lock')
    const done = recompute({
      tenant: company.tenant,
      now: () => company.now,
      stopped: () => false,
      pause,
      carried: () => {},
    })
    const asFarAs = async () => (await recomputeProgress(company.tenant)).done
    await until(async () => (await asFarAs()) === 1)
    const before = pauses
    await until(() => pauses > before + 4)
    expect(await asFarAs()).toBe(1)
    return { done }
  })
  expect(await going.done).toBe(2)
  expect(await recomputeProgress(company.tenant)).toMatchObject({ total: 2, done: 2 })
})

/** How many events carried something over. */
async function rebased(): Promise<number> {
  const { rows } = await company.owner.query<{ count: number }>(
    "select count(*)::integer as count from event where workspace_id = $1 and type = 'rebased'",
    [company.workspace.id],
  )
  return rows[0]?.count ?? 0
}

describe('a node', () => {
  /** A node's job on this store, whose failures fail the test; `changed` hears of workspaces. */
  function aNode(changed: (workspace: string) => void = () => {}): WhenTold {
    const failed = (error: unknown) => {
      throw error
    }
    const node = recomputing({ store: company.store, now: () => company.now, changed, failed })
    onTestFinished(() => node.stop())
    return node
  }

  const isDone = async () => {
    const { total, done } = await recomputeProgress(company.tenant)
    return total === done
  }

  test('carries over what is published on it, and says in which workspace', async () => {
    await manyTickets(company, 3, () => ({}))
    company.wait(MINUTE)
    const heard: string[] = []
    const node = aNode((workspace) => heard.push(workspace))
    await publishSla(company, slaOf(7))
    company.wait(NOTICE)
    node.wake(company.workspace.id)
    await until(isDone)
    await node.stop()
    expect(new Set(heard)).toEqual(new Set([company.workspace.id]))
    expect(await rebased()).toBe(3)
  })

  test('finds at its start what was left undone', async () => {
    await manyTickets(company, 3, () => ({}))
    company.wait(MINUTE)
    await publishSla(company, slaOf(7))
    company.wait(NOTICE)
    const node = aNode()
    node.start()
    await until(isDone)
    await node.stop()
    expect(await rebased()).toBe(3)
  })

  test('does nothing more once it is stopped', async () => {
    await manyTickets(company, 3, () => ({}))
    company.wait(MINUTE)
    await publishSla(company, slaOf(7))
    company.wait(NOTICE)
    const node = aNode()
    await node.stop()
    node.wake(company.workspace.id)
    await node.stop()
    expect(await isDone()).toBe(false)
  })
})
