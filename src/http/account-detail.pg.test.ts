/** What is known of an account: its file, contacts and opportunities, who writes them down, and who sees them. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { rebuildFacts } from '../actions/rebuild-facts.ts'
import { AccountDetail, ContactOfAccount, Opportunity } from '../contract/accounts.ts'
import { Account } from '../contract/workspace.ts'
import { prefillFor } from '../store/opportunities.ts'

const app = testApp()
const because = { reason: 'said by phone' }

const send = (path: string, body: object = {}, as = 'ada') =>
  app.send(`POST /api/v1${path}`, { as, body: { ...because, ...body } })
const detail = async (slug = 'acme', as = 'ada') =>
  bodyOf(AccountDetail, await app.send(`GET /api/v1/accounts/${slug}`, { as }))
const differences = async () => (await rebuildFacts(app.tenant, { check: true })).differences
const codeOf = async (sent: ReturnType<typeof send>) => problemOf(await sent).code

const ANN = { name: 'Ann Lee', email: 'Ann@Acme.Example', title: 'CTO' }
const DEAL = {
  source: 'salesforce',
  externalId: '006A',
  name: 'Rollout',
  stage: 4,
  amount: { minor: 30_000_000, currency: 'USD' },
  closesOn: '2026-06-30',
  keyDates: 'Board on 12 April',
} as const

describe('ACT-5: what is on file of an account', () => {
  test('is changed with a reason; what is left out stays', async () => {
    const file = {
      domains: ['Acme.Example', 'BÜCHER.example'],
      lifecycle: 'live',
      people: { customerEngineer: 'cem', technicalAdvisor: 'Tess Adair' },
      source: 'salesforce',
      externalId: '001A',
    }
    const changed = bodyOf(Account, await send('/accounts/acme/facts', file))
    const domains = ['acme.example', 'xn--bcher-kva.example']
    expect(changed).toMatchObject({ ...file, domains, name: 'Acme Robotics', plan: 'gold' })
    const more = { addDomains: ['acme.test'], people: { customerEngineer: null }, name: 'Acme' }
    const after = bodyOf(Account, await send('/accounts/acme/facts', more))
    expect(after).toMatchObject({ name: 'Acme', domains: [...domains, 'acme.test'], lifecycle: 'live' })
    expect(after.people).toEqual({ technicalAdvisor: 'Tess Adair' })
    expect(await detail()).toMatchObject({ name: 'Acme', people: after.people, externalId: '001A' })
    expect(await differences()).toEqual([])
  })

  test('may come with a new account', async () => {
    const body = { slug: 'delta', name: 'Delta', segment: 'team', domains: ['delta.example'], lifecycle: 'trial' }
    const added = bodyOf(Account, await app.send('POST /api/v1/accounts', { body }), 201)
    expect(added).toMatchObject({ ...body, people: {}, externalId: null })
    expect(await differences()).toEqual([])
    await app.owner.query("update account set domains = '{}', lifecycle = null where slug = 'delta'")
    expect((await differences()).map(({ what }) => what).toSorted()).toEqual(['domains', 'lifecycle'])
    await rebuildFacts(app.tenant, { check: false })
    expect(await detail('delta')).toMatchObject({ domains: ['delta.example'], lifecycle: 'trial' })
  })

  test('ACT-1, ACT-2, ACT-4, ACT-6: is refused where it is public, none, another’s, or the same', async () => {
    await send('/accounts/acme/facts', { domains: ['acme.example'], source: 'crm', externalId: '1' })
    const facts = (body: object, slug = 'brook') => codeOf(send(`/accounts/${slug}/facts`, body))
    expect(await facts({ domains: ['gmail.com'] })).toBe('domain_public')
    expect(await facts({ domains: ['brook'] })).toBe('domain_invalid')
    expect(await facts({ addDomains: ['ACME.example'] })).toBe('domain_taken')
    expect(await facts({ source: 'crm', externalId: '1' })).toBe('external_id_taken')
    expect(await facts({ source: 'crm' })).toBe('invalid_input')
    expect(await facts({ domains: ['acme.example'] }, 'acme')).toBe('facts_unchanged')
    expect(await facts({ lifecycle: 'live' }, 'nobody')).toBe('account_not_found')
    const taken = problemOf(await send('/accounts/brook/facts', { domains: ['acme.example'] }))
    expect(taken.detail).toBe(
      'acme.example belongs to the account "acme". A domain is of one account: take it away there first.',
    )
    const body = { slug: 'delta', name: 'Delta', segment: 'team', domains: ['acme.example'] }
    expect(problemOf(await app.send('POST /api/v1/accounts', { body })).code).toBe('domain_taken')
  })

  test('takes the permission to change accounts', async () => {
    expect(await codeOf(send('/accounts/acme/facts', { lifecycle: 'live' }, 'eve'))).toBe('not_allowed')
    expect(problemOf(await app.send('GET /api/v1/accounts/nobody')).code).toBe('account_not_found')
  })
})

describe('ACT-8: a contact', () => {
  test('is added, changed, moved and removed; the rows are what the events make', async () => {
    const ann = bodyOf(ContactOfAccount, await send('/accounts/acme/contacts', ANN), 201)
    expect(ann).toMatchObject({ ...ANN, email: 'ann@acme.example', account: 'acme' })
    const moved = bodyOf(ContactOfAccount, await send(`/contacts/${ann.id}`, { account: 'brook', title: null }))
    expect(moved).toEqual({ ...ann, account: 'brook', title: null })
    expect((await detail()).contacts).toEqual([])
    expect((await detail('brook')).contacts).toMatchObject([{ id: ann.id, name: 'Ann Lee' }])
    expect(await differences()).toEqual([])
    bodyOf(ContactOfAccount, await send(`/contacts/${ann.id}/remove`))
    expect((await detail('brook')).contacts).toEqual([])
    expect(await differences()).toEqual([])
    // Its address is free again.
    bodyOf(ContactOfAccount, await send('/accounts/acme/contacts', ANN), 201)
  })

  test('has an address that is nobody else’s', async () => {
    const ann = bodyOf(ContactOfAccount, await send('/accounts/acme/contacts', ANN), 201)
    const again = problemOf(await send('/accounts/brook/contacts', { ...ANN, email: 'ANN@acme.example' }))
    expect([again.code, again.detail]).toEqual(['contact_exists', expect.stringContaining('account "acme"')])
    const bo = bodyOf(
      ContactOfAccount,
      await send('/accounts/acme/contacts', { name: 'Bo', email: 'bo@x.example' }),
      201,
    )
    expect(await codeOf(send(`/contacts/${bo.id}`, { email: ANN.email }))).toBe('contact_exists')
    expect(await codeOf(send(`/contacts/${ann.id}`, { name: 'Ann Lee' }))).toBe('contact_unchanged')
    expect(await codeOf(send(`/contacts/${ann.id}`, { account: 'nobody' }))).toBe('account_not_found')
    await send(`/contacts/${ann.id}/remove`)
    expect(await codeOf(send(`/contacts/${ann.id}/remove`))).toBe('contact_not_found')
    expect(await codeOf(send('/accounts/acme/contacts', ANN, 'eve'))).toBe('not_allowed')
  })
})

describe('ACT-12: an opportunity', () => {
  const put = (body: object = {}, slug = 'acme', as = 'ada') => send(`/accounts/${slug}/opportunities`, body, as)

  test('is added and changed by its id in its source; the same again changes nothing', async () => {
    const added = bodyOf(Opportunity, await put(DEAL))
    expect(added).toMatchObject({
      ...DEAL,
      outcome: null,
      winRate: null,
      weighted: { minor: 15_000_000, currency: 'USD' },
    })
    expect(bodyOf(Opportunity, await put(DEAL))).toEqual(added)
    const { rows } = await app.owner.query("select 1 from event where stream = 'opportunity' and workspace_id = $1", [
      app.workspace.id,
    ])
    expect(rows.length).toBe(1)
    const { source, externalId } = DEAL
    bodyOf(Opportunity, await put({ source, externalId, stage: 5 }))
    const { pipeline, opportunities } = await detail()
    expect(opportunities).toMatchObject([{ stage: 5, name: 'Rollout', keyDates: DEAL.keyDates }])
    // TV-68 by way of the server.
    expect(pipeline).toEqual([{ currency: 'USD', opportunities: 1, minor: 30_000_000, weightedMinor: 22_500_000 }])
    expect(await differences()).toEqual([])
    await app.owner.query('update opportunity set stage = 1, amount_minor = 1')
    expect((await differences()).map(({ what }) => what).toSorted()).toEqual(['amount_minor', 'stage'])
  })

  test('fills in a form: the open one that closes next', async () => {
    await put(DEAL)
    await put({ ...DEAL, externalId: '006B', name: 'Pilot', closesOn: '2026-03-20' })
    await put({ ...DEAL, externalId: '006C', name: 'Lost', closesOn: '2026-03-05', outcome: 'lost' })
    expect(await prefillFor(app.tenant, 'acme', '2026-03-02')).toMatchObject({ name: 'Pilot', stage: 4 })
    expect(await prefillFor(app.tenant, 'acme', '2026-04-02')).toMatchObject({ name: 'Rollout' })
    expect(await prefillFor(app.tenant, 'nobody', '2026-04-02')).toBeUndefined()
  })

  test('ACT-14: keeps a win rate that is known to be true', async () => {
    expect(bodyOf(Opportunity, await put({ ...DEAL, winRate: 80 })).winRate).toBe(80)
    const { source, externalId } = DEAL
    const no = problemOf(await put({ source, externalId, winRate: 95 }))
    expect([no.code, no.detail]).toEqual(['win_rate_unfounded', expect.stringContaining('80% are won from stage 4 on')])
    expect(bodyOf(Opportunity, await put({ source, externalId, stage: 2 })).winRate).toBe(null)
  })

  test('is refused where it is another account’s, or says too little', async () => {
    await put(DEAL)
    expect(await codeOf(put(DEAL, 'brook'))).toBe('external_id_taken')
    expect(await codeOf(put({ source: 'crm', externalId: '9' }))).toBe('facts_unchanged')
    expect(await codeOf(put({ ...DEAL, externalId: '7' }, 'acme', 'lee'))).toBe('not_allowed')
    const { amount: _, ...plain } = DEAL
    expect(bodyOf(Opportunity, await put({ ...plain, externalId: '7' }, 'acme', 'lee')).amount).toBe(null)
  })
})

describe('all that is known of an account', () => {
  test('counts its tickets, shows the last, and hides money from who may not see it', async () => {
    const open = { kind: 'question', subject: 'How do I?', body: 'Please say how.', account: 'acme' }
    await app.send('POST /api/v1/tickets', { body: open })
    await app.send('POST /api/v1/tickets', { body: { ...open, subject: 'And this?' } })
    await app.send('POST /api/v1/tickets/1/claim', { body: {} })
    await send('/accounts/acme/opportunities', DEAL)
    await send('/accounts/acme/money', { churnRisk: 'low' })
    const seen = await detail()
    expect(seen.tickets).toEqual({ waiting: 1, owned: 1, held: 0, done: 0 })
    expect(seen.latest.map(({ number }) => number).toSorted()).toEqual([1, 2])
    const engineer = await detail('acme', 'eve')
    expect(engineer).toMatchObject({ churnRisk: null, pipeline: null })
    expect(engineer.opportunities).toMatchObject([{ name: 'Rollout', stage: 4, amount: null, weighted: null }])
  })
})
