/** The whole server in this process, on the company of support/company.ts; a test fails when the server logs an error. */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type Client, createClient } from '../../src/contract/client.ts'
import { HOUR, instantOf } from '../../src/domain/time.ts'
import { Access } from '../../src/http/access.ts'
import type { Api } from '../../src/http/api.ts'
import { createApp } from '../../src/http/app.ts'
import type { Denied, Deps } from '../../src/http/deps.ts'
import { Desks } from '../../src/http/desks.ts'
import { LiveFeed } from '../../src/http/live-feed.ts'
import { RateLimits } from '../../src/http/rate-limits.ts'
import type { SignInParts } from '../../src/http/sign-in-parts.ts'
import { AllowedRanges } from '../../src/integrations/addresses.ts'
import { readTable } from '../../src/integrations/crm/read-table.ts'
import { OpenIdProviders } from '../../src/integrations/openid.ts'
import { holidayReaders } from '../../src/local/holiday-readers.ts'
import { shippedSla } from '../../src/local/policy-files.ts'
import { KeyRing } from '../../src/store/key-ring.ts'
import { Vault } from '../../src/store/vault.ts'
import { TestCompany } from './company.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { linkSecret } from './link.ts'

type Headers = Readonly<Record<string, string>>

interface Sending {
  /** Handle of the member who asks; the owner when left out. */
  readonly as?: string | undefined
  /** Without any credential but those of `headers`. */
  readonly bare?: boolean
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly raw?: string | Uint8Array | undefined
  readonly headers?: Headers | undefined
}

export interface Sent {
  readonly status: number
  /** What JSON was answered; the text itself when it is none. */
  readonly body: unknown
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, unknown>>
}

const jsonOf = (text: string, type: unknown): unknown =>
  text !== '' && /json(;|$)/.test(String(type)) ? JSON.parse(text) : text

/** The key of whoever runs the installation: with it, `as` may be any member. */
export const OPERATOR = 'tlo_of-the-tests'

export class TestApp extends TestCompany {
  private readonly database: TestDatabase
  private readonly more: Partial<Deps>
  private node:
    | { readonly api: Api; readonly desks: Desks; readonly live: LiveFeed; readonly access: Access }
    | undefined
  private logged: string[] = []
  /** Attempts that were refused. */
  readonly denied: Denied[] = []
  private keys = 0
  readonly limits = new RateLimits({ now: () => this.now, perMinute: 1200 })

  /** Signs people in; a test puts its provider in place of `installation`. */
  readonly signing: { -readonly [Part in keyof SignInParts]: SignInParts[Part] } = {
    providers: new OpenIdProviders({
      now: () => instantOf(Date.now()),
      allow: new AllowedRanges(['127.0.0.1']),
      keyCooldown: 0,
    }),
    installation: null,
    vault: new Vault(new KeyRing([{ id: 'test', key: randomBytes(32) }]), () => this.now),
    sessionLasts: 12 * HOUR,
    newId: () => this.newId(),
  }

  constructor(database: TestDatabase, more: Partial<Deps> = {}) {
    super(database.connection)
    this.database = database
    this.more = more
  }

  private get pieces(): NonNullable<typeof this.node> {
    if (!this.node) throw new Error('The app is there from beforeAll to afterAll')
    return this.node
  }

  get api(): Api {
    return this.pieces.api
  }

  /** Lets the server read members, teams and names anew, as it does by itself after two seconds. */
  forget(): void {
    this.pieces.desks.forget(this.workspace.id)
  }

  get access(): Access {
    return this.pieces.access
  }

  get live(): LiveFeed {
    return this.pieces.live
  }

  async start(): Promise<void> {
    this.open()
    const { store, newId } = this
    const log = (text: string) => this.logged.push(text)
    const now = () => this.now
    const desks = new Desks({ store, now, newId })
    const live = new LiveFeed(store, this.database.connection, (text, error) => log(`${text}: ${error}`))
    const access = new Access({ host: '127.0.0.1', ...this.more, store, desks, now, operatorKey: OPERATOR })
    const denied = { note: (each: Denied) => void this.denied.push(each) }
    const { limits } = this
    const { signing: signIn } = this
    const parts = {
      store,
      desks,
      access,
      signIn,
      limits,
      denied,
      live,
      now,
      version: '0.0.0-test',
      host: '127.0.0.1',
      webFolder: null,
    }
    // What is published is carried over when a test says so: see carryOver.
    const rules = { holidays: holidayReaders, readTable, shippedSla: shippedSla(), published: () => {} }
    const api = await createApp({ ...parts, ...rules, logLevel: 'error', logTo: { write: log }, ...this.more })
    this.node = { api, desks, live, access }
  }

  async stop(): Promise<void> {
    await this.api.close()
    await this.live.stop()
    await this.close()
  }

  /** What the server has logged since it was last asked; a test that expects errors asks for them. */
  takeLogged(): string[] {
    return this.logged.splice(0)
  }

  /** Sends `POST /api/v1/tickets` and the like; in the present workspace unless a header names another. */
  async send(request: string, { as, body, raw, headers, bare = false }: Sending = {}): Promise<Sent> {
    const [method = 'GET', url = '/'] = request.split(' ')
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const answer = await this.api.inject({
      method: method as 'GET' | 'POST',
      url,
      headers: {
        ...(bare ? {} : { authorization: `Bearer ${OPERATOR}` }),
        'topline-workspace': this.workspace.slug,
        ...(as === undefined ? {} : { 'topline-member': as }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : Buffer.from(payload) }),
    })
    const { statusCode, payload: text, rawPayload: bytes, headers: answered } = answer
    return { status: statusCode, body: jsonOf(text, answered['content-type']), text, bytes, headers: answered }
  }

  /** The secret of a fresh link that signs `handle` in, once and soon. */
  linkSecret(handle: string): Promise<string> {
    return linkSecret(this.store, { workspace: this.workspace.id, handle }, this.now)
  }

  /** A session of `handle`, as a browser has it after the link of a laptop: what to send as `cookie` and `topline-csrf`. */
  async signIn(handle = 'ada'): Promise<{ cookie: string; csrf: string }> {
    const secret = await this.linkSecret(handle)
    const answer = await this.send('POST /api/v1/sign-in/link', { bare: true, body: { secret } })
    const { csrf } = answer.body as { csrf: string }
    return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', csrf }
  }

  /** The typed client of CLI and web app, whose every answer is parsed by the contract. */
  client(member?: string): Client {
    return createClient({
      member,
      workspace: this.workspace.slug,
      newKey: () => `key-${++this.keys}`,
      send: async ({ method, path, headers, body, wants }) => {
        const { status, text, bytes } = await this.send(`${method} ${path}`, { raw: body, headers })
        return wants === 'bytes' && status < 400 ? { status, body: '', bytes } : { status, body: text }
      },
    })
  }
}

/** The server of the test file that calls this at its top, which makes its workspaces itself; `more` replaces some of
 *  the server's parts. */
export function servedApp(more: Partial<Deps> = {}): TestApp {
  const app = new TestApp(testDatabase(), more)
  beforeAll(() => app.start())
  afterAll(() => app.stop())
  // Time does not pass between tests.
  beforeEach(() => app.limits.forget())
  afterEach(() => expect(app.takeLogged(), 'what the server logged').toEqual([]))
  return app
}

/** The same with a fresh workspace in every test. */
export function testApp(more: Partial<Deps> = {}): TestApp {
  const app = servedApp(more)
  beforeEach(async () => {
    await app.freshWorkspace()
  })
  return app
}
