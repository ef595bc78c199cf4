import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { ControlledTransaction } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { chainHead, chainState, FIRST_HASH, isPending, lockChain } from '../store/audit-chain.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import type { Database } from '../store/schema.ts'
import { seal } from './seal.ts'
import { noteOnTicket } from './ticket-verbs.ts'

const company = testCompany()

const sealing = (batch = 100) => ({
  tenant: company.tenant,
  stopped: () => false,
  pause: async () => {},
  batch,
})

async function append(tenant: Tenant, name: string): Promise<void> {
  const { now, newId } = company
  const facts = { stream: 'access', streamId: newId(), version: 1, type: name, at: now, actor: 'ada' } as const
  await appendFacts(tenant, [{ ...facts, change: { type: name } }], now)
}

interface Link {
  readonly place: number
  readonly type: string
  readonly digest: Buffer
  readonly hash: Buffer
  readonly text: string
}

/** The links of the workspace, with their events as they stand in the log. */
async function links(): Promise<Link[]> {
  const { rows } = await company.owner.query(
    `select l.place::integer, e.type, l.digest, l.hash, jsonb_build_array(e.workspace_id, e.stream, e.stream_id, e.version,
       e.type, (extract(epoch from e.at) * 1000000)::bigint, (extract(epoch from e.recorded_at) * 1000000)::bigint,
       e.actor, e.ref, e.via, e.address, e.change)::text as text
     from audit_link l join event e using (workspace_id, stream_id, version)
     where l.workspace_id = $1 order by l.place`,
    [company.workspace.id],
  )
  return rows
}

async function unlinked(): Promise<number> {
  const { rows } = await company.owner.query(
    `select count(*)::integer as count from event e left join audit_link l using (workspace_id, stream_id, version)
     where e.workspace_id = $1 and l.place is null`,
    [company.workspace.id],
  )
  return rows[0].count
}

const sha256 = (...parts: (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

test('AUD-1: a digest is of everything that was recorded, and a hash of the one before it and the digest', async () => {
  await aTicket(company)
  expect(await seal(sealing())).toBe(true)
  let hash: Buffer = Buffer.from(FIRST_HASH, 'hex')
  const found = await links()
  expect(found.length).toBeGreaterThan(10)
  for (const [index, link] of found.entries()) {
    expect(link.place).toBe(index + 1)
    expect(link.digest).toEqual(sha256(link.text))
    hash = sha256(hash, link.digest)
    expect(link.hash).toEqual(hash)
  }
  expect(await chainHead(company.tenant)).toMatchObject({ place: found.length, hash: hash.toString('hex') })
})

test('AUD-1: the order in which keys were written does not change a digest, and each value does', async () => {
  const { rows } = await company.owner.query(
    `select distinct sha256(convert_to(jsonb_build_array(change::jsonb)::text, 'UTF8')) from unnest($1::text[]) change`,
    [['{"a": 1, "bb": {"c": 2, "d": 3}}', '{"bb":{"d":3,"c":2},"a":1}', '{"a": 1, "bb": {"c": 2, "d": 4}}']],
  )
  expect(rows).toHaveLength(2)
})

describe('AUD-2: every event gets one link', () => {
  test('in batches of any size', async () => {
    const size = (await unlinked()) + 20
    for (let n = 1; n <= 20; n++) await append(company.tenant, `n${n}`)
    const added: number[] = []
    expect(await seal({ ...sealing(7), added: (count) => added.push(count) })).toBe(true)
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(size)
    expect(Math.max(...added)).toBe(7)
    expect((await links()).map(({ place }) => place)).toEqual(Array.from({ length: size }, (_, index) => index + 1))
    expect(await isPending(company.tenant)).toBe(false)
  })

  test('nothing new adds nothing', async () => {
    expect(await isPending(company.tenant)).toBe(true)
    await seal(sealing())
    const before = await chainState(company.tenant)
    await seal(sealing())
    expect(await chainState(company.tenant)).toEqual({ ...before, pending: 0, sealedThrough: company.now })
  })

  test('what is cut short goes on where it ended', async () => {
    let batches = 0
    const cut = await seal({ ...sealing(3), stopped: () => batches++ >= 2 })
    expect(cut).toBe(false)
    expect(await links()).toHaveLength(6)
    expect((await chainState(company.tenant)).pending).toBe(await unlinked())
    expect(await seal(sealing(3))).toBe(true)
    expect(await unlinked()).toBe(0)
  })

  test('one node at a time: another that finds the chain taken leaves it', async () => {
    await seal(sealing())
    await inTransaction(company.tenant, async (tx) => {
      expect(await lockChain(tx)).toBeDefined()
      expect(await seal(sealing())).toBe(false)
    })
    expect(await seal(sealing())).toBe(true)
  })

  test('many nodes at once add each link once', async () => {
    for (let n = 0; n < 30; n++) await append(company.tenant, `n${n}`)
    const size = await unlinked()
    while ((await unlinked()) > 0) await Promise.all([seal(sealing(5)), seal(sealing(5)), seal(sealing(4))])
    expect((await links()).map(({ place }) => place)).toEqual(Array.from({ length: size }, (_, index) => index + 1))
  })

  test('a chain of another database is gone on with', async () => {
    await seal(sealing())
    await append(company.tenant, 'one')
    const foreign = '99999999999:99999999999:'
    await company.owner.query('update audit_chain set snapshot = $1', [foreign])
    expect(await isPending(company.tenant)).toBe(true)
    await seal(sealing())
    expect(await unlinked()).toBe(0)
    expect((await chainHead(company.tenant))?.snapshot).not.toBe(foreign)
  })

  test('writers do not wait while the chain is locked', async () => {
    await seal(sealing())
    const number = await aNumber(company)
    await inTransaction(company.tenant, async (tx) => {
      await lockChain(tx)
      await noteOnTicket(await company.desk(), number, { body: 'seen' })
    })
  })
})

/** What may happen next: a writer begins, writes or ends, or somebody seals. */
const move = fc.record({
  kind: fc.constantFrom('begin', 'write', 'write', 'commit', 'undo', 'seal'),
  which: fc.nat(3),
})

class Writers {
  private readonly open = new Map<number, ControlledTransaction<Database>>()

  async begin(which: number): Promise<void> {
    if (!this.open.has(which)) this.open.set(which, await company.tenant.db.startTransaction().execute())
  }

  async write(which: number): Promise<void> {
    const db = this.open.get(which)
    if (db) await append({ ...company.tenant, db }, 'written')
  }

  async end(which: number, how: 'commit' | 'rollback'): Promise<void> {
    const db = this.open.get(which)
    this.open.delete(which)
    await db?.[how]().execute()
  }

  async endAll(): Promise<void> {
    for (const which of this.open.keys()) await this.end(which, 'commit')
  }
}

const MOVES = {
  begin: (writers: Writers, which: number) => writers.begin(which),
  write: (writers: Writers, which: number) => writers.write(which),
  commit: (writers: Writers, which: number) => writers.end(which, 'commit'),
  undo: (writers: Writers, which: number) => writers.end(which, 'rollback'),
  seal: () => seal(sealing(2)),
} as const

async function noneMissed(moves: readonly { kind: keyof typeof MOVES; which: number }[]): Promise<void> {
  await company.freshWorkspace()
  const writers = new Writers()
  try {
    for (const { kind, which } of moves) await MOVES[kind](writers, which)
  } finally {
    await writers.endAll()
  }
  await seal(sealing(2))
  expect(await unlinked()).toBe(0)
  expect((await links()).every(({ place }, index) => place === index + 1)).toBe(true)
}

test(
  'AUD-2: none is missed and none sealed twice, whatever the order in which writers begin, write and commit',
  () => fc.assert(fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), noneMissed), { numRuns: 25 }),
  60_000,
)
