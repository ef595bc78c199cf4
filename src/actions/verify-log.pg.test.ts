/** A log that somebody with all rights to the database has altered: Must show of the audit. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { ChainMissing, chainHead, FIRST_HASH } from '../store/audit-chain.ts'
import { inTransaction } from '../store/db.ts'
import { eventDigest } from '../store/event-digest.ts'
import { appendFacts } from '../store/events.ts'
import { seal } from './seal.ts'
import { noteOnTicket, triageTicket } from './ticket-verbs.ts'
import { type Verified, verifyLog, type WrittenHead } from './verify-log.ts'

const company = testCompany()
let number = 0

const sealAll = () => seal({ tenant: company.tenant, stopped: () => false, pause: async () => {}, batch: 7 })

const verified = (written?: WrittenHead): Promise<Verified> =>
  verifyLog(company.tenant, { written, progress: () => {} })

const says = async (written?: WrittenHead) => (await verified(written)).findings.map((finding) => finding.says)

/** Runs as the owner of the tables, whom nothing holds back; `$1` is the workspace. */
const asOwner = async (statement: string): Promise<void> => {
  const { rowCount } = await company.owner.query(statement, [company.workspace.id])
  expect(rowCount).toBeGreaterThan(0)
}

beforeEach(async () => {
  number = await aNumber(company)
  await triageTicket(await company.desk(), number, { severity: 1, priority: 'p1', reason: 'half of search is down' })
  await noteOnTicket(await company.desk(), number, { body: 'smells of the leak' })
  await sealAll()
})

const at = '2024-03-18T19:00:00.000Z'

test('AUD-3: a log that is as it was sealed gives no finding, and its head', async () => {
  const { place = 0, hash = '' } = (await chainHead(company.tenant)) ?? {}
  const heard: number[] = []
  const result = await verifyLog(company.tenant, { written: { place, hash }, progress: (links) => heard.push(links) })
  expect(result).toEqual({ links: place, erased: 0, head: { place, hash }, findings: [] })
  expect(heard).toEqual([place])
  expect(place).toBeGreaterThan(10)
  expect(await says({ place: 3, hash })).toHaveLength(1)
})

test('AUD-3: what is written later is neither inserted nor missing', async () => {
  await noteOnTicket(await company.desk(), number, { body: 'not sealed yet' })
  expect(await says()).toEqual([])
})

describe('AUD-3: what somebody altered is named', () => {
  test.each([
    ['what an event says', `change = change || '{"reason": "nothing is down"}'`],
    ['who did it', `actor = 'eve'`],
    ['when, by a microsecond', `at = at + interval '1 microsecond'`],
    ['when it was recorded', `recorded_at = recorded_at - interval '1 day'`],
    ['from where', `address = '192.0.2.7'`],
    ['by which way in', `via = 'session 1'`],
    ['its name elsewhere', `ref = 'x'`],
  ])('an event: %s', async (_, set) => {
    await asOwner(`update event set ${set} where workspace_id = $1 and type = 'triaged'`)
    const found = await says()
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^event 2 of ticket #1 \(triaged, 2024-03-18T19:00:00.000Z\) was altered since/)
  })

  test('an event: its type', async () => {
    await asOwner(`update event set type = 'noted' where workspace_id = $1 and type = 'triaged'`)
    expect(await says()).toEqual([`event 2 of ticket #1 (noted, ${at}) was altered since it was recorded.`])
  })

  test('an event that was removed', async () => {
    await asOwner(`delete from event where workspace_id = $1 and type = 'triaged'`)
    expect(await says()).toEqual(['event 2 of ticket #1 was removed from the log.'])
  })

  test('an event that was put in as if it had long been there', async () => {
    await asOwner(
      `insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, change, xid)
       select workspace_id, stream, stream_id, 9, type, at, recorded_at, actor, change, xid
       from event where workspace_id = $1 and type = 'triaged'`,
    )
    await sealAll()
    expect(await says()).toEqual([`event 9 of ticket #1 (triaged, ${at}) was put into the log from outside.`])
  })

  test('an event that was put in where the chain would never reach it', async () => {
    await asOwner(
      `insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, change, xid)
       select workspace_id, stream, stream_id, 9, type, at, recorded_at, actor, change, '99999999999'
       from event where workspace_id = $1 and type = 'triaged'`,
    )
    await sealAll()
    expect(await says()).toEqual([`event 9 of ticket #1 (triaged, ${at}) was put into the log from outside.`])
  })

  test.each([
    ['the digest', 'digest'],
    ['the hash', 'hash'],
  ])('a link: %s', async (_, column) => {
    await asOwner(`update audit_link set ${column} = sha256('x') where workspace_id = $1 and place = 5`)
    const found = (await verified()).findings
    expect(found).toMatchObject([{ kind: 'link_altered', place: 5 }])
    expect(found[0]?.says).toMatch(/^link 5 of the chain was altered; it is of event 1 of /)
  })

  test('an event together with its link: the chain no longer holds', async () => {
    await asOwner(`update event set actor = 'eve' where workspace_id = $1 and type = 'triaged'`)
    const { rows } = await sql<{ digest: Buffer }>`
      select ${eventDigest()} as digest from event e where e.workspace_id = ${company.workspace.id} and e.type = 'triaged'
    `.execute(company.tenant.db)
    const digest = rows[0]?.digest.toString('hex')
    await asOwner(
      `update audit_link l set digest = '\\x${digest}' from event e
       where e.workspace_id = $1 and e.type = 'triaged' and l.workspace_id = $1 and l.stream_id = e.stream_id
         and l.version = e.version`,
    )
    expect((await verified()).findings).toMatchObject([{ kind: 'link_altered' }])
  })

  test('links that were removed, with events or without', async () => {
    await asOwner(`delete from audit_link where workspace_id = $1 and place in (4, 5)`)
    const found = (await verified()).findings
    expect(found.map(({ kind }) => kind)).toEqual(['links_removed', 'event_unsealed', 'event_unsealed'])
    expect(found[0]?.says).toBe('links 4 to 5 of the chain were removed.')
  })

  test('the first links', async () => {
    await asOwner(`delete from audit_link where workspace_id = $1 and place <= 3`)
    expect((await says())[0]).toBe('links 1 to 3 of the chain were removed.')
  })
})

describe('AUD-3: an end that was cut off is noticed', () => {
  const cut = async () => {
    const { place = 0, hash = '' } = (await chainHead(company.tenant)) ?? {}
    await asOwner(
      `delete from event e using audit_link l where e.workspace_id = $1 and l.workspace_id = $1 and l.place = ${place}
         and e.stream_id = l.stream_id and e.version = l.version`,
    )
    await asOwner(`delete from audit_link where workspace_id = $1 and place = ${place}`)
    return { place, hash }
  }

  test('by what the chain is recorded to end with', async () => {
    const { place } = await cut()
    expect(await says()).toEqual([`link ${place} of the chain is missing at its end.`])
  })

  test('by a head that was written down, when that was changed as well', async () => {
    const head = await cut()
    await asOwner(
      `update audit_chain c set place = l.place, hash = l.hash from audit_link l
       where c.workspace_id = $1 and l.workspace_id = $1 and l.place = ${head.place - 1}`,
    )
    expect(await says()).toEqual([])
    expect(await says(head)).toEqual([
      `the head that was written down is not in the chain: there is no link ${head.place}. ` +
        'What came before it was removed or made anew.',
    ])
  })

  test('by a head that was written down, when the whole chain was made anew over an altered log', async () => {
    const { place = 0, hash = '' } = (await chainHead(company.tenant)) ?? {}
    await asOwner(`update event set actor = 'eve' where workspace_id = $1 and type = 'triaged'`)
    await asOwner('delete from audit_link where workspace_id = $1')
    await asOwner(
      `update audit_chain set place = 0, hash = '\\x${FIRST_HASH}', snapshot = null where workspace_id = $1`,
    )
    await sealAll()
    expect(await says()).toEqual([])
    expect((await verified({ place, hash })).findings).toMatchObject([{ kind: 'head_not_reached', place }])
  })

  test('when the chain is recorded to end earlier than it does', async () => {
    await asOwner('update audit_chain set place = place - 1 where workspace_id = $1')
    expect((await verified()).findings).toMatchObject([{ kind: 'link_altered' }])
  })

  test('when nothing is recorded of it any more', async () => {
    await asOwner('delete from audit_chain where workspace_id = $1')
    expect((await verified()).findings).toMatchObject([{ kind: 'chain_missing', place: null }])
  })

  test('when the whole chain was removed over an altered log: none is made in its stead', async () => {
    await asOwner(`update event set actor = 'eve' where workspace_id = $1 and type = 'triaged'`)
    await asOwner('delete from audit_link where workspace_id = $1')
    await asOwner('delete from audit_chain where workspace_id = $1')
    await expect(sealAll()).rejects.toThrow(ChainMissing)
    expect(await verified()).toMatchObject({ links: 0, findings: [{ kind: 'chain_missing', place: null }] })
  })

  test('when links alone were removed, also after more were sealed', async () => {
    await asOwner('delete from audit_link where workspace_id = $1')
    await noteOnTicket(await company.desk(), number, { body: 'after that' })
    await sealAll()
    expect((await verified()).findings.map(({ kind }) => kind)).toContain('links_removed')
  })
})

describe('AUD-8: personal data that was erased', () => {
  const redacted = sql`e.change || '{"body": "erased"}'`

  /** Records the erasure of the note and carries it out, as the application may. */
  async function erase(after = eventDigest({ change: redacted })): Promise<void> {
    await inTransaction(company.tenant, async (tx) => {
      const { rows } = await sql<{ streamId: string; version: number; before: string; after: string }>`
        select stream_id as "streamId", version, encode(${eventDigest()}, 'hex') as before, encode(${after}, 'hex') as after
        from event e where e.workspace_id = ${tx.workspace} and e.type = 'noted'
      `.execute(tx.db)
      const change = { type: 'personal_data_erased', events: rows }
      const placed = { stream: 'access', streamId: company.newId(), version: 1, type: change.type } as const
      await appendFacts(tx, [{ ...placed, at: company.now, actor: 'ada', change }], company.now)
      await sql`
        select redact_events(jsonb_agg(jsonb_build_object('streamId', e.stream_id, 'version', e.version, 'actor', e.actor,
          'ref', e.ref, 'address', e.address, 'change', ${redacted})))
        from event e where e.workspace_id = ${tx.workspace} and e.type = 'noted'
      `.execute(tx.db)
    })
  }

  test('is accepted where it was recorded, once that is sealed', async () => {
    await erase()
    expect(await says()).toEqual([`event 3 of ticket #1 (noted, ${at}) was altered since it was recorded.`])
    await sealAll()
    expect(await verified()).toMatchObject({ erased: 1, findings: [] })
  })

  test('twice', async () => {
    await erase()
    await sealAll()
    await erase()
    await sealAll()
    expect(await verified()).toMatchObject({ erased: 1, findings: [] })
  })

  test('does not cover a further change', async () => {
    await erase()
    await sealAll()
    await asOwner(
      `update event set change = change || '{"body": "all is well"}' where workspace_id = $1 and type = 'noted'`,
    )
    expect(await says()).toHaveLength(1)
  })

  test('does not count where what it recorded was altered', async () => {
    await erase()
    await sealAll()
    await asOwner(
      `update event e set change = jsonb_set(e.change, '{events,0,after}', to_jsonb(encode(sha256('y'), 'hex')))
       where workspace_id = $1 and type = 'personal_data_erased'`,
    )
    expect((await verified()).findings.map(({ kind }) => kind)).toEqual(['event_altered', 'event_altered'])
  })
})

test.each([
  ['LOG-6, AUD-5: an event may not be changed', `update event set actor = 'eve'`],
  ['LOG-6, AUD-5: nor removed', 'delete from event'],
  ['AUD-5: nor may a link be changed', `update audit_link set hash = digest`],
  ['AUD-5: or removed', 'delete from audit_link'],
  ['AUD-5: nor the chain be removed', 'delete from audit_chain'],
  ['AUD-5: nor any of them be emptied', 'truncate audit_link'],
])('%s by the role that the server works under', async (_, statement) => {
  await expect(sql.raw(statement).execute(company.tenant.db)).rejects.toThrow('permission denied')
})
