/** Sessions on a laptop: the link, the cookie, switching, ending (docs/spec/access.md). */
import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { Browsing } from '../../test/support/browsing.ts'
import { sendAs, tokenOf } from '../../test/support/credentials.ts'
import { createWorkspace } from '../actions/create-workspace.ts'
import { DAY, later, MINUTE, SECOND } from '../domain/time.ts'
import { saveLink } from '../store/signing-in.ts'
import { members } from '../store/workspaces.ts'
import { beat } from './live.ts'
import { hashOf, newSecret } from './secrets.ts'

const app = testApp()

async function aLink(handle = 'ada'): Promise<string> {
  const secret = newSecret('link')
  const memberId = (await members(app.tenant)).find((each) => each.handle === handle)?.id ?? ''
  const link = { kind: 'local', workspace: app.workspace.id, memberId } as const
  const kept = { ...link, secretHash: hashOf(secret), expiresAt: later(app.now, 15 * MINUTE) }
  await saveLink(app.store.directory, kept, app.now)
  return secret
}

interface SessionBody {
  readonly id: string
  readonly handle: string
  readonly csrf: string
}

async function signedIn(handle = 'ada'): Promise<{ browser: Browsing; session: SessionBody }> {
  const browser = new Browsing(app)
  const { body } = await browser.send('POST /api/v1/sign-in/link', { body: { secret: await aLink(handle) } })
  return { browser, session: body as SessionBody }
}

const statusOf = async (browser: Browsing) => (await browser.session()).status
const refusedWith = (code: string) => ({ body: expect.objectContaining({ code }) })

describe('ACC-10: the link of a laptop', () => {
  test('signs its owner in for thirty days, once', async () => {
    const secret = await aLink()
    const browser = new Browsing(app)
    const answer = await browser.send('POST /api/v1/sign-in/link', { body: { secret } })
    expect(answer.body).toMatchObject({ kind: 'session', handle: 'ada', role: 'owner', signOutAt: null })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^topline_session=tls_[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const again = await browser.send('POST /api/v1/sign-in/link', { body: { secret } })
    expect([again.status, again]).toEqual([403, expect.objectContaining(refusedWith('link_used'))])
    app.wait(30 * DAY - SECOND)
    expect(await statusOf(browser)).toBe(200)
    app.wait(SECOND)
    expect(await statusOf(browser)).toBe(401)
  })

  test('not after a quarter of an hour, and no other text does', async () => {
    const secret = await aLink()
    app.wait(15 * MINUTE)
    for (const each of [secret, newSecret('link'), newSecret('session'), 'x']) {
      const answer = await app.send('POST /api/v1/sign-in/link', { bare: true, body: { secret: each } })
      expect(answer.status).toBe(403)
    }
  })

  test('is offered where one may come in', async () => {
    const { body } = await app.send('GET /api/v1/sign-in', { bare: true })
    expect(body).toEqual({ provider: null, link: true })
  })

  test('the helper of the other tests signs in by it', async () => {
    const { cookie, csrf } = await app.signIn('lee')
    const headers = { cookie, 'topline-csrf': csrf }
    const answer = await app.send('POST /api/v1/session/end', { bare: true, headers, body: {} })
    expect(answer.status).toBe(200)
  })
})

describe('ACC-19: over to somebody else', () => {
  test('on a laptop to every member of every workspace, with a new secret', async () => {
    const ours = app.workspace
    const other = await createWorkspace(app.store, { slug: `${ours.slug}-b`, name: 'Another' }, [], app)
    const { browser, session } = await signedIn()
    const before = browser.cookie
    const answer = await browser.send('POST /api/v1/session/switch', {
      body: { workspace: ours.slug, member: 'eve' },
      csrf: session.csrf,
    })
    expect(answer.body).toMatchObject({ handle: 'eve', role: 'engineer' })
    expect((answer.body as SessionBody).csrf).not.toBe(session.csrf)
    const slugs = (answer.body as { others: { workspace: { slug: string } }[] }).others.map(
      ({ workspace }) => workspace.slug,
    )
    expect(slugs).toEqual(expect.arrayContaining([ours.slug, other.slug]))
    const old = await app.send('GET /api/v1/session', { bare: true, headers: { cookie: before } })
    expect(old.status).toBe(401)
  })

  test('not to who is not there', async () => {
    const { browser, session } = await signedIn()
    const to = (body: object) => browser.send('POST /api/v1/session/switch', { body, csrf: session.csrf })
    expect((await to({ workspace: 'nowhere' })).status).toBe(404)
    expect((await to({ workspace: app.workspace.slug, member: 'nobody' })).status).toBe(404)
    expect(await statusOf(browser)).toBe(200)
  })
})

describe('ACC-25: sessions are ended one by one', () => {
  test('one signs out, and the cookie goes', async () => {
    const { browser, session } = await signedIn()
    const other = await signedIn()
    await browser.send('POST /api/v1/session/end', { body: {}, csrf: session.csrf })
    expect(browser.cookie).toBe('')
    expect(await statusOf(other.browser)).toBe(200)
  })

  test('one ends another of one’s own; those of others are ended by who manages people', async () => {
    const [mine, also, hers] = [await signedIn('eve'), await signedIn('eve'), await signedIn('lee')]
    const list = async (of: string) => {
      const { body } = await mine.browser.send(`GET /api/v1/sessions${of}`)
      return (body as { items?: { id: string; member: string; current: boolean }[] }).items
    }
    expect((await list(''))?.map(({ member }) => member)).toEqual(['eve', 'eve'])
    expect((await list(''))?.find(({ current }) => current)?.id).toBe(mine.session.id)
    expect(await list('?of=all')).toBe(undefined)
    const end = (id: string, by = mine) =>
      by.browser.send(`POST /api/v1/sessions/${id}/end`, { body: {}, csrf: by.session.csrf })
    expect((await end(hers.session.id)).status).toBe(404)
    expect((await end(also.session.id)).status).toBe(200)
    expect([await statusOf(also.browser), await statusOf(hers.browser)]).toEqual([401, 200])
    const boss = await signedIn()
    expect((await end(hers.session.id, boss)).status).toBe(200)
    expect(await statusOf(hers.browser)).toBe(401)
  })

  test('ACC-4: a token ends none, unless it may make and revoke tokens', async () => {
    const hers = await signedIn()
    const end = async (scopes: string[]) =>
      sendAs(app, await tokenOf(app, 'ada', scopes))(`POST /api/v1/sessions/${hers.session.id}/end`, {})
    expect(await end(['read'])).toMatchObject({ status: 403, ...refusedWith('not_allowed') })
    expect(await statusOf(hers.browser)).toBe(200)
    expect((await end(['administer', 'read'])).status).toBe(200)
    expect(await statusOf(hers.browser)).toBe(401)
  })

  test('a session of another workspace is as one that does not exist', async () => {
    const theirs = await signedIn()
    await app.freshWorkspace()
    const { browser, session } = await signedIn()
    const answer = await browser.send(`POST /api/v1/sessions/${theirs.session.id}/end`, {
      body: {},
      csrf: session.csrf,
    })
    expect(answer).toMatchObject({ status: 404, ...refusedWith('session_not_found') })
  })
})

describe('ACC-23: what is open ends with the session', () => {
  test('a stream of changes that goes on is ended at its next beat', async () => {
    const { browser, session } = await signedIn()
    const request = {
      headers: {},
      cookies: { topline_session: browser.held('topline_session') },
      caller: { workspace: app.workspace.id },
    } as unknown as Parameters<typeof beat>[1]
    const heard: string[] = []
    const raw = { write: (text: string) => heard.push(text), end: () => heard.push('end') } as unknown as Parameters<
      typeof beat
    >[2]
    await beat({ access: app.access }, request, raw)
    await browser.send('POST /api/v1/session/end', { body: {}, csrf: session.csrf })
    await beat({ access: app.access }, request, raw)
    expect(heard).toEqual([': still here\n\n', 'end'])
  })

  test('another node learns of it within a second', async () => {
    const { browser, session } = await signedIn()
    expect(await statusOf(browser)).toBe(200)
    // As another node does: this one is not told.
    await app.owner.query('update session set ended_at = now() where id = $1', [session.id])
    expect(await statusOf(browser)).toBe(200)
    app.wait(SECOND)
    expect(await statusOf(browser)).toBe(401)
  })
})

test('ACC-24: who came in, went over, left and was put out is in the log', async () => {
  const { browser, session } = await signedIn()
  const csrf = session.csrf
  const body = { workspace: app.workspace.slug, member: 'lee' }
  const { body: lee } = await browser.send('POST /api/v1/session/switch', { body, csrf })
  await browser.send('POST /api/v1/session/end', { body: {}, csrf: (lee as SessionBody).csrf })
  const { rows } = await app.owner.query<{ type: string; actor: string; via: string; address: string }>(
    "select type, actor, via, address from event where workspace_id = $1 and stream = 'access' order by seq",
    [app.workspace.id],
  )
  expect(rows.map(({ type, actor }) => [type, actor])).toEqual([
    ['signed_in', 'ada'],
    ['switched', 'lee'],
    ['signed_out', 'lee'],
  ])
  expect(rows[0]).toMatchObject({ via: `session ${session.id}`, address: '127.0.0.1' })
})

test('ACC-5: a session stays in its workspace and its member, whatever a request says', async () => {
  const ours = app.workspace
  const { browser } = await signedIn('eve')
  await app.freshWorkspace()
  const headers = { cookie: browser.cookie, 'topline-workspace': app.workspace.slug, 'topline-member': 'ada' }
  const { body } = await app.send('GET /api/v1/session', { bare: true, headers })
  expect(body).toMatchObject({ handle: 'eve', workspace: { slug: ours.slug } })
})
