/** What the log keeps of who comes from a provider: docs/spec/access.md. */
import { expect, test } from 'vitest'
import { providedApp } from '../../test/support/provided.ts'

const { app, provider, browser, install, somebody, events } = providedApp()

const failures = async () => {
  const { rows } = await app.owner.query<{ change: object }>(
    "select change from event where workspace_id = $1 and type = 'sign_in_failed' order by seq",
    [app.workspace.id],
  )
  return rows.map(({ change }) => change)
}
const strangerComes = async (account: object = {}) => {
  somebody({ groups: [], ...account })
  expect(await browser().signIn(provider)).toBe('/sign-in?refused=not_invited')
}

// First: the database of the file has one workspace alone.
test('ACC-24: where there is one workspace, its log tells of everybody who was refused', async () => {
  await strangerComes()
  expect(await failures()).toEqual([{ type: 'sign_in_failed', why: 'not_invited' }])
  install(provider, { clientSecret: 'another one, which is wrong' })
  somebody({ groups: ['night'] })
  expect(await browser().signIn(provider)).toContain('refused=')
  expect(await events()).toEqual(['sign_in_failed', 'sign_in_failed'])
})

test('ACC-24: of several, those whose member it seems to be', async () => {
  await strangerComes()
  expect(await failures()).toEqual([])
  const body = { handle: 'nia', name: 'Nia', email: 'Nia@example.com', role: 'lead', team: 'support' }
  await app.send('POST /api/v1/members', { body })
  await strangerComes({ email: 'nia@example.com', email_verified: false })
  expect(await failures()).toEqual([{ type: 'sign_in_failed', why: 'not_invited', member: 'nia' }])
})

test('ACC-24: whom groups make a member is in the audit, with the provider that said so', async () => {
  const subject = somebody({ groups: ['night'] })
  await browser().signIn(provider)
  provider.accounts.set(subject, { name: 'Nia', groups: ['boss'] })
  await browser().signIn(provider)
  const { rows } = await app.owner.query<{ type: string; via: string; address: string }>(
    "select type, via, address from event where workspace_id = $1 and stream = 'member' and via is not null order by seq",
    [app.workspace.id],
  )
  const via = `provider ${new URL(provider.issuer).host}`
  expect(rows).toEqual([
    { type: 'member_added', via, address: '127.0.0.1' },
    { type: 'member_changed', via, address: '127.0.0.1' },
  ])
  const { text } = await app.send('GET /api/v1/audit')
  for (const type of ['member_added', 'member_changed']) expect(text).toContain(`"${type}"`)
})
