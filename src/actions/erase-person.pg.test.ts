import { describe, expect, test } from 'vitest'
import { aNumber, aReply, aTicket, openedElsewhere } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { ALAN, everythingKept, GRACE, personStory } from '../../test/support/person-story.ts'
import { keepAnswer, keptAnswers } from '../store/answers.ts'
import { inTransaction } from '../store/db.ts'
import { digestsOf, redactEvents } from '../store/erasure.ts'
import { ticketEvents } from '../store/events.ts'
import { searchTickets } from '../store/lists.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { type Erased, erasePerson, previewErasure } from './erase-person.ts'
import { loadHistories } from './load-history.ts'
import { rebuild } from './rebuild.ts'
import { seal } from './seal.ts'
import * as verbs from './ticket-verbs.ts'
import { verifyLog } from './verify-log.ts'

const company = testCompany()

const ERASE = { email: 'Grace@ACME.example', reason: 'She asked us to.' }

const noAnswer = () => ({ status: 200, body: '' })

const erase = async (more: { email?: string; name?: string; reason?: string } = {}): Promise<Erased> =>
  erasePerson(await company.desk(), { ...ERASE, ...more }, noAnswer)

/** Everything that decides about the order and time of each ticket. */
async function order(): Promise<unknown> {
  const { rows } = await company.owner.query(
    `select number, version, kind, team, segment, status, severity, priority, owner, lease_by, hold_since, received_at,
      first_replied_at, solved_at, closed_at, reopen_count, updated_at, due_at, first_clock::text, line, key_normal,
      key_hard, wakes_at, rules_at, regexp_replace(clocks::text, '"note":("[^"]*"|null)', '', 'g') as clocks
    from ticket where workspace_id = $1 order by number`,
    [company.workspace.id],
  )
  const places = await company.owner.query(
    'select * from place_change where workspace_id = $1 order by ticket_id, version',
    [company.workspace.id],
  )
  return { rows, places: places.rows }
}

/** What of it matches. */
const kept = async (pattern: RegExp) => (await everythingKept(company)).flatMap((text) => text.match(pattern) ?? [])

const differences = async () =>
  (await rebuild({ tenant: company.tenant, now: company.now }, { check: true, progress: () => {} })).differences

const verified = () => verifyLog(company.tenant, { progress: () => {} })

const events = async (number: number) => {
  const placed = await ticketByNumber(company.tenant, number)
  return (await ticketEvents(company.tenant, placed?.ticket.id ?? '')).map(({ actor, change }) => ({
    actor,
    ...change,
  }))
}

describe('ERA-1: a person leaves every text of the workspace', () => {
  test('and nothing that is kept says their address, name or words', async () => {
    await personStory(company)
    expect(await kept(/zeppelin/)).not.toEqual([])
    const { pseudonym, ...count } = await erase()
    expect(pseudonym).toMatch(/^Erased person [0-9a-f]{6}$/)
    expect(count).toEqual({
      names: ['Grace Hopper'],
      tickets: [1, 2, 3, 5],
      events: expect.any(Number),
      messages: 5,
      files: 0,
      elsewhere: 1,
      sessions: 0,
    })
    expect(await kept(/.{20}(?<!joy\.)grace@acme.{20}/i)).toEqual([])
    expect(await kept(/.{20}(Grace\s+Hopper|hopper|zeppelin|airship|dirigible|balloon).{20}/i)).toEqual([])
    expect(await kept(/joy\.grace@acme\.example/), 'of others nothing is taken').not.toEqual([])
    expect(await kept(/Alan Turing/)).not.toEqual([])
    expect(await kept(/Grace Kelly is another/)).toHaveLength(1)
  })

  test('each event says the rest', async () => {
    await personStory(company)
    const { pseudonym } = await erase()
    const told = await events(1)
    const the = (type: string) => told.find((event) => event.type === type)
    expect(the('opened')).toMatchObject({
      actor: pseudonym,
      contact: { name: pseudonym, email: null },
      subject: '[erased] cannot sign in',
      body: '[erased]',
      tags: ['sso', '[erased]'],
      externalId: '[erased] 1',
    })
    expect(the('replied')).toMatchObject({
      actor: 'eve',
      body: 'Dear [erased], please restart the indexer.',
      weight: 'response',
    })
    expect(the('noted')).toMatchObject({ body: '[erased] called from [erased]; joy.grace@acme.example too' })
    expect(the('received')).toMatchObject({
      actor: pseudonym,
      from: { name: pseudonym, email: null },
      body: '[erased]',
    })
    expect(the('held')).toMatchObject({ note: '[erased] looks' })
    expect((await events(2))[0]).toMatchObject({ contact: ALAN, body: 'Ask [erased] <[erased]>.' })
  })

  test('a name that no contact goes by is erased where it is given', async () => {
    const number = await aNumber(company, { contact: { name: 'G.', email: GRACE.email }, subject: 'For Amazing Grace' })
    await erase({ name: 'Amazing Grace' })
    expect((await ticketByNumber(company.tenant, number))?.ticket.subject).toBe('For [erased]')
  })

  test('names of events and tickets in another system stay one of a kind', async () => {
    const people = [GRACE, ALAN]
    for (const contact of people) {
      const opening = {
        ref: `mail/${contact.email}`,
        at: company.now,
        actor: contact.email,
        change: openedElsewhere({ contact }),
      }
      await loadHistories(await company.desk(), [{ source: 'mail', externalId: contact.email, events: [opening] }])
    }
    for (const { email } of people) await erase({ email })
    expect(await kept(/grace@|alan@/)).toEqual([])
    expect(await differences()).toEqual([])
  })

  test('another person of the same name and another workspace keep what is theirs', async () => {
    const first = company.workspace
    await personStory(company)
    await company.freshWorkspace()
    await personStory(company)
    await erase()
    company.enter(first)
    expect((await ticketByNumber(company.tenant, 1))?.ticket.contact).toEqual(GRACE)
    expect(await previewErasure(company.tenant, ERASE)).toMatchObject({ tickets: [1, 2, 3, 5] })
  })
})

describe('ERA-2: the order stays true', () => {
  test('keys, clocks, places and times are what they were, and what is stored is what the log makes of it', async () => {
    await personStory(company)
    const before = await order()
    await erase()
    expect(await order()).toEqual(before)
    expect(await differences()).toEqual([])
    for (const words of ['zeppelin', 'hopper', 'airship', 'grace@acme.example', 'balloon']) {
      expect(await searchTickets(company.tenant, words, 10), words).toEqual([])
    }
    expect(await searchTickets(company.tenant, 'indexer', 10)).toHaveLength(1)
  })

  test('work goes on with those tickets', async () => {
    await personStory(company)
    await erase()
    await verbs.receiveOnTicket(await company.desk(), 1, { from: ALAN, body: 'And now?', sentAt: null })
    await verbs.replyToTicket(await company.desk('eve'), 1, aReply('We restarted the indexer for you.'))
    expect(await differences()).toEqual([])
  })
})

describe('ERA-3: the erasure is on record', () => {
  test('with who, why and which events, and the chain over the log takes it', async () => {
    await personStory(company)
    const sealing = { tenant: company.tenant, stopped: () => false, pause: async () => {} }
    await seal(sealing)
    const { pseudonym, events: count } = await erase({ reason: 'grace@acme.example, Grace Hopper, wrote to us' })
    const { rows } = await company.owner.query(
      "select actor, change from event where workspace_id = $1 and type = 'personal_data_erased'",
      [company.workspace.id],
    )
    expect(rows).toMatchObject([
      {
        actor: 'ada',
        change: { pseudonyms: [pseudonym], reason: '[erased], [erased], wrote to us', tickets: expect.any(Array) },
      },
    ])
    expect(rows[0].change.events).toHaveLength(count)
    await seal(sealing)
    expect(await verified()).toMatchObject({ findings: [], erased: count })
  })

  test('no event is redacted without a record, nor one that the record does not name', async () => {
    const { ticket } = await aTicket(company, { contact: GRACE })
    const [opened] = await ticketEvents(company.tenant, ticket.id)
    const redaction = {
      streamId: ticket.id,
      version: 1,
      actor: 'x',
      ref: null,
      address: null,
      change: opened?.change as never,
    }
    expect(await digestsOf(company.tenant, [redaction])).toHaveLength(1)
    await expect(inTransaction(company.tenant, (tx) => redactEvents(tx, [redaction]))).rejects.toThrow(
      /records its erasure/,
    )
    await erase()
    await expect(inTransaction(company.tenant, (tx) => redactEvents(tx, [redaction]))).rejects.toThrow(
      /records its erasure/,
    )
  })

  test('who is erased already, or was never here, is refused; a second person is erased after the first', async () => {
    await personStory(company)
    await expect(erase({ email: 'nobody@acme.example' })).rejects.toMatchObject({ code: 'nothing_to_erase' })
    await erase()
    await expect(erase()).rejects.toMatchObject({ code: 'nothing_to_erase' })
    await erase({ email: ALAN.email })
    expect(await kept(/.{20}(Turing|alan@).{20}/i)).toEqual([])
    expect(await differences()).toEqual([])
  })
})

describe('ERA-4: what was kept beside the log goes too', () => {
  test('answers that are kept for repeated calls', async () => {
    await aTicket(company, { contact: GRACE })
    await aTicket(company, { contact: ALAN })
    const answer = (key: string, body: object) =>
      keepAnswer(company.tenant, { key, fingerprint: 'f', status: 200, body: JSON.stringify(body) }, company.now)
    await answer('by-address', { contact: { email: 'GRACE@acme.example' } })
    await answer('by-name', { text: 'grace hopper' })
    await answer('by-number', { number: 1, subject: 'x' })
    await answer('another', { number: 12, contact: ALAN })
    await erase()
    const left = await keptAnswers(company.tenant, ['by-address', 'by-name', 'by-number', 'another'])
    expect([...left.keys()]).toEqual(['another'])
  })

  test('sessions of the portal and links into it', async () => {
    const { id } = company.workspace
    const insert = (table: string, columns: string, values: string, email: string) =>
      company.owner.query(
        `insert into ${table} (secret_hash, kind, workspace_id, contact_email, expires_at${columns})
         values (sha256($2::bytea), 'portal', $1, $3, now()${values})`,
        [id, `${table}${email}`, email],
      )
    const session = [', id, created_at, last_seen_at', ', gen_random_uuid(), now(), now()'] as const
    for (const { email } of [GRACE, ALAN]) {
      await insert('session', ...session, email)
      await insert('one_time_link', '', '', email)
    }
    expect(await erase()).toMatchObject({ sessions: 1, events: 0 })
    const left = await company.owner.query(
      'select contact_email from session where workspace_id = $1 union all select contact_email from one_time_link where workspace_id = $1',
      [id],
    )
    expect(left.rows).toEqual([{ contact_email: ALAN.email }, { contact_email: ALAN.email }])
  })
})

describe('ERA-5: a preview says what would change, and changes nothing', () => {
  test('the same numbers as the erasure', async () => {
    await personStory(company)
    const before = await everythingKept(company)
    const preview = await previewErasure(company.tenant, ERASE)
    expect(await everythingKept(company)).toEqual(before)
    const { pseudonym: _, ...count } = await erase()
    expect(preview).toEqual(count)
    expect(await previewErasure(company.tenant, ERASE)).toEqual({
      names: [],
      tickets: [],
      events: 0,
      messages: 0,
      files: 0,
      elsewhere: 0,
      sessions: 0,
    })
  })
})
