/** The whole server in this process, on the company of support/company.ts; a test fails when the server logs an error. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type Client, createClient } from '../../src/contract/client.ts'
import type { Api } from '../../src/http/api.ts'
import { createApp } from '../../src/http/app.ts'
import { Desks } from '../../src/http/desks.ts'
import { LiveFeed } from '../../src/http/live-feed.ts'
import { holidayReaders } from '../../src/local/holiday-readers.ts'
import { shippedSla } from '../../src/local/policy-files.ts'
import { TestCompany } from './company.ts'
import { type TestDatabase, testDatabase } from './database.ts'

type Headers = Readonly<Record<string, string>>

interface Sending {
  /** Handle of the member who asks; the owner when left out. */
  readonly as?: string | undefined
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly raw?: string | Buffer | undefined
  readonly headers?: Headers | undefined
}

export interface Sent {
  readonly status: number
  /** What JSON was answered; the text itself when it is none. */
  readonly body: unknown
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

const jsonOf = (text: string, type: unknown): unknown =>
  text !== '' && /json/.test(String(type)) ? JSON.parse(text) : text

export class TestApp extends TestCompany {
  private readonly database: TestDatabase
  private node: { readonly api: Api; readonly desks: Desks; readonly live: LiveFeed } | undefined
  private logged: string[] = []
  private keys = 0

  constructor(database: TestDatabase) {
    super(database.connection)
    this.database = database
  }

  private get pieces(): NonNullable<typeof this.node> {
    if (!this.node) throw new Error('The app is there from beforeAll to afterAll')
    return this.node
  }

  get api(): Api {
    return this.pieces.api
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
    const parts = { store, desks, live, now, version: '0.0.0-test', host: '127.0.0.1', webFolder: null }
    // What is published is carried over when a test says so: see carryOver.
    const rules = { holidays: holidayReaders, shippedSla: shippedSla(), published: () => {} }
    const api = await createApp({ ...parts, ...rules, logLevel: 'error', logTo: { write: log } })
    this.node = { api, desks, live }
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
  async send(request: string, { as, body, raw, headers }: Sending = {}): Promise<Sent> {
    const [method = 'GET', url = '/'] = request.split(' ')
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const answer = await this.api.inject({
      method: method as 'GET' | 'POST',
      url,
      headers: {
        'topline-workspace': this.workspace.slug,
        ...(as === undefined ? {} : { 'topline-member': as }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    const { statusCode, payload: text, headers: answered } = answer
    return { status: statusCode, body: jsonOf(text, answered['content-type']), text, headers: answered }
  }

  /** The typed client of CLI and web app, whose every answer is parsed by the contract. */
  client(member?: string): Client {
    return createClient({
      member,
      workspace: this.workspace.slug,
      newKey: () => `key-${++this.keys}`,
      send: async ({ method, path, headers, body }) => {
        const { status, text } = await this.send(`${method} ${path}`, { raw: body, headers })
        return { status, body: text }
      },
    })
  }
}

/** The server of the test file that calls this at its top. */
export function testApp(): TestApp {
  const app = new TestApp(testDatabase())
  beforeAll(() => app.start())
  afterAll(() => app.stop())
  beforeEach(async () => {
    await app.freshWorkspace()
  })
  afterEach(() => expect(app.takeLogged(), 'what the server logged').toEqual([]))
  return app
}
