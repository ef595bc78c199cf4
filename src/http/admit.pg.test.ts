/** Who is let in, and as what, by the groups of a real provider: docs/spec/access.md. */
import { describe, expect, test } from 'vitest'
import { Browsing } from '../../test/support/browsing.ts'
import { providedApp } from '../../test/support/provided.ts'
import { rebuild } from '../actions/rebuild.ts'

const { app, provider, browser, somebody, handleNow } = providedApp()

interface Row {
  readonly handle: string
  readonly role: string
  readonly email: string | null
  readonly removedAt: string | null
}

const people = async () => ((await app.send('GET /api/v1/members')).body as { items: Row[] }).items
const found = async (handle: string) => (await people()).find((each) => each.handle === handle)

describe('ACC-15: groups say who somebody is', () => {
  test('who is in none is not invited, and leaves nothing behind', async () => {
    somebody({ groups: ['elsewhere'] })
    const before = await people()
    expect(await browser().signIn(provider)).toBe('/sign-in?refused=not_invited')
    expect(await people()).toEqual(before)
    const { rowCount } = await app.owner.query('select 1 from identity where subject = $1', [provider.signsIn])
    expect(rowCount).toBe(0)
  })

  test('the first that fits counts, and what it gives changes with it', async () => {
    const subject = somebody({ groups: ['night', 'boss'] })
    await browser().signIn(provider)
    const handle = await handleNow()
    expect(await found(handle)).toMatchObject({ role: 'owner', email: `${subject}@example.com` })
    provider.accounts.set(subject, { name: 'Nia', groups: ['night'] })
    await browser().signIn(provider)
    expect(await found(handle)).toMatchObject({ role: 'engineer' })
    expect(await handleNow()).toBe(handle)
  })

  test('ACC-18: whose groups are gone is removed, with every session, and comes back as themself with the groups', async () => {
    const subject = somebody({ groups: ['night'] })
    await browser().signIn(provider)
    const handle = await handleNow()
    provider.accounts.set(subject, { name: 'Nia' })
    const elsewhere = new Browsing(app)
    expect(await elsewhere.signIn(provider)).toBe('/sign-in?refused=not_invited')
    expect((await found(handle))?.removedAt).not.toBe(null)
    expect((await browser().session()).status).toBe(401)
    provider.accounts.set(subject, { name: 'Nia', groups: ['night'] })
    expect(await elsewhere.signIn(provider)).toBe('/')
    expect(await found(handle)).toMatchObject({ role: 'engineer', removedAt: null })
    const { differences } = await rebuild({ tenant: app.tenant, now: app.now }, { check: true, progress: () => {} })
    expect(differences).toEqual([])
  })

  test('ACC-17: an owner whom an owner made is unmade by no group', async () => {
    const subject = somebody({ groups: ['night'] })
    await browser().signIn(provider)
    const handle = await handleNow()
    await app.send(`POST /api/v1/members/${handle}/role`, { body: { role: 'owner', reason: 'takes over' } })
    await browser().signIn(provider)
    provider.accounts.set(subject, { name: 'Nia' })
    expect(await browser().signIn(provider)).toBe('/')
    expect(await found(handle)).toMatchObject({ role: 'owner', removedAt: null })
  })
})

describe('ACC-16: whoever was added by hand is invited', () => {
  const invite = (email: string) =>
    app.send('POST /api/v1/members', { body: { handle: 'nia', name: 'Nia', email, role: 'lead', team: 'product' } })

  test('by their verified address, in their role, and once', async () => {
    const subject = somebody()
    await invite(`${subject.toUpperCase()}@example.com`)
    expect(await browser().signIn(provider)).toBe('/')
    expect((await browser().session()).body).toMatchObject({ handle: 'nia', role: 'lead' })
    expect((await people()).filter(({ handle }) => handle.startsWith('person'))).toEqual([])
    // Another person with that address is somebody else.
    somebody({ email: `${subject}@example.com` })
    expect(await new Browsing(app).signIn(provider)).toBe('/sign-in?refused=not_invited')
  })

  test('not by an address that the provider has not verified', async () => {
    const subject = somebody({ email_verified: false })
    await invite(`${subject}@example.com`)
    expect(await browser().signIn(provider)).toBe('/sign-in?refused=not_invited')
  })

  test('who was removed by hand stays out, whatever their groups say', async () => {
    somebody({ groups: ['night'] })
    await browser().signIn(provider)
    const handle = await handleNow()
    await app.send(`POST /api/v1/members/${handle}/remove`, { body: { reason: 'left the company' } })
    expect((await browser().session()).status).toBe(401)
    expect(await browser().signIn(provider)).toBe('/sign-in?refused=not_invited')
  })
})
