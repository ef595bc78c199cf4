import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { isoOf, later, MINUTE, SECOND } from '../domain/time.ts'
import { rebuildFacts } from './rebuild-facts.ts'
import { type Denied, DeniedLog, recordAccess } from './record-access.ts'

const company = testCompany()

const denied = (more: Partial<Denied> = {}): Denied => ({
  workspace: company.workspace.id,
  actor: 'eve',
  via: 'session 1',
  address: '192.0.2.7',
  permission: 'publish_policies',
  method: 'POST',
  route: '/api/v1/policies/sla',
  ...more,
})

const deniedLog = () => new DeniedLog({ store: company.store, newId: company.newId, now: () => company.now })

/** The events of stream `access`, the first first. */
async function written() {
  const { rows } = await company.owner.query(
    `select version, type, actor, via, address, change, at from event where workspace_id = $1 and stream = 'access' order by seq`,
    [company.workspace.id],
  )
  return rows
}

const times = async () => (await written()).map(({ change }) => change.times)

test('what changes nothing is an event of a stream of its own', async () => {
  const { tenant, now, newId } = company
  const signedIn = { actor: 'ada', via: 'session 7', address: '192.0.2.1', facts: { provider: 'local' } }
  await recordAccess(tenant, { type: 'signed_in', ...signedIn }, { now, newId })
  const { facts, ...who } = signedIn
  const change = { type: 'signed_in', ...facts }
  expect(await written()).toMatchObject([{ version: 1, type: 'signed_in', ...who, change }])
})

test('LOG-1: what changes nothing is no part of what is made of the log', async () => {
  const { tenant, now, newId } = company
  const before = await rebuildFacts(tenant, { check: true })
  await recordAccess(
    tenant,
    { type: 'member_added', actor: 'ada', via: null, address: null, facts: {} },
    { now, newId },
  )
  expect(await rebuildFacts(tenant, { check: true })).toEqual({ ...before, differences: [] })
})

test('AUD-4: a denial says who, by which way in, from where, to what, and what was missing', async () => {
  const log = deniedLog()
  log.note(denied())
  await log.settle()
  const { permission, method, route } = denied()
  expect(await written()).toMatchObject([
    {
      type: 'denied',
      actor: 'eve',
      via: 'session 1',
      address: '192.0.2.7',
      change: { type: 'denied', permission, method, route, times: 1 },
    },
  ])
})

test('AUD-4: the same again within a minute is counted and written as one event', async () => {
  const log = deniedLog()
  const began = company.now
  log.note(denied())
  await log.settle()
  for (let n = 0; n < 500; n++) {
    company.wait(SECOND / 10)
    log.note(denied())
    await log.settle()
  }
  expect(await times()).toEqual([1])
  company.now = later(began, MINUTE)
  await log.settle()
  expect(await times()).toEqual([1, 500])
  const [, repeated] = await written()
  expect(repeated.change.lastAt).toBe(isoOf(later(began, 50 * SECOND)))
  expect(repeated.at.toISOString()).toBe(isoOf(later(began, SECOND / 10)))
  await log.settle()
  await log.flush()
  expect(await times()).toEqual([1, 500])
})

test('AUD-4: another caller, permission or route is another denial', async () => {
  const log = deniedLog()
  const others = [{ actor: 'bob' }, { permission: 'read_audit' }, { method: 'GET' }, { route: '/api/v1/audit' }]
  for (const more of [{}, ...others, {}]) log.note(denied(more))
  await log.settle()
  expect(await times()).toEqual([2, 1, 1, 1, 1])
})

test('at the end everything is written', async () => {
  const log = deniedLog()
  log.note(denied())
  await log.settle()
  log.note(denied())
  await log.flush()
  expect(await times()).toEqual([1, 1])
})

test('what cannot be written is kept and tried again', async () => {
  const log = deniedLog()
  log.note(denied())
  await company.owner.query('alter table event rename to gone')
  await expect(log.settle()).rejects.toThrow()
  log.note(denied())
  await company.owner.query('alter table gone rename to event')
  await log.settle()
  expect(await times()).toEqual([2])
})
