import { describe, expect, test } from 'vitest'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { everythingKept } from '../../test/support/person-story.ts'
import { NO_DOCUMENT } from '../../test/support/tickets.ts'
import type { RetentionPolicy } from '../domain/retention.ts'
import { DAY } from '../domain/time.ts'
import { keepNoLonger } from '../jobs/retention.ts'
import { policies } from '../store/policies.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { dismissTicket } from './dismiss-ticket.ts'
import { NOTICE, publishPolicy } from './publish-policy.ts'
import { rebuild } from './rebuild.ts'
import { previewRetention, retainBatch } from './retain.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()

const GRACE = { name: 'Grace Hopper', email: 'grace@acme.example' }
const KEEP: RetentionPolicy = {
  name: 'keep',
  closedTickets: { eraseContactsAfterDays: null },
  endedSessionsDays: null,
}
const NINETY: RetentionPolicy = { ...KEEP, name: 'ninety', closedTickets: { eraseContactsAfterDays: 90 } }

async function publish(document: RetentionPolicy): Promise<void> {
  const request = { name: 'retention', slug: 'retention', document, effectiveFrom: undefined } as const
  const answer = () => ({ status: 201, body: '' })
  await publishPolicy(await company.desk(), { ...request, reason: 'agreed', apply: false }, answer)
  company.wait(NOTICE)
}

async function aClosedTicket(contact = GRACE, body = 'My zeppelin is slow'): Promise<number> {
  const number = await aNumber(company, { contact, body })
  await verbs.solveTicket(await company.desk(), number, { resolution: 'Done for Grace Hopper' })
  await verbs.closeTicket(await company.desk(), number, {
    reason: 'customer_confirmed',
    comment: null,
    document: NO_DOCUMENT,
  })
  return number
}

const run = (batch?: number) => {
  const { store, newId } = company
  return keepNoLonger({ store, now: () => company.now, newId, batch })
}

const contactOf = async (number: number) => (await ticketByNumber(company.tenant, number))?.ticket.contact

const erasures = async () =>
  (
    await company.owner.query(
      "select actor, change from event where workspace_id = $1 and type = 'personal_data_erased' order by version",
      [company.workspace.id],
    )
  ).rows

const kept = async (pattern: RegExp) => (await everythingKept(company)).filter((text) => pattern.test(text)).length

describe('ERA-7: what was kept for long enough goes', () => {
  test('nothing does until somebody says how long', async () => {
    const number = await aClosedTicket()
    company.wait(5_000 * DAY)
    await run()
    expect(await contactOf(number)).toEqual(GRACE)
    expect(await erasures()).toEqual([])
  })

  test('contacts of closed tickets and what they wrote, on the day and not before; open tickets keep theirs', async () => {
    await publish(NINETY)
    const number = await aClosedTicket()
    const open = await aNumber(company, { contact: GRACE })
    company.wait(90 * DAY - 1)
    await run()
    expect(await contactOf(number)).toEqual(GRACE)
    expect(await previewRetention(company.tenant, NINETY, company.now)).toEqual({ tickets: 0, sessions: 0 })
    company.wait(1)
    expect(await previewRetention(company.tenant, NINETY, company.now)).toEqual({ tickets: 1, sessions: 0 })
    await run()
    expect(await contactOf(number)).toEqual({ name: expect.stringMatching(/^Erased person/), email: null })
    expect(await contactOf(open)).toEqual(GRACE)
    expect(await kept(/zeppelin/)).toBe(0)
    expect(await erasures()).toMatchObject([
      { actor: 'system', change: { tickets: [number], reason: expect.stringMatching(/90 days.*version 2/) } },
    ])
    const { tenant, now } = company
    expect((await rebuild({ tenant, now }, { check: true, progress: () => {} })).differences).toEqual([])
  })

  test('one person is called the same in all, two are told apart, and a name alone is a person too', async () => {
    await publish(NINETY)
    const numbers = [
      await aClosedTicket(),
      await aClosedTicket({ name: 'G. Hopper', email: 'Grace@acme.example' }),
      await aClosedTicket({ name: 'Alan', email: 'alan@acme.example' }),
      await aClosedTicket({ name: 'Only Name', email: null as never }),
    ]
    company.wait(91 * DAY)
    await run()
    const [first, second, third, fourth] = await Promise.all(numbers.map(contactOf))
    expect(first).toEqual(second)
    expect(new Set([first?.name, third?.name, fourth?.name]).size).toBe(3)
    expect(await kept(/Only Name|alan@/)).toBe(0)
  })

  test('in batches that can be cut short, once, and again for a ticket that has changed since', async () => {
    await publish(NINETY)
    for (let n = 0; n < 5; n++) await aClosedTicket()
    const bare = await aNumber(company)
    await dismissTicket(await company.desk(), bare, { as: 'spam', of: null, reason: 'no person' })
    company.wait(91 * DAY)
    const { tenant, now, newId } = company
    expect(await retainBatch({ tenant, now, newId, policies: await policies(tenant) }, 2)).toBe(2)
    expect(await kept(/zeppelin/)).toBeGreaterThan(0)
    await run(2)
    expect(await kept(/zeppelin/)).toBe(0)
    expect(await erasures()).toHaveLength(3)
    await run(2)
    expect(await erasures()).toHaveLength(3)
    await company.owner.query('update kept_no_longer set version = version - 1 where workspace_id = $1', [
      company.workspace.id,
    ])
    expect(await previewRetention(tenant, NINETY, now)).toEqual({ tickets: 6, sessions: 0 })
    await run(2)
    expect(await erasures(), 'nobody stands in them any more').toHaveLength(3)
  })

  test('two nodes at once do it once', async () => {
    await publish(NINETY)
    for (let n = 0; n < 4; n++) await aClosedTicket()
    company.wait(91 * DAY)
    await Promise.all([run(2), run(2)])
    expect(await erasures()).toHaveLength(2)
    expect(await kept(/zeppelin/)).toBe(0)
  })

  test('a later version that keeps for ever ends it', async () => {
    await publish(NINETY)
    await publish(KEEP)
    const number = await aClosedTicket()
    company.wait(91 * DAY)
    await run()
    expect(await contactOf(number)).toEqual(GRACE)
  })
})

describe('ERA-8: what has ended is forgotten', () => {
  const at = () => new Date(company.now).toISOString()

  async function aSession(ended: string | null, expires: string): Promise<void> {
    await company.owner.query(
      `insert into session (id, secret_hash, kind, workspace_id, member_id, created_at, last_seen_at, expires_at, ended_at)
       values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), 'local', $1, gen_random_uuid(), $2, $2, $3, $4)`,
      [company.workspace.id, at(), expires, ended],
    )
  }

  test('sessions, so many days after they were ended or have expired, as the policy says', async () => {
    await publish({ ...KEEP, name: 'thirty', endedSessionsDays: 30 })
    const [soon, late] = [at(), new Date(company.now + 365 * DAY).toISOString()]
    await aSession(soon, late)
    await aSession(null, soon)
    await aSession(null, late)
    company.wait(30 * DAY - 1)
    await run()
    expect(await kept(/^session/)).toBe(3)
    company.wait(1)
    await run()
    expect(await kept(/^session/)).toBe(1)
  })

  test('links, devices and sign-ins under way, a day after they have expired', async () => {
    const { owner, workspace } = company
    const secret = 'sha256(gen_random_uuid()::text::bytea)'
    const values = [workspace.id, at()]
    await owner.query(
      `insert into one_time_link (secret_hash, kind, workspace_id, expires_at) values (${secret}, 'portal', $1, $2)`,
      values,
    )
    await owner.query(
      `insert into device (secret_hash, code, label, workspace_id, scopes, state, expires_at)
       values (${secret}, 'ABCD', 'cli', $1, '{}', 'waiting', $2)`,
      values,
    )
    await owner.query(
      `insert into pending_sign_in (state_hash, browser_hash, workspace_id, nonce, verifier, return_to, expires_at)
       values (${secret}, ${secret}, null, 'n', 'v', '/', $1)`,
      [at()],
    )
    const count = async () =>
      (
        await owner.query(
          'select count(*)::int from (select expires_at from one_time_link union all select expires_at from device union all select expires_at from pending_sign_in) t',
        )
      ).rows[0]
    company.wait(DAY - 1)
    await run()
    expect(await count()).toEqual({ count: 3 })
    company.wait(1)
    await run()
    expect(await count()).toEqual({ count: 0 })
  })
})

test('ERA-7: a policy that cannot be worked by is refused with the place', async () => {
  for (const days of [0, -1, 1.5, 40_000]) {
    await expect(publish({ ...KEEP, endedSessionsDays: days })).rejects.toMatchObject({
      code: 'policy_invalid',
      details: { place: 'endedSessionsDays' },
    })
    await expect(publish({ ...KEEP, closedTickets: { eraseContactsAfterDays: days } })).rejects.toMatchObject({
      details: { place: 'closedTickets.eraseContactsAfterDays' },
    })
  }
})
