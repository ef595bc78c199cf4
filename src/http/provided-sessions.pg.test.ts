/** Sessions by a provider, their cookie and their end: docs/spec/access.md. */
import { describe, expect, test } from 'vitest'
import { Browsing } from '../../test/support/browsing.ts'
import { ORIGIN, providedApp } from '../../test/support/provided.ts'
import { TestProvider } from '../../test/support/provider.ts'
import { HOUR, later } from '../domain/time.ts'
import { saveLink } from '../store/signing-in.ts'
import { members } from '../store/workspaces.ts'
import { hashOf, newSecret } from './secrets.ts'

const SESSION = '__Host-topline_session'
const { app, provider, browser, somebody, events } = providedApp()

describe('ACC-11, ACC-12: the cookie', () => {
  test('is for this host and https alone, out of reach of scripts, and new at every sign-in', async () => {
    somebody({ groups: ['night'] })
    const back = await provider.through(await browser().begin())
    const given = String((await browser().comeBack(back)).headers['set-cookie'])
    expect(given).toMatch(
      new RegExp(`^${SESSION}=tls_[\\w-]{43}; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax$`),
    )
    const first = browser().cookie
    await browser().signIn(provider)
    expect(browser().cookie).not.toBe(first)
    const old = await app.send('GET /api/v1/session', { bare: true, headers: { cookie: first } })
    expect(old.status).toBe(401)
  })

  test('without the prefix it counts for nothing, because another host could have set it', async () => {
    somebody({ groups: ['night'] })
    await browser().signIn(provider)
    const cookie = `topline_session=${browser().held(SESSION)}`
    expect((await app.send('GET /api/v1/session', { bare: true, headers: { cookie } })).status).toBe(401)
  })

  test('ACC-20: ends after twelve hours, and after two without use', async () => {
    somebody({ groups: ['night'] })
    await browser().signIn(provider)
    for (let hour = 0; hour < 11; hour++) {
      app.wait(HOUR)
      expect((await browser().session()).status).toBe(200)
    }
    app.wait(HOUR)
    expect((await browser().session()).status).toBe(401)
    await browser().signIn(provider)
    app.wait(2 * HOUR)
    expect((await browser().session()).status).toBe(401)
  })
})

describe('ACC-21: the provider says that somebody signed out there', () => {
  const tell = (token: string) =>
    app.send('POST /api/v1/sign-in/back-channel', {
      bare: true,
      raw: new URLSearchParams({ logout_token: token }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const sidNow = async () => {
    const { rows } = await app.owner.query<{ sid: string }>(
      'select provider_sid as sid from session where workspace_id = $1 and ended_at is null',
      [app.workspace.id],
    )
    return rows.map(({ sid }) => sid)
  }

  test('the session it names ends, and no other', async () => {
    const sub = somebody({ groups: ['night'] })
    const other = new Browsing(app)
    await browser().signIn(provider)
    const [sid] = await sidNow()
    await other.signIn(provider)
    expect((await tell(await provider.logoutToken({ sub, sid }))).status).toBe(200)
    expect([(await browser().session()).status, (await other.session()).status]).toEqual([401, 200])
    expect((await tell(await provider.logoutToken({ sub }))).status).toBe(200)
    expect((await other.session()).status).toBe(401)
    expect(await events()).toEqual(['signed_in', 'signed_in', 'signed_out', 'signed_out'])
  })

  test('a token that is not good ends nothing', async () => {
    const sub = somebody({ groups: ['night'] })
    await browser().signIn(provider)
    const foreign = new TestProvider({ origin: ORIGIN })
    await foreign.start()
    const forged = [
      await provider.logoutToken({ sub, aud: 'another' }),
      await provider.logoutToken({ sub, iss: 'https://evil.test' }),
      await provider.logoutToken({ sub, nonce: 'n' }),
      await provider.logoutToken({ sub, events: {} }),
      await provider.logoutToken({ sub, jti: undefined }),
      await provider.logoutToken({}),
      await provider.logoutToken({ sub, exp: 1_000 }),
      await foreign.logoutToken({ sub, iss: provider.issuer }),
      'not.a.token',
    ]
    await foreign.stop()
    for (const token of forged) expect((await tell(token)).status, token).toBe(400)
    expect((await browser().session()).status).toBe(200)
  })

  test('a notice whose sessions could not be ended is heard when it comes again', async () => {
    const sub = somebody({ groups: ['night'] })
    await browser().signIn(provider)
    const token = await provider.logoutToken({ sub })
    await app.owner.query('revoke update on session from topline_app')
    expect((await tell(token)).status).toBe(500)
    await app.owner.query('grant update on session to topline_app')
    expect(app.takeLogged()).toHaveLength(1)
    expect((await tell(token)).status).toBe(200)
    expect((await browser().session()).status).toBe(401)
  })

  test('a token that was heard before ends nothing again', async () => {
    const sub = somebody({ groups: ['night'] })
    await browser().signIn(provider)
    const token = await provider.logoutToken({ sub })
    expect((await tell(token)).status).toBe(200)
    await browser().signIn(provider)
    expect((await tell(token)).status).toBe(400)
    expect((await browser().session()).status).toBe(200)
  })
})

describe('ACC-10: where others reach the server', () => {
  test('no link signs anybody in, and what one began counts no more', async () => {
    const secret = newSecret('link')
    const memberId = (await members(app.tenant))[0]?.id ?? ''
    const whose = { kind: 'local', workspace: app.workspace.id, memberId } as const
    const link = { ...whose, secretHash: hashOf(secret), expiresAt: later(app.now, HOUR) }
    await saveLink(app.store.directory, link, app.now)
    const answer = await browser().send('POST /api/v1/sign-in/link', { body: { secret } })
    expect([answer.status, browser().cookie]).toEqual([403, ''])
    expect((await app.send('GET /api/v1/sign-in', { bare: true })).body).toMatchObject({ link: false })

    somebody({ groups: ['night'] })
    await browser().signIn(provider)
    await app.owner.query("update session set kind = 'local' where workspace_id = $1", [app.workspace.id])
    app.access.forget()
    expect((await browser().session()).status).toBe(401)
  })
})
