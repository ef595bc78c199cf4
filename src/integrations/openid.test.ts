import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLIENT_SECRET, TestProvider } from '../../test/support/provider.ts'
import { HOUR, type Instant, instantOf, later, SECOND } from '../domain/time.ts'
import { NOTHING_ALLOWED } from './addresses.ts'
import { OpenIdProviders } from './openid.ts'

const provider = new TestProvider({ origin: 'http://topline.test' })
beforeEach(() => provider.start())
afterEach(() => provider.stop().catch(() => {}))

const bonds = { redirectAt: 'http://topline.test/back', state: 's', nonce: 'n', verifier: 'v'.repeat(43) }
const client = () =>
  ({
    issuer: provider.issuer,
    clientId: 'topline',
    clientSecret: CLIENT_SECRET,
    scopes: ['openid'],
    chosenBy: 'installation',
  }) as const

/** Providers, and the time that they go by. */
function aProgram() {
  const clock: { now: Instant } = { now: instantOf(0) }
  return { clock, providers: new OpenIdProviders({ now: () => clock.now, allow: NOTHING_ALLOWED }) }
}

test('ACC-22: what was learnt of a provider serves while it is down', async () => {
  const { clock, providers } = aProgram()
  const known = client()
  await providers.startAt(known, bonds)
  await provider.stop()
  clock.now = later(clock.now, 2 * HOUR)
  expect(await providers.startAt(known, bonds)).toContain('/auth?')
})

test('ACC-22: one that was never reached is said not to answer', async () => {
  const { clock, providers } = aProgram()
  const known = client()
  await provider.stop()
  await expect(providers.startAt(known, bonds)).rejects.toMatchObject({ code: 'provider_unreachable' })
  clock.now = later(clock.now, 9 * SECOND)
  await expect(providers.startAt(known, bonds)).rejects.toMatchObject({ code: 'provider_unreachable' })
})

test('the way out is told without waiting, once it is known', async () => {
  const { providers } = aProgram()
  const ending = { idToken: null, returnTo: 'http://topline.test/sign-in' }
  expect(providers.endAt(client(), ending)).toBe(null)
  await providers.startAt(client(), bonds)
  expect(providers.endAt(client(), ending)).toContain('/session/end?')
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'nowhere', 'https://'])(
  'ACC-22: a way out that is no page, as %s is not, is none',
  async (address) => {
    provider.tellsOf = { end_session_endpoint: address }
    const { providers } = aProgram()
    await providers.startAt(client(), bonds)
    expect(providers.endAt(client(), { idToken: null, returnTo: 'http://topline.test/sign-in' })).toBe(null)
  },
)

test('ACC-26: an address that a workspace chose is called where outgoing calls may go alone', async () => {
  const { providers } = aProgram()
  const chosen = { ...client(), chosenBy: 'workspace' } as const
  await expect(providers.startAt(chosen, bonds)).rejects.toMatchObject({ code: 'provider_unreachable' })
})

test('what is no token has no issuer', () => {
  const { providers } = aProgram()
  expect(providers.issuerOf('not.a.token')).toBe(null)
})
