/** The databases that are measured on: the embedded one, a PostgreSQL of this machine, or one that is given. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { startEmbedded } from '../src/store/embedded-postgres.ts'
import { binariesOfMachine, startCluster } from './postgres.ts'
import { seed } from './seed.ts'
import type { Place } from './server.ts'

const root = path.join(import.meta.dirname, '..')

export interface Bed {
  readonly name: string
  readonly embedded: boolean
  /** A place with so many waiting tickets; 0 gives the members and accounts alone. Made once and kept for the run. */
  seeded(tickets: number): Promise<Place>
  /** Runs `work` with a connection to the database of `place`, as its owner. */
  connected<Result>(place: Place, work: (connection: pg.PoolConfig) => Promise<Result>): Promise<Result>
  stop(): void
}

/** Seeds made under another schema are of no use. */
function schemaStamp(): string {
  const migration = readFileSync(path.join(root, 'migrations/0001_tickets_in_one_order.sql'))
  return createHash('sha256').update(migration).digest('hex').slice(0, 8)
}

const tell = (text: string) => process.stderr.write(`${text}\n`)

async function seedOnce(marker: string, tickets: number, connection: pg.PoolConfig): Promise<void> {
  if (existsSync(marker)) return
  const began = performance.now()
  await seed(connection, tickets, (done) => {
    if (done % 50_000 === 0) tell(`  ${done.toLocaleString('en')} of ${tickets.toLocaleString('en')} tickets`)
  })
  tell(`  seeded ${tickets.toLocaleString('en')} in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  writeFileSync(marker, '')
}

/** The embedded database, one data directory for each number of tickets. */
export function embeddedBed(folder: string): Bed {
  const connected: Bed['connected'] = async (place, work) => {
    const server = await startEmbedded(path.join(place.dataDir, 'pg'), () => {})
    try {
      return await work(server.connection)
    } finally {
      await server.stop()
    }
  }
  return {
    name: 'embedded PostgreSQL',
    embedded: true,
    async seeded(tickets) {
      const dataDir = path.join(folder, `embedded-${tickets}-${schemaStamp()}`)
      const place = { dataDir }
      mkdirSync(dataDir, { recursive: true })
      const marker = path.join(dataDir, 'seeded')
      if (!existsSync(marker)) await connected(place, (connection) => seedOnce(marker, tickets, connection))
      return place
    },
    connected,
    stop: () => {},
  }
}

function databaseBed(name: string, folder: string, urlOf: (tickets: number) => Promise<string>, stop: () => void): Bed {
  return {
    name,
    embedded: false,
    async seeded(tickets) {
      const databaseUrl = await urlOf(tickets)
      const dataDir = path.join(folder, `place-${tickets}-${schemaStamp()}`)
      mkdirSync(dataDir, { recursive: true })
      await seedOnce(path.join(dataDir, 'seeded'), tickets, { connectionString: databaseUrl })
      return { dataDir, databaseUrl }
    },
    connected: (place, work) => work({ connectionString: place.databaseUrl ?? '' }),
    stop,
  }
}

/** The PostgreSQL of this machine in a cluster of its own; undefined when there is none. */
export function machineBed(folder: string): Bed | undefined {
  const binaries = binariesOfMachine()
  if (binaries === undefined) return undefined
  const cluster = startCluster(binaries, path.join(folder, 'cluster'))
  const version = /\d+\.\d+/.exec(cluster.version)?.[0] ?? ''
  const urlOf = (tickets: number) => cluster.database(`bench_${tickets}_${schemaStamp()}`)
  return databaseBed(`PostgreSQL ${version}`, folder, urlOf, cluster.stop)
}

/** The database at `url`. It is filled with tickets and left so: give it one that is meant for this. */
export const givenBed = (url: string, folder: string): Bed =>
  databaseBed(
    'PostgreSQL given',
    folder,
    async () => url,
    () => rmSync(folder, { recursive: true, force: true }),
  )
