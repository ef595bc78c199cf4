/** Over to a real provider and back: docs/spec/access.md. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browsing, locationOf } from '../../test/support/browsing.ts'
import { ORIGIN, providedApp } from '../../test/support/provided.ts'
import { TestProvider } from '../../test/support/provider.ts'
import { MINUTE } from '../domain/time.ts'

const { app, provider, browser, install, somebody, events } = providedApp()
const apart = new TestProvider({ origin: ORIGIN, groupsApart: true })
beforeAll(() => apart.start())
afterAll(() => apart.stop())

describe('ACC-13: over to the provider and back', () => {
  test('whoever belongs here is signed in and goes on where they wanted to', async () => {
    somebody({ groups: ['night'] })
    expect(await browser().signIn(provider, '?returnTo=%2Ftickets%2F7%3Fa%3Db')).toBe('/tickets/7?a=b')
    const { body } = await browser().session()
    expect(body).toMatchObject({ kind: 'session', name: 'Nia Owens', role: 'engineer', others: [{ members: [{}] }] })
    expect((body as { signOutAt: string }).signOutAt).toContain(`${provider.issuer}/session/end?`)
    expect(await events()).toEqual(['signed_in'])
  })

  test('with PKCE, state and nonce, and with no secret where the client is public', async () => {
    install(provider, { clientId: 'topline-public', clientSecret: null })
    somebody({ groups: ['night'] })
    const query = new URL(await browser().begin()).searchParams
    expect([query.get('code_challenge_method'), query.get('redirect_uri')]).toEqual([
      'S256',
      `${ORIGIN}/api/v1/sign-in/return`,
    ])
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toMatch(/^[\w-]{43}$/)
    expect(await browser().signIn(provider)).toBe('/')
  })

  test.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/%09/evil.test',
    'javascript:alert(1)',
    '/a\\..\\evil',
    '/api/v1/export',
    '/sign-in?returnTo=%2F',
  ])('never goes on to %s', async (returnTo) => {
    somebody({ groups: ['night'] })
    expect(await browser().signIn(provider, `?returnTo=${encodeURIComponent(decodeURIComponent(returnTo))}`)).toBe('/')
  })

  test('groups that are told apart from the token count too', async () => {
    install(apart)
    somebody({ groups: ['night'] }, apart)
    await browser().signIn(apart)
    expect((await browser().session()).body).toMatchObject({ role: 'engineer' })
  })
})

describe('ACC-14: a sign-in returns once, to the browser that began it', () => {
  const lost = '/sign-in?refused=state_unknown'

  test('a return that is opened in another browser signs nobody in, there or here', async () => {
    somebody({ groups: ['night'] })
    const back = await provider.through(await browser().begin())
    const thief = new Browsing(app)
    await thief.begin()
    expect(locationOf(await thief.comeBack(back))).toBe(lost)
    expect((await thief.session()).status).toBe(401)
    expect(locationOf(await browser().comeBack(back))).toBe(lost)
  })

  test('a return that comes again is refused, and the session stays', async () => {
    somebody({ groups: ['night'] })
    const back = await provider.through(await browser().begin())
    await browser().comeBack(back)
    expect(locationOf(await browser().comeBack(back))).toBe(lost)
    expect((await browser().session()).status).toBe(200)
  })

  test('a code that was used does not count under a state of another sign-in', async () => {
    somebody({ groups: ['night'] })
    const used = new URL(await provider.through(await browser().begin()))
    await browser().comeBack(used.href)
    const other = new Browsing(app)
    const forged = new URL(await provider.through(await other.begin()))
    forged.searchParams.set('code', used.searchParams.get('code') ?? '')
    expect(locationOf(await other.comeBack(forged.href))).toMatch(/refused=provider_/)
    expect((await other.session()).status).toBe(401)
  })

  test('a state that nobody made, none at all, and one that is too old', async () => {
    somebody({ groups: ['night'] })
    const back = await provider.through(await browser().begin())
    for (const query of ['?code=x&state=made-up', '?code=x', '']) {
      expect(locationOf(await browser().send(`GET /api/v1/sign-in/return${query}`))).toBe(lost)
    }
    app.wait(11 * MINUTE)
    expect(locationOf(await browser().comeBack(back))).toBe(lost)
  })

  test('two tabs that began one after the other both come back', async () => {
    somebody({ groups: ['night'] })
    const first = await browser().begin('?returnTo=/one')
    const second = await browser().begin('?returnTo=/two')
    expect(locationOf(await browser().comeBack(await provider.through(second)))).toBe('/two')
    expect(locationOf(await browser().comeBack(await provider.through(first)))).toBe('/one')
  })
})

describe('ACC-22: a provider that does not help', () => {
  test('one that is down is said to be, and the rest of the server answers', async () => {
    install(provider, { issuer: 'http://127.0.0.1:9' })
    expect(await browser().begin('?returnTo=/tickets/1')).toBe(
      '/sign-in?refused=provider_unreachable&returnTo=%2Ftickets%2F1',
    )
    expect((await app.send('GET /api/v1/sign-in', { bare: true })).body).toEqual({
      provider: { name: '127.0.0.1:9', startAt: '/api/v1/sign-in/provider' },
      link: false,
    })
    expect((await app.send('GET /api/v1/queue')).status).toBe(200)
  })

  test('none at all, and one whose person turned back', async () => {
    provider.signsIn = 'who turns back'
    const back = await provider.through(await browser().begin())
    expect(locationOf(await browser().comeBack(back))).toBe('/sign-in?refused=provider_refused')
    app.signing.installation = null
    expect(await browser().begin()).toBe('/sign-in?refused=no_provider')
  })

  test('keys that were rotated since are fetched anew', async () => {
    somebody({ groups: ['night'] })
    expect(await browser().signIn(provider)).toBe('/')
    await provider.rotateKeys()
    somebody({ groups: ['night'] })
    expect(await new Browsing(app).signIn(provider)).toBe('/')
  })
})
