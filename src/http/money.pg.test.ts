/** What the CRM knows of an account: who writes it down, and who sees it. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { sendAs, tokenOf } from '../../test/support/credentials.ts'
import { rebuildFacts } from '../actions/rebuild-facts.ts'
import { TicketDetail } from '../contract/tickets.ts'
import { Account, Accounts } from '../contract/workspace.ts'
import { NO_MONEY } from '../domain/money.ts'

const app = testApp()

const MONEY = { arr: { minor: 12_000_000, currency: 'EUR' }, renewsOn: '2027-03-31', churnRisk: 'high' } as const
const DELTA = { slug: 'delta', name: 'Delta', segment: 'team' } as const
const because = { reason: 'renewed by phone' }

const set = (body: object, as = 'ada', slug = 'acme') =>
  app.send(`POST /api/v1/accounts/${slug}/money`, { as, body: { ...because, ...body } })
const found = async (as = 'ada') => bodyOf(Accounts, await app.send('GET /api/v1/accounts?q=acme', { as })).items[0]
const differences = async () => (await rebuildFacts(app.tenant, { check: true })).differences

async function logged() {
  const { rows } = await app.owner.query(
    `select type, actor, change - 'type' as change from event
     where workspace_id = $1 and stream = 'account' and version > 1 order by seq`,
    [app.workspace.id],
  )
  return rows
}

describe('ACC-44: what the CRM knows of an account', () => {
  test('is written down with a reason; what is left out stays', async () => {
    expect(await found()).toMatchObject(NO_MONEY)
    expect(bodyOf(Account, await set(MONEY))).toMatchObject({ slug: 'acme', plan: 'gold', ...MONEY })
    expect(await found()).toMatchObject(MONEY)
    expect(bodyOf(Account, await set({ renewsOn: null }))).toMatchObject({ ...MONEY, renewsOn: null })
    expect(await logged()).toEqual([
      { type: 'money_changed', actor: 'ada', change: { ...MONEY, ...because } },
      { type: 'money_changed', actor: 'ada', change: { ...MONEY, renewsOn: null, ...because } },
    ])
    expect(await differences()).toEqual([])
  })

  test('may come with a new account', async () => {
    const added = bodyOf(Account, await app.send('POST /api/v1/accounts', { body: { ...DELTA, ...MONEY } }), 201)
    expect(added).toMatchObject({ ...DELTA, ...MONEY })
    expect(await differences()).toEqual([])
    const changed = await app.send('POST /api/v1/accounts/delta/terms', { body: { plan: 'gold', ...because } })
    expect(bodyOf(Account, changed)).toMatchObject({ plan: 'gold', ...MONEY })
    expect(await differences()).toEqual([])
  })

  test('is put right by a rebuild', async () => {
    await set(MONEY)
    const spoilt = "update account set arr_minor = 1, renews_on = null where workspace_id = $1 and slug = 'acme'"
    await app.owner.query(spoilt, [app.workspace.id])
    expect((await differences()).map(({ what }) => what).toSorted()).toEqual(['arr_minor', 'renews_on'])
    await rebuildFacts(app.tenant, { check: false })
    expect(await found()).toMatchObject(MONEY)
  })

  test.each([
    ['what is so already', () => set({ arr: null }), 409, 'money_unchanged'],
    ['of an account that is not there', () => set(MONEY, 'ada', 'nobody'), 404, 'account_not_found'],
    ['by who may not', () => set(MONEY, 'lee'), 403, 'not_allowed'],
    ['a currency that is none', () => set({ arr: { minor: 1, currency: 'euro' } }), 400, 'invalid_input'],
    ['half a cent', () => set({ arr: { minor: 0.5, currency: 'EUR' } }), 400, 'invalid_input'],
    ['a day that is none', () => set({ renewsOn: '2027-02-30' }), 400, 'invalid_input'],
  ] as const)('refused: %s', async (_, send, status, code) => {
    expect(problemOf(await send())).toMatchObject({ status, code })
    expect(await logged()).toEqual([])
  })

  test('comes with a new account from those alone who may write it down', async () => {
    const add = (body: object) => app.send('POST /api/v1/accounts', { as: 'lee', body: { ...DELTA, ...body } })
    expect(problemOf(await add({ churnRisk: 'low' }))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect((await add({})).status).toBe(201)
  })
})

describe('ACC-3: revenue, renewal and churn risk', () => {
  test('stand on a ticket for those who may see them, and are nothing for the others', async () => {
    await set(MONEY)
    const number = await aNumber(app, { account: 'acme' })
    const money = async (as: string) =>
      bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`, { as })).money
    expect(await money('lee')).toEqual(MONEY)
    expect(await money('eve')).toEqual(NO_MONEY)
    expect(await found('lee')).toMatchObject(MONEY)
    expect(await found('eve')).toMatchObject(NO_MONEY)
    const stranger = await aNumber(app, { account: null })
    expect(bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${stranger}`)).money).toBeNull()
  })

  test('are nothing in a repeated answer either', async () => {
    await set(MONEY)
    const number = await aNumber(app, { account: 'acme' })
    const send = sendAs(app, await tokenOf(app, 'eve', ['read', 'work']))
    const claim = () => send(`POST /api/v1/tickets/${number}/claim`, {}, { 'idempotency-key': 'once' })
    const [first, again] = [await claim(), await claim()]
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.body).toEqual(first.body)
    expect(first.body).toMatchObject({ money: NO_MONEY })
  })
})
