/** The app of a test file that signs people in at a real provider, as an installation behind https does. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type TestApp, testApp } from './app.ts'
import { Browsing } from './browsing.ts'
import { CLIENT_SECRET, type ProvidedAccount, TestProvider } from './provider.ts'

export const ORIGIN = 'https://topline.test'
const CLIENT = { clientId: 'topline', clientSecret: CLIENT_SECRET, scopes: ['openid', 'profile', 'email'] } as const

export interface Provided {
  readonly app: TestApp
  readonly provider: TestProvider
  /** The browser of this test, without a cookie at its beginning. */
  readonly browser: () => Browsing
  /** Puts `of` in place as the installation's provider, whose groups `boss` and `night` count in the present workspace. */
  install(of?: TestProvider, more?: { issuer?: string; clientId?: string; clientSecret?: string | null }): void
  /** Somebody who comes next; a subject of their own in every test. */
  somebody(account?: ProvidedAccount, of?: TestProvider): string
  /** Types of the events of signing in, oldest first. */
  events(): Promise<string[]>
  /** The handle of whoever is signed in. */
  handleNow(): Promise<string>
}

/** The server of the test file that calls this at its top. */
export function providedApp(): Provided {
  const app = testApp({ url: ORIGIN })
  const provider = new TestProvider({ origin: ORIGIN })
  let browser = new Browsing(app)

  function install(of = provider, more: Parameters<Provided['install']>[1] = {}): void {
    const workspace = app.workspace.slug
    app.signing.installation = {
      client: { issuer: of.issuer, ...CLIENT, ...more, chosenBy: 'installation' },
      groups: [
        { group: 'boss', workspace, role: 'owner', team: 'support' },
        { group: 'night', workspace, role: 'engineer', team: 'support' },
      ],
      fallback: null,
    }
  }
  function somebody(account: ProvidedAccount = {}, of = provider): string {
    const subject = `person-${app.newId()}`
    of.accounts.set(subject, { name: 'Nia Owens', email: `${subject}@example.com`, email_verified: true, ...account })
    of.signsIn = subject
    return subject
  }
  async function events(): Promise<string[]> {
    const { rows } = await app.owner.query<{ type: string }>(
      "select type from event where workspace_id = $1 and stream = 'access' order by seq",
      [app.workspace.id],
    )
    return rows.map(({ type }) => type)
  }
  const handleNow = async () => ((await browser.session()).body as { handle: string }).handle

  beforeAll(() => provider.start())
  afterAll(() => provider.stop())
  beforeEach(() => {
    browser = new Browsing(app)
    app.limits.forget()
    install()
  })
  return { app, provider, browser: () => browser, install, somebody, events, handleNow }
}
