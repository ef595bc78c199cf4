/** A node in this process: the real app on a clock that stands until it is moved, whose transactions fail on demand. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { HOUR, type Instant, instantOf } from '../../src/domain/time.ts'
import { Access } from '../../src/http/access.ts'
import type { Api } from '../../src/http/api.ts'
import { createApp } from '../../src/http/app.ts'
import { Desks } from '../../src/http/desks.ts'
import { LiveFeed } from '../../src/http/live-feed.ts'
import { RateLimits } from '../../src/http/rate-limits.ts'
import { AllowedRanges } from '../../src/integrations/addresses.ts'
import { readTable } from '../../src/integrations/crm/read-table.ts'
import { OpenIdProviders } from '../../src/integrations/openid.ts'
import { holidayReaders } from '../../src/local/holiday-readers.ts'
import { shippedSla } from '../../src/local/policy-files.ts'
import { Store } from '../../src/store/db.ts'
import { KeyRing } from '../../src/store/key-ring.ts'
import { Vault } from '../../src/store/vault.ts'
import type { Answer, Call } from './ledger.ts'

/** What befalls the next transaction that commits. `lost`: undone, and the connection with it; `unheard`: committed, and
 *  nobody hears of it; `collided`: undone because of another, as PostgreSQL does where two cannot both be. */
export type Mishap = 'lost' | 'unheard' | 'collided'

/** Whoever has it may be any member. */
const OPERATOR = 'tlo_of-the-virtual-run'
/** Codes that PostgreSQL undoes a transaction with. */
const COLLISION = '40001'

const broken = (): Error => new Error('Connection terminated unexpectedly')
const collision = (): Error =>
  Object.assign(new pg.DatabaseError('could not serialize access', 0, 'error'), { code: COLLISION })

type Query = (config: string | { readonly text: string }, ...rest: unknown[]) => Promise<unknown>

export interface Surroundings {
  readonly connection: pg.PoolConfig
  readonly now: () => Instant
  readonly newId: () => string
  /** Hears what the server logs as an error. */
  readonly log: (line: string) => void
}

export class VirtualNode {
  /** Befalls the next commit. */
  mishap: Mishap | undefined
  readonly store: Store
  private readonly around: Surroundings
  private app: { readonly api: Api; readonly live: LiveFeed } | undefined

  constructor(around: Surroundings) {
    this.around = around
    this.store = new Store(around.connection)
    this.store.pool.on('connect', (client) => this.endanger(client))
  }

  /** Lets `mishap` befall what is committed over this connection. */
  private endanger(client: pg.PoolClient): void {
    const plain = client.query.bind(client) as unknown as Query
    const query: Query = async (config, ...rest) => {
      const text = typeof config === 'string' ? config : config.text
      if (text !== 'commit' || this.mishap === undefined) return plain(config, ...rest)
      const { mishap } = this
      this.mishap = undefined
      await plain(mishap === 'unheard' ? 'commit' : 'rollback')
      throw mishap === 'collided' ? collision() : broken()
    }
    client.query = query as unknown as typeof client.query
  }

  async start(): Promise<void> {
    const { connection, now, newId, log } = this.around
    const { store } = this
    const desks = new Desks({ store, now, newId })
    const live = new LiveFeed(store, connection as { connectionString: string }, (text, error) =>
      log(`${text}: ${error}`),
    )
    const host = '127.0.0.1'
    const api = await createApp({
      store,
      desks,
      live,
      now,
      host,
      access: new Access({ host, store, desks, now, operatorKey: OPERATOR }),
      signIn: {
        providers: new OpenIdProviders({ now, allow: new AllowedRanges([]), keyCooldown: 0 }),
        installation: null,
        vault: new Vault(new KeyRing([{ id: 'virtual', key: randomBytes(32) }]), now),
        sessionLasts: HOUR,
        newId,
      },
      limits: new RateLimits({ now, perMinute: 1_000_000 }),
      denied: { note: () => {} },
      version: '0.0.0-virtual',
      webFolder: null,
      holidays: holidayReaders,
      readTable,
      shippedSla: shippedSla(),
      published: () => {},
      logLevel: 'error',
      logTo: { write: log },
    })
    this.app = { api, live }
  }

  async send({ as, method, path, body, key, seen }: Call): Promise<Answer> {
    const { api } = this.app ?? (await this.start().then(() => this.app)) ?? {}
    if (!api) throw broken()
    const answer = await api.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${OPERATOR}`,
        'topline-member': as,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    const replayed = answer.headers['idempotency-replayed'] === 'true'
    return { status: answer.statusCode, body: answer.json(), replayed }
  }

  async stop(): Promise<void> {
    await this.app?.api.close()
    await this.app?.live.stop()
    this.app = undefined
    await this.store.end()
  }
}

export const BEGINNING = instantOf(Date.UTC(2026, 2, 2, 9))
