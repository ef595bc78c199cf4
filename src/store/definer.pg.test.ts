/** Functions that run as the owner of the tables do for the application what they are for, and nothing else. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { inTransaction, type Tenant } from './db.ts'
import { digestsOf, type Redaction, redactEvents } from './erasure.ts'
import { appendFacts } from './events.ts'

const company = testCompany()

/** Puts a table of temporary data before one of the owner's; on what is written to it runs `body`. */
async function shadow({ db }: Tenant, table: string, body: string): Promise<void> {
  await sql.raw(`create temporary table ${table} (like public.${table}) on commit drop`).execute(db)
  await sql.raw(`grant all on pg_temp.${table} to public`).execute(db)
  await sql
    .raw(
      `create or replace function pg_temp.hijack() returns trigger language plpgsql as $$ begin ${body}; return new; end $$`,
    )
    .execute(db)
  await sql
    .raw(`create trigger hijack before update on pg_temp.${table} for each row execute function pg_temp.hijack()`)
    .execute(db)
}

describe('TEN-4: what runs as the owner', () => {
  test('looks at temporary tables last', async () => {
    const { rows } = await company.owner.query(`
      select proname::text as name, proconfig::text as settings from pg_proc
      where prosecdef and pronamespace = 'public'::regnamespace order by 1
    `)
    expect(rows.map(({ name }) => name)).toEqual(['redact_events', 'search_tickets', 'similar_tickets'])
    for (const { name, settings } of rows) {
      expect(settings, name).toContain('"search_path=pg_catalog, public, pg_temp"')
    }
  })

  test('runs nothing of the application’s that calls itself the log', async () => {
    const { ticket } = await aTicket(company)
    const outcome = inTransaction(company.tenant, async (tx) => {
      await shadow(tx, 'event', 'alter role topline_app superuser')
      const record = { type: 'personal_data_erased', events: [{ streamId: ticket.id, version: 1 }] }
      const pretended = [
        { id: company.newId(), change: record },
        { id: ticket.id, change: { type: 'opened' } },
      ]
      for (const { id, change } of pretended) {
        await sql`
          insert into pg_temp.event (workspace_id, seq, stream, stream_id, version, type, at, recorded_at, actor, change, xid)
          values (${tx.workspace}, 1, 'access', ${id}, 1, ${change.type}, now(), now(), 'x', ${JSON.stringify(change)}::jsonb,
            pg_current_xact_id())
        `.execute(tx.db)
      }
      await redactEvents(tx, [
        { streamId: ticket.id, version: 1, actor: 'x', ref: null, address: null, change: { type: 'opened' } },
      ])
    })
    await expect(outcome).rejects.toThrow('records its erasure')
    const { rows } = await company.owner.query("select rolsuper from pg_roles where rolname = 'topline_app'")
    expect(rows).toEqual([{ rolsuper: false }])
  })

  test('reads the words of the workspace, whatever the application calls so', async () => {
    const number = await aNumber(company, { subject: 'Search is slow' })
    await inTransaction(company.tenant, async (tx) => {
      await shadow(tx, 'ticket_search', 'perform 1')
      await sql`insert into pg_temp.ticket_search (workspace_id, number, words)
        values (${tx.workspace}, 77, to_tsvector('english', 'slow'))`.execute(tx.db)
      const { rows } = await sql<{ number: number }>`select number from search_tickets('slow', 10)`.execute(tx.db)
      expect(rows).toEqual([{ number }])
    })
  })
})

describe('ERA-3: the record of an erasure lays nothing at another’s door', () => {
  let redaction: Redaction

  beforeEach(async () => {
    const { ticket } = await aTicket(company)
    const { rows } = await company.owner.query(
      'select actor, ref, address, change from event where workspace_id = $1 and stream_id = $2',
      [company.workspace.id, ticket.id],
    )
    redaction = { streamId: ticket.id, version: 1, ...rows[0] }
  })

  /** Records that `recorded` comes to be, and puts `written` there. */
  const redact = (recorded: Redaction, written = recorded) =>
    inTransaction(company.tenant, async (tx) => {
      const change = { type: 'personal_data_erased', events: await digestsOf(tx, [recorded]) }
      const placed = { stream: 'access', streamId: company.newId(), version: 1, type: change.type } as const
      await appendFacts(tx, [{ ...placed, at: company.now, actor: 'ada', change }], company.now)
      return redactEvents(tx, [written])
    })

  test.each(['Erased person 0a1b2c', 'on behalf of [erased]'])('it may name %s', async (actor) => {
    expect(await redact({ ...redaction, actor })).toBe(1)
  })

  test.each(['system', 'bob', 'Erased person', 'Erased person x of bob'])('and not %s', async (actor) => {
    await expect(redact({ ...redaction, actor })).rejects.toThrow('nobody else')
  })

  test('and nothing becomes what the record does not say', async () => {
    const written = { ...redaction, change: { ...redaction.change, subject: 'All is well' } }
    await expect(redact(redaction, written)).rejects.toThrow('what the record of its erasure says')
    await expect(redact(redaction, { ...redaction, address: '192.0.2.1' })).rejects.toThrow('what the record')
  })
})
