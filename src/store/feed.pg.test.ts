/** The feed of changes: LOG-7, whatever the order in which writers commit. */
import fc from 'fast-check'
import type { ControlledTransaction } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { noteOnTicket } from '../actions/ticket-verbs.ts'
import { must } from '../domain/assert.ts'
import { instantOf } from '../domain/time.ts'
import { inTransaction, type Tenant } from './db.ts'
import { appendFacts } from './events.ts'
import { changesSince, isSnapshot, type Snapshot, snapshotNow } from './feed.ts'
import type { Database } from './schema.ts'

const company = testCompany()

/** Appends an event of type `name` to a stream of its own. */
async function append(tenant: Tenant, name: string): Promise<void> {
  const { now, newId } = company
  const change = { type: name }
  const event = {
    stream: 'workspace',
    streamId: newId(),
    version: 1,
    type: name,
    at: now,
    actor: 'ada',
    change,
  } as const
  await appendFacts(tenant, [event], now)
}

/** The types of what has become visible since, and the moment of reading. */
async function read(since: Snapshot): Promise<{ types: string[]; snapshot: Snapshot }> {
  const { changes, snapshot, cut } = await changesSince(company.tenant, since, 200)
  expect(cut).toBe(false)
  return { types: changes.map(({ type }) => type), snapshot }
}

test('a change says which ticket, what and when, in the order things were written', async () => {
  const since = await snapshotNow(company.tenant)
  company.now = instantOf(company.now + 7)
  const number = await aNumber(company)
  await noteOnTicket(await company.desk(), number, { body: 'seen' })
  const { changes } = await changesSince(company.tenant, since, 10)
  const at = company.now
  expect(changes).toMatchObject([
    { stream: 'ticket', number, type: 'opened', at },
    { stream: 'ticket', number, type: 'noted', at },
  ])
  expect(must(changes[0], 'two').seq).toBeLessThan(must(changes[1], 'two').seq)
})

test('what is told once is not told again', async () => {
  const first = await snapshotNow(company.tenant)
  await append(company.tenant, 'one')
  const second = await read(first)
  expect(second.types).toEqual(['one'])
  expect((await read(second.snapshot)).types).toEqual([])
})

test('LOG-7: a writer who commits late is heard, though others wrote after and committed before', async () => {
  const start = await snapshotNow(company.tenant)
  let between: Snapshot = start
  await inTransaction(company.tenant, async (slow) => {
    await append(slow, 'slow')
    await append(company.tenant, 'quick')
    const { types, snapshot } = await read(start)
    expect(types).toEqual(['quick'])
    between = snapshot
  })
  const { types, snapshot } = await read(between)
  expect(types).toEqual(['slow'])
  expect((await read(snapshot)).types).toEqual([])
  expect((await read(start)).types).toEqual(['slow', 'quick'])
})

test('what is undone is never heard', async () => {
  const start = await snapshotNow(company.tenant)
  const undone = inTransaction(company.tenant, async (tx) => {
    await append(tx, 'undone')
    throw new Error('changed our mind')
  })
  await expect(undone).rejects.toThrow('changed our mind')
  expect((await read(start)).types).toEqual([])
})

test('a neighbour is not heard', async () => {
  const start = await snapshotNow(company.tenant)
  await company.freshWorkspace()
  await aNumber(company)
  const created = (await read(start)).types
  expect(created).toContain('opened')
  await company.freshWorkspace()
  expect((await read(start)).types).not.toContain('opened')
})

describe('a reader who missed too much', () => {
  test('is told so, and up to the limit is not', async () => {
    const start = await snapshotNow(company.tenant)
    for (const name of ['a', 'b', 'c']) await append(company.tenant, name)
    expect(await changesSince(company.tenant, start, 3)).toMatchObject({ cut: false, changes: [{}, {}, {}] })
    const page = await changesSince(company.tenant, start, 2)
    expect(page.cut).toBe(true)
    expect((await read(page.snapshot)).types).toEqual([])
  })

  test('as is one whose moment lies in the future of this database: it is of another', async () => {
    const [, next = ''] = (await snapshotNow(company.tenant)).split(':')
    const future = `${Number(next) + 1000}:${Number(next) + 1000}:` as Snapshot
    expect((await changesSince(company.tenant, future, 10)).cut).toBe(true)
  })
})

describe('a moment of the log', () => {
  test.each(['12:15:12,14', '12:12:', '12:15:13', '1:2:1'])('may be "%s"', async (text) => {
    expect(isSnapshot(text)).toBe(true)
    await expect(read(text as Snapshot)).resolves.toBeDefined()
  })

  test.each([
    ['begins after it ends', '12:11:'],
    ['has one running that had not begun', '12:15:15'],
    ['has one running that had ended', '12:15:11'],
    ['is out of order', '12:15:14,13'],
    ['is from before the first', '0:0:'],
    ['is out of bounds', '99999999999999999999:99999999999999999999:'],
    ['is cut short', '12:15'],
    ['ends in a comma', '12:15:12,'],
    ['is more than a moment', '12:15:12,14 or 1=1'],
    ['is nothing', ''],
  ])('is not what %s', (_, text) => {
    expect(isSnapshot(text)).toBe(false)
  })

  test('is read by PostgreSQL whenever it is taken for one', async () => {
    const id = fc.nat(9)
    const text = fc.tuple(id, id, fc.array(id, { maxLength: 3 }))
    await fc.assert(
      fc.asyncProperty(text, async ([xmin, xmax, running]) => {
        const moment = `${xmin}:${xmax}:${running.join(',')}`
        const readable = await company.owner.query('select $1::pg_snapshot', [moment]).then(
          () => true,
          () => false,
        )
        expect(isSnapshot(moment)).toBe(readable)
      }),
      { numRuns: 100 },
    )
  })
})

/** Writers who each have a transaction open, what they have written in it, and what came of it. */
class Writers {
  /** Names of events that are committed. */
  readonly committed: string[] = []
  private readonly open = new Map<number, { readonly db: ControlledTransaction<Database>; readonly names: string[] }>()

  private async write(writer: number, name: string): Promise<void> {
    const known = this.open.get(writer)
    const { db, names } = known ?? { db: await company.tenant.db.startTransaction().execute(), names: [] }
    if (!known) this.open.set(writer, { db, names })
    await append({ db, workspace: company.workspace.id }, name)
    names.push(name)
  }

  private async end(writer: number, how: 'commit' | 'rollback'): Promise<void> {
    const transaction = this.open.get(writer)
    if (!transaction) return
    await transaction.db[how]().execute()
    if (how === 'commit') this.committed.push(...transaction.names)
    this.open.delete(writer)
  }

  act({ writer, what }: { writer: number; what: string }, name: string): Promise<void> {
    if (what === 'write') return this.write(writer, name)
    return this.end(writer, what === 'commit' ? 'commit' : 'rollback')
  }

  async endAll(): Promise<void> {
    for (const writer of [...this.open.keys()].toReversed()) await this.end(writer, 'commit')
  }
}

test('LOG-7: however writers begin, write, commit and undo, each committed event is heard once', async () => {
  const what = fc.constantFrom('write', 'write', 'commit', 'rollback', 'read')
  const acts = fc.array(fc.record({ writer: fc.nat(3), what }), { minLength: 4, maxLength: 30 })
  const live = async (told: readonly { writer: number; what: string }[]) => {
    const writers = new Writers()
    const heard: string[] = []
    let moment = await snapshotNow(company.tenant)
    const listen = async () => {
      const { types, snapshot } = await read(moment)
      heard.push(...types)
      moment = snapshot
    }
    for (const [index, act] of told.entries()) {
      if (act.what === 'read') await listen()
      else await writers.act(act, `event ${index}`)
    }
    await writers.endAll()
    await listen()
    expect(heard.toSorted()).toEqual(writers.committed.toSorted())
  }
  await fc.assert(fc.asyncProperty(acts, live), { numRuns: 40 })
})
