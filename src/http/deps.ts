/** What the server is made of; tests and main.ts pass the parts in. */
import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/db.ts'
import type { Desks } from './desks.ts'
import type { LiveFeed } from './live-feed.ts'

export interface Deps {
  readonly store: Store
  readonly desks: Desks
  readonly live: LiveFeed
  readonly now: () => Instant
  readonly version: string
  /** Address the server listens on; other than loopback it answers to every Host header. */
  readonly host: string
  /** Folder of the built web app; null serves the API alone. */
  readonly webFolder: string | null
  readonly logLevel: string
  /** Where log lines go; standard output when left out. */
  readonly logTo?: { write(line: string): void }
}
