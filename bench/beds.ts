/** The databases that are measured on: the embedded one, a PostgreSQL of this machine, or one that is given. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { startEmbedded } from '../src/store/embedded-postgres.ts'
import { binariesOfMachine, startCluster } from './postgres.ts'
import { seed } from './seed.ts'
import type { Place } from './server.ts'
import { INVENTED_TEXTS, type Texts } from './texts.ts'

const root = path.join(import.meta.dirname, '..')

export interface Bed {
  readonly name: string
  readonly embedded: boolean
  /** A place with so many waiting tickets; 0 gives the members and accounts alone. Made once and kept for the run. */
  seeded(tickets: number, texts?: Texts): Promise<Place>
  /** Runs `work` with a connection to the database of `place`, as its owner. */
  connected<Result>(place: Place, work: (connection: pg.PoolConfig) => Promise<Result>): Promise<Result>
  stop(): void
}

/** Seeds made under another schema are of no use. */
function schemaStamp(): string {
  const folder = path.join(root, 'migrations')
  const stamp = createHash('sha256')
  for (const name of readdirSync(folder).toSorted()) stamp.update(readFileSync(path.join(folder, name)))
  return stamp.digest('hex').slice(0, 8)
}

/** What tells one seed from another. */
const nameOf = (tickets: number, texts: Texts) =>
  [tickets, ...(texts.name === '' ? [] : [texts.name]), schemaStamp()].join('-')

const tell = (text: string) => process.stderr.write(`${text}\n`)

interface Seeding {
  readonly marker: string
  readonly tickets: number
  readonly texts: Texts
}

async function seedOnce({ marker, tickets, texts }: Seeding, connection: pg.PoolConfig): Promise<void> {
  if (existsSync(marker)) return
  const began = performance.now()
  const progress = (done: number) => {
    if (done % 50_000 === 0) tell(`  ${done.toLocaleString('en')} of ${tickets.toLocaleString('en')} tickets`)
  }
  await seed(connection, tickets, progress, texts)
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
    async seeded(tickets, texts = INVENTED_TEXTS) {
      const dataDir = path.join(folder, `embedded-${nameOf(tickets, texts)}`)
      const place = { dataDir }
      mkdirSync(dataDir, { recursive: true })
      const marker = path.join(dataDir, 'seeded')
      if (!existsSync(marker)) await connected(place, (connection) => seedOnce({ marker, tickets, texts }, connection))
      return place
    },
    connected,
    stop: () => {},
  }
}

function databaseBed(name: string, folder: string, urlOf: (seed: string) => Promise<string>, stop: () => void): Bed {
  return {
    name,
    embedded: false,
    async seeded(tickets, texts = INVENTED_TEXTS) {
      const databaseUrl = await urlOf(nameOf(tickets, texts))
      const dataDir = path.join(folder, `place-${nameOf(tickets, texts)}`)
      mkdirSync(dataDir, { recursive: true })
      const marker = path.join(dataDir, 'seeded')
      await seedOnce({ marker, tickets, texts }, { connectionString: databaseUrl })
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
  const urlOf = (seed: string) => cluster.database(`bench_${seed.replaceAll('-', '_')}`)
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
