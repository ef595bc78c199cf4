/** `topline audit verify` on a real database, which somebody with all rights to it alters. */
import { expect, test } from 'vitest'
import { configOf, noProgress as progress, testFolder } from '../../test/support/archives.ts'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import type { AuditVerifyOptions, VerifiedLog } from '../cli/local-commands.ts'
import { chainState } from '../store/audit-chain.ts'
import { auditVerify } from './audit-verify.ts'

const company = testCompany()
const folder = testFolder()

const verified = (more: Partial<AuditVerifyOptions> = {}) => {
  const config = configOf(String(company.owner.options.connectionString), folder)
  return auditVerify(config, { workspace: company.workspace.slug, head: undefined, progress, ...more })
}

async function theLog(more: Partial<AuditVerifyOptions> = {}): Promise<VerifiedLog | undefined> {
  return (await verified(more)).workspaces[0]
}

test('AUD-3: seals what waits, passes, and fails after one row is altered by a superuser', async () => {
  await aNumber(company)
  const { pending } = await chainState(company.tenant)
  const log = await theLog()
  expect(log).toMatchObject({ workspace: company.workspace.slug, events: pending, erased: 0, found: 0, findings: [] })
  expect((await chainState(company.tenant)).pending).toBe(0)
  const { rows } = await company.owner.query('select rolsuper from pg_roles where rolname = current_user')
  expect(rows).toEqual([{ rolsuper: true }])
  await company.owner.query(`update event set actor = 'eve' where workspace_id = $1 and type = 'opened'`, [
    company.workspace.id,
  ])
  expect(await theLog()).toMatchObject({
    head: log?.head,
    found: 1,
    findings: [{ kind: 'event_altered', says: expect.stringMatching(/^event 1 of ticket #1 \(opened, /) }],
  })
})

test('AUD-3: a head that was printed is gone through later, and no longer after the end is cut off', async () => {
  const [place = '', hash = ''] = (await theLog())?.head.split(':') ?? []
  const head = { place: Number(place), hash }
  await aNumber(company)
  expect(await theLog({ head })).toMatchObject({ found: 0 })
  const here = [company.workspace.id]
  await company.owner.query('delete from audit_link where workspace_id = $1', here)
  await company.owner.query(
    `update audit_chain set place = 0, hash = decode(repeat('00', 32), 'hex'), snapshot = null where workspace_id = $1`,
    here,
  )
  await company.owner.query(`delete from event where workspace_id = $1 and type = 'opened'`, here)
  await company.owner.query(
    `delete from event where workspace_id = $1 and seq = (select max(seq) from event where workspace_id = $1)`,
    here,
  )
  expect(await theLog()).toMatchObject({ found: 0 })
  expect(await theLog({ head })).toMatchObject({ found: 1, findings: [{ kind: 'head_not_reached' }] })
})

test('AUD-3: a chain that was removed with its record is told of, and not made anew', async () => {
  await aNumber(company)
  await theLog()
  const here = [company.workspace.id]
  await company.owner.query(`update event set actor = 'eve' where workspace_id = $1 and type = 'opened'`, here)
  await company.owner.query('delete from audit_link where workspace_id = $1', here)
  await company.owner.query('delete from audit_chain where workspace_id = $1', here)
  for (let time = 0; time < 2; time++) {
    expect(await theLog()).toMatchObject({ events: 0, found: 1, findings: [{ kind: 'chain_missing' }] })
  }
  const { rows } = await company.owner.query('select 1 from audit_chain where workspace_id = $1', here)
  expect(rows).toEqual([])
})

test('every workspace is read when none is named, and a head is of one alone', async () => {
  await company.freshWorkspace()
  const { workspaces } = await verified({ workspace: undefined })
  expect(workspaces.map(({ workspace }) => workspace)).toContain(company.workspace.slug)
  expect(workspaces.length).toBeGreaterThan(2)
  const head = { place: 1, hash: '0'.repeat(64) }
  await expect(verified({ workspace: undefined, head })).rejects.toMatchObject({ code: 'wrong_usage' })
  await expect(verified({ workspace: 'no-such' })).rejects.toMatchObject({ code: 'workspace_not_found' })
})
