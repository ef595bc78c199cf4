/** How often one caller and one address may ask. */
import { describe, expect, test, vi } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { type Sent, testApp } from '../../test/support/app.ts'
import { sendAs, sessionOf, tokenOf } from '../../test/support/credentials.ts'
import { MINUTE, SECOND } from '../domain/time.ts'
import { RateLimits } from './rate-limits.ts'

const LIMIT = 30
const app = testApp({ limits: new RateLimits({ now: () => app.now, perMinute: LIMIT }), trustProxy: ['127.0.0.1'] })

type Send = () => Promise<Sent>

/** The last answer of `times` requests. */
async function lastOf(times: number, send: Send): Promise<number> {
  const statuses: number[] = []
  while (statuses.length < times) statuses.push((await send()).status)
  return statuses.at(-1) ?? 0
}

/** Nobody has asked yet in this minute. */
const freshMinute = () => app.wait(MINUTE)
const from = (address: string) => ({ 'x-forwarded-for': address })

const asking = async (as: string, address = '192.0.2.1') => {
  const send = sendAs(app, { ...(await tokenOf(app, as, ['read'])), ...from(address) })
  return () => send('GET /api/v1/permissions')
}

describe('ACC-40: a caller', () => {
  test('asks so often in a minute, and is told when to go on', async () => {
    freshMinute()
    const send = await asking('eve')
    expect(await lastOf(LIMIT, send)).toBe(200)
    app.wait(20 * SECOND)
    const refused = await send()
    expect(problemOf(refused)).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(problemOf(refused).detail).toContain('Wait 40 seconds')
    expect(refused.headers['retry-after']).toBe('40')
    app.wait(40 * SECOND)
    expect((await send()).status).toBe(200)
  })

  test('takes nothing from another behind the same address, until they are ten times as many', async () => {
    freshMinute()
    expect(await lastOf(LIMIT + 1, await asking('eve'))).toBe(429)
    const others = await Promise.all(Array.from({ length: 9 }, () => asking('bob')))
    for (const send of others) expect(await lastOf(LIMIT, send)).toBe(200)
    expect(await lastOf(1, await asking('bob'))).toBe(429)
    expect(await lastOf(1, await asking('bob', '192.0.2.2'))).toBe(200)
  })

  test('with the operator key asks as often as they like', async () => {
    freshMinute()
    expect(await lastOf(LIMIT + 5, () => app.send('GET /api/v1/permissions'))).toBe(200)
  })

  test('in a browser is counted by session', async () => {
    freshMinute()
    const headers = await sessionOf(app, 'eve')
    expect(await lastOf(LIMIT + 1, () => sendAs(app, headers)('GET /api/v1/permissions'))).toBe(429)
    expect(await lastOf(1, await asking('eve', '127.0.0.1'))).toBe(200)
  })
})

describe('ACC-41: an address', () => {
  const unsigned = (address: string) => () => sendAs(app, from(address))('GET /api/v1/permissions')

  test('without a credential is counted by itself, and one of IPv6 with its network', async () => {
    freshMinute()
    expect(await lastOf(LIMIT, unsigned('192.0.2.9'))).toBe(401)
    expect(await lastOf(1, unsigned('192.0.2.9'))).toBe(429)
    expect(await lastOf(1, unsigned('192.0.2.10'))).toBe(401)
    expect(await lastOf(LIMIT, unsigned('2001:db8:1:2::7'))).toBe(401)
    expect(await lastOf(1, unsigned('2001:db8:1:2:ffff:0:0:1'))).toBe(429)
    expect(await lastOf(1, unsigned('2001:db8:1:3::7'))).toBe(401)
  })

  test('reads what is public ten times as often', async () => {
    freshMinute()
    const read = () => sendAs(app, from('192.0.2.40'))('GET /health')
    expect(await lastOf(10 * LIMIT, read)).toBe(200)
    expect(await lastOf(1, read)).toBe(429)
  })

  test('is on its way to a provider and back two hundred times, and never for a part of another site’s page', async () => {
    freshMinute()
    const address = from('192.0.2.60')
    const cross = (destination: string) => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': destination })
    for (const path of ['provider', 'return', `return/${app.newId()}`]) {
      const pass = (headers: object) => () => sendAs(app, { ...address, ...headers })(`GET /api/v1/sign-in/${path}`)
      expect(await lastOf(210, pass(cross('image')))).toBe(403)
      expect(await lastOf(1, pass(cross('iframe')))).toBe(403)
      app.wait(MINUTE)
      expect(await lastOf(100, pass(cross('document')))).toBe(302)
      expect(await lastOf(100, pass({}))).toBe(302)
      expect(await lastOf(1, pass({}))).toBe(429)
      app.wait(MINUTE)
    }
  })

  test('asks to be let in as a device twenty times a minute', async () => {
    freshMinute()
    const begin = (address: string) => () => sendAs(app, from(address))('POST /api/v1/devices', { label: 'a laptop' })
    expect(await lastOf(20, begin('192.0.2.20'))).toBe(201)
    const refused = await begin('192.0.2.20')()
    expect(problemOf(refused)).toMatchObject({ code: 'too_many_requests' })
    expect(refused.headers['retry-after']).toBe('60')
    expect(await lastOf(1, begin('192.0.2.21'))).toBe(201)
  })
})

describe('ACC-42: credentials of nobody', () => {
  const sendWrong = (n: number) =>
    sendAs(app, { authorization: `Bearer tlp_${String(n).padStart(43, 'x')}`, ...from('192.0.2.30') })

  test('are refused after twenty; a good one of that address that was used before is let in', async () => {
    freshMinute()
    const used = await asking('eve', '192.0.2.30')
    expect(await lastOf(1, used)).toBe(200)
    const statuses: number[] = []
    for (let n = 0; n < 21; n++) statuses.push((await sendWrong(n)('GET /api/v1/permissions')).status)
    expect([statuses.slice(0, 20).every((status) => status === 401), statuses.at(-1)]).toEqual([true, 429])
    app.wait(2 * SECOND)
    expect(await lastOf(1, used), 'when it is to be read anew, too').toBe(200)
    app.access.forget()
    expect(await lastOf(1, used)).toBe(200)
  })

  test('cost no look-up after twenty', async () => {
    freshMinute()
    for (let n = 0; n < 20; n++) await sendWrong(n)('GET /api/v1/permissions')
    const looked = vi.spyOn(app.store.pool, 'connect')
    for (let n = 100; n < 110; n++) expect((await sendWrong(n)('GET /api/v1/permissions')).status).toBe(429)
    expect(looked).not.toHaveBeenCalled()
    looked.mockRestore()
    const unseen = await asking('bob', '192.0.2.30')
    expect(await lastOf(1, unseen)).toBe(429)
    freshMinute()
    expect(await lastOf(1, unseen)).toBe(200)
  })
})

test('ACC-43: what is remembered of addresses is bounded', () => {
  const limits = new RateLimits({ now: () => app.now, perMinute: 1 })
  const reply = { header: () => reply } as never
  const request = (n: number) => ({ ip: `10.0.${n >> 8}.${n & 255}`, routeOptions: { config: {}, url: '/' } }) as never
  for (let n = 0; n <= 50_000; n += 1) limits.ofAddress(request(n), reply)
  expect(() => limits.ofAddress(request(50_000), reply)).toThrow('Too many requests')
  expect(() => limits.ofAddress(request(0), reply)).not.toThrow()
})
