/** A workspace's own provider: docs/spec/access.md. */
import { describe, expect, test } from 'vitest'
import { Browsing } from '../../test/support/browsing.ts'
import { providedApp } from '../../test/support/provided.ts'
import { CLIENT_SECRET } from '../../test/support/provider.ts'

const { app, provider, browser, somebody, events } = providedApp()

const settings = () => ({
  issuer: provider.issuer,
  clientId: 'topline',
  clientSecret: CLIENT_SECRET,
  groups: [{ group: 'day', role: 'lead', team: 'support' }],
})
const set = (more: object = {}) => app.send('POST /api/v1/provider', { body: { ...settings(), ...more } })

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
      redirectAt: 'https://topline.test/api/v1/sign-in/return',
    })
    expect(text).not.toContain(CLIENT_SECRET)
    const { clientSecret: _, ...kept } = settings()
    expect((await app.send('POST /api/v1/provider', { body: kept })).body).toMatchObject({ hasSecret: true })
    const elsewhere = { ...kept, issuer: 'https://id.example.com' }
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

  test('is not called where outgoing calls may not go', async () => {
    await set({ issuer: 'http://169.254.169.254' })
    const query = `?workspace=${app.workspace.slug}`
    expect(await browser().begin(query)).toContain('refused=provider_unreachable')
  })

  test('is set by those who may alone', async () => {
    expect((await app.send('POST /api/v1/provider', { as: 'lee', body: settings() })).status).toBe(403)
    expect((await app.send('GET /api/v1/provider', { as: 'lee' })).status).toBe(403)
  })
})
