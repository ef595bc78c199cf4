/** A workspace's own provider: docs/spec/access.md. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Browsing, locationOf } from '../../test/support/browsing.ts'
import { ORIGIN, providedApp } from '../../test/support/provided.ts'
import { CLIENT_SECRET, TestProvider } from '../../test/support/provider.ts'

const { app, provider, browser, install, somebody, events, handleNow } = providedApp()
const own = new TestProvider({ origin: ORIGIN })
beforeAll(() => own.start())
afterAll(() => own.stop())
beforeEach(() => {
  own.tokenCalls = 0
  for (const each of [provider, own]) each.workspaces.add(app.workspace.id)
})

const settings = () => ({
  issuer: provider.issuer,
  clientId: 'topline',
  clientSecret: CLIENT_SECRET,
  groups: [{ group: 'day', role: 'lead', team: 'support' }],
})
const set = (more: object = {}, as = 'ada') =>
  app.send('POST /api/v1/provider', { as, body: { ...settings(), ...more } })
const here = () => `?workspace=${app.workspace.slug}`
const add = (handle: string, email: string, role = 'lead') =>
  app.send('POST /api/v1/members', { body: { handle, name: 'Nia', email, role, team: 'support' } })

describe('ACC-26: a workspace with a provider of its own', () => {
  test('is told of without its secret, and goes back to the installation’s', async () => {
    expect((await app.send('GET /api/v1/provider')).body).toMatchObject({ from: 'installation', hasSecret: true })
    const { body, text } = await set()
    expect(body).toEqual({
      from: 'workspace',
      issuer: provider.issuer,
      clientId: 'topline',
      hasSecret: true,
      groups: settings().groups,
      defaultRole: null,
      redirectAt: `https://topline.test/api/v1/sign-in/return/${app.workspace.id}`,
    })
    expect(text).not.toContain(CLIENT_SECRET)
    const { clientSecret: _, ...kept } = settings()
    expect((await app.send('POST /api/v1/provider', { body: kept })).body).toMatchObject({ hasSecret: true })
    const elsewhere = { ...kept, issuer: own.issuer }
    expect((await app.send('POST /api/v1/provider', { body: elsewhere })).body).toMatchObject({ hasSecret: false })
    const remove = () => app.send('POST /api/v1/provider/remove', { body: { reason: 'we moved' } })
    expect((await remove()).body).toMatchObject({ from: 'installation' })
    expect((await remove()).status).toBe(404)
    expect(await events()).toEqual(['provider_set', 'provider_set', 'provider_set', 'provider_removed'])
  })

  test('signs people in to it alone, by its own groups', async () => {
    await set()
    somebody({ groups: ['day', 'night'] })
    await browser().signIn(provider, `?workspace=${app.workspace.slug}`)
    expect((await browser().session()).body).toMatchObject({
      role: 'lead',
      workspace: { slug: app.workspace.slug },
      others: [{ workspace: { slug: app.workspace.slug } }],
    })
    // The installation's provider does not lead here any more.
    somebody({ groups: ['day', 'night'] })
    expect(await new Browsing(app).signIn(provider)).toBe('/sign-in?refused=not_invited')
  })

  test('is named by the page that asks, and who is kept out is in its log', async () => {
    await set()
    const { slug } = app.workspace
    expect((await app.send(`GET /api/v1/sign-in?workspace=${slug}`, { bare: true })).body).toMatchObject({
      provider: { startAt: `/api/v1/sign-in/provider?workspace=${slug}` },
    })
    somebody()
    expect(await browser().signIn(provider, `?workspace=${slug}`)).toBe('/sign-in?refused=not_invited')
    expect(await events()).toEqual(['provider_set', 'sign_in_failed'])
  })

  test('is set by those who may alone', async () => {
    expect((await app.send('POST /api/v1/provider', { as: 'lee', body: settings() })).status).toBe(403)
    expect((await app.send('GET /api/v1/provider', { as: 'lee' })).status).toBe(403)
  })
})

describe('ACC-14: a provider that a workspace chose gets no code of another', () => {
  /** Where `began` sends a browser, as if it had been sent to `instead`, which returns to `path`. */
  const sentOver = (began: string, instead: TestProvider, path: string): string => {
    const address = new URL(`${instead.issuer}/auth`)
    address.search = new URL(began).search
    address.searchParams.set('redirect_uri', `${ORIGIN}/api/v1/sign-in/return${path}`)
    return address.href
  }
  /** The answer of a provider that does not say who it is. */
  const nameless = (back: string): string => {
    const address = new URL(back)
    address.searchParams.delete('iss')
    return address.href
  }
  const lost = '/sign-in?refused=state_unknown'

  test('a code of the installation’s provider comes back at another address, and is not told', async () => {
    await set({ issuer: own.issuer })
    somebody({ groups: ['boss'] })
    const began = await browser().begin(here())
    expect(began).toContain(own.issuer)
    const back = nameless(await provider.through(sentOver(began, provider, '')))
    expect(locationOf(await browser().comeBack(back))).toBe(lost)
    expect(own.tokenCalls).toBe(0)
    // And the sign-in that was misused is over.
    const { search } = new URL(back)
    const again = `${ORIGIN}/api/v1/sign-in/return/${app.workspace.id}${search}`
    expect(locationOf(await browser().comeBack(again))).toBe(lost)
    expect(own.tokenCalls).toBe(0)
  })

  test('nor the other way round, nor at the address of another workspace', async () => {
    await set({ issuer: own.issuer })
    somebody({ groups: ['day'] }, own)
    const calls = provider.tokenCalls
    const began = await browser().begin()
    expect(began).toContain(provider.issuer)
    const back = await own.through(sentOver(began, own, `/${app.workspace.id}`))
    expect(locationOf(await browser().comeBack(nameless(back)))).toBe(lost)
    expect(provider.tokenCalls).toBe(calls)
    const good = new URL(await own.through(await browser().begin(here())))
    good.pathname = `/api/v1/sign-in/return/${app.newId()}`
    expect(locationOf(await browser().comeBack(good.href))).toBe(lost)
    expect(own.tokenCalls).toBe(0)
  })

  test('a code of the provider that was is not told to the one that is', async () => {
    await set({ issuer: own.issuer })
    somebody({ groups: ['day'] }, own)
    const back = await own.through(await browser().begin(here()))
    await set()
    const calls = provider.tokenCalls
    expect(locationOf(await browser().comeBack(nameless(back)))).toBe(lost)
    expect(provider.tokenCalls).toBe(calls)
  })
})

describe('ACC-31: nobody becomes an owner by choosing a provider', () => {
  beforeEach(() => add('abe', 'abe@topline.example', 'admin'))

  test('its groups make owners only where an owner says so', async () => {
    const groups = [{ group: 'mine', role: 'owner', team: 'support' }]
    expect((await set({ groups }, 'abe')).status).toBe(403)
    expect((await set({ defaultRole: 'owner' }, 'abe')).status).toBe(403)
    expect((await set({}, 'abe')).status).toBe(200)
    expect((await set({ groups })).status).toBe(200)
    // What an owner allowed for one provider, an administrator does not take over to another.
    expect((await set({ groups, issuer: own.issuer }, 'abe')).status).toBe(403)
  })

  test('nobody is an owner by an address that it tells', async () => {
    await add('olga', 'olga@example.com', 'owner')
    await set({ issuer: own.issuer })
    somebody({ email: 'olga@example.com' }, own)
    expect(await browser().signIn(own, here())).toBe('/sign-in?refused=not_invited')
    somebody({ email: 'olga@example.com', groups: ['day'] }, own)
    await browser().signIn(own, here())
    expect((await browser().session()).body).toMatchObject({ handle: 'olga-2', role: 'lead', email: null })
    // The installation's provider brings them back.
    await app.send('POST /api/v1/provider/remove', { body: { reason: 'it lied' } })
    somebody({ email: 'olga@example.com' })
    await browser().signIn(provider)
    expect((await browser().session()).body).toMatchObject({ handle: 'olga', role: 'owner' })
  })
})

describe('ACC-26: another provider', () => {
  test('lets the same people in by their verified address', async () => {
    const subject = somebody({ groups: ['night'] })
    const email = `${subject}@example.com`
    await browser().signIn(provider)
    const handle = await handleNow()
    await add('nia', 'nia@example.com')
    somebody({ email: 'nia@example.com' })
    await new Browsing(app).signIn(provider)

    await set({ issuer: own.issuer })
    for (const [account, whose] of [
      [{ email, groups: ['day'] }, handle],
      [{ email: 'nia@example.com' }, 'nia'],
    ] as const) {
      somebody(account, own)
      await browser().signIn(own, here())
      expect((await browser().session()).body).toMatchObject({ handle: whose, role: 'lead' })
      // Twice at one provider nobody becomes them.
      somebody({ ...account, groups: [] }, own)
      expect(await new Browsing(app).signIn(own, here())).toBe('/sign-in?refused=not_invited')
    }
  })

  test('ends the sessions by the one that was, and no others', async () => {
    somebody({ groups: ['night', 'day'] })
    await browser().signIn(provider)
    const status = async () => (await browser().session()).status
    await set({ issuer: own.issuer })
    expect(await status()).toBe(401)
    somebody({ groups: ['day'] }, own)
    await browser().signIn(own, here())
    await set({ issuer: own.issuer, groups: [] })
    expect(await status()).toBe(200)
    await set({ issuer: own.issuer, clientId: 'topline-public' })
    expect(await status()).toBe(401)
    await set({ issuer: own.issuer })
    await browser().signIn(own, here())
    expect(await status()).toBe(200)
    await app.send('POST /api/v1/provider/remove', { body: { reason: 'we moved' } })
    expect(await status()).toBe(401)
  })

  test('ACC-19: leads nowhere else, and that of the installation does not lead to it', async () => {
    const first = app.workspace
    // One and the same server for both, so that the person is the same at each.
    somebody({ groups: ['night', 'day'] })
    await browser().signIn(provider)
    const csrf = async (by: Browsing) => ((await by.session()).body as { csrf: string }).csrf
    const others = async () => {
      const { body } = await browser().session()
      return (body as { others: { workspace: { slug: string } }[] }).others.map(({ workspace }) => workspace.slug)
    }
    expect(await others()).toEqual([first.slug])
    await set()
    expect((await browser().session()).status).toBe(401)
    // As they are a member of a second workspace, too.
    const second = await app.freshWorkspace()
    install(provider)
    await new Browsing(app).signIn(provider)
    app.enter(first)
    await browser().signIn(provider, here())
    expect(await others()).toEqual([first.slug])
    const named = (await browser().send('GET /api/v1/workspace')).body as { workspaces: { slug: string }[] }
    expect(named.workspaces.map(({ slug }) => slug)).toEqual([first.slug])
    const to = async (by: Browsing, workspace: string) =>
      (await by.send('POST /api/v1/session/switch', { body: { workspace }, csrf: await csrf(by) })).status
    expect(await to(browser(), second.slug)).toBe(404)
    const installed = new Browsing(app)
    await installed.signIn(provider)
    expect((await installed.session()).body).toMatchObject({ workspace: { slug: second.slug } })
    expect(await to(installed, first.slug)).toBe(404)
    expect(await to(installed, second.slug)).toBe(200)
    // What a session is by stays with it.
    expect((await installed.session()).body).toMatchObject({ others: [{ workspace: { slug: second.slug } }] })
  })

  test('is in the log with what was before, and whether the secret changed', async () => {
    await set()
    const { clientSecret: _, ...kept } = settings()
    await app.send('POST /api/v1/provider', { body: { ...kept, defaultRole: 'viewer' } })
    await app.send('POST /api/v1/provider/remove', { body: { reason: 'we moved' } })
    const { rows } = await app.owner.query(
      "select change from event where workspace_id = $1 and stream = 'access' order by seq",
      [app.workspace.id],
    )
    const first = { issuer: provider.issuer, clientId: 'topline', groups: settings().groups, defaultRole: null }
    const second = { ...first, defaultRole: 'viewer' }
    expect(rows.map(({ change }) => change)).toEqual([
      { type: 'provider_set', ...first, before: null, secret: 'replaced' },
      { type: 'provider_set', ...second, before: first, secret: 'kept' },
      { type: 'provider_removed', reason: 'we moved', before: second },
    ])
  })
})
