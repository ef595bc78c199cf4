/** Who is linked with an issue is read from the tickets that have issues alone. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import type { Tenant } from './db.ts'
import { accountsOfIssue, latestOfIssue, linkCounts, ticketsOfIssue } from './issues.ts'

const company = testCompany()

/** Tickets that the statements of this transaction have read. */
async function readIn({ db }: Tenant): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read
    from pg_stat_xact_all_tables where relname = 'ticket'
  `.execute(db)
  return must(rows[0], 'a table is counted').read
}

test('ISS-13: of 3,000 tickets, of which 30 have issues, no other is read', async () => {
  const { ticket } = await aTicket(company, { account: 'acme' })
  await company.owner.query(
    `insert into ticket
     select (jsonb_populate_record(ticket, jsonb_build_object('id', gen_random_uuid(), 'number', n + 1,
       'issues', case when n % 100 = 0 then array[7, 100 + n / 100] else '{}'::int[] end))).*
     from ticket, generate_series(1, 3000) n where id = $1`,
    [ticket.id],
  )
  await company.owner.query('analyze ticket')
  await company.tenant.db.transaction().execute(async (db) => {
    const tx = { db, workspace: company.tenant.workspace }
    const before = await readIn(tx)
    expect(await ticketsOfIssue(tx, 7)).toHaveLength(30)
    expect(await latestOfIssue(tx, 7, 5)).toHaveLength(5)
    expect(await accountsOfIssue(tx, 7, 5)).toMatchObject([{ tickets: 30 }])
    expect((await linkCounts(tx, [7, 103])).get(103)).toEqual({ tickets: 1, accounts: 1 })
    expect((await readIn(tx)) - before).toBeLessThanOrEqual(4 * 30)
  })
})
