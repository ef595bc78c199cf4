/** What the server is made of; tests and main.ts pass the parts in. */
import type { HolidaysRead, Regions } from '../contract/calendars.ts'
import type { SlaPolicy } from '../contract/policies.ts'
import type { Permission } from '../domain/access/permissions.ts'
import type { Table } from '../domain/accounts/import-table.ts'
import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/db.ts'
import type { Access } from './access.ts'
import type { Desks } from './desks.ts'
import type { Ending } from './ending.ts'
import type { LiveFeed } from './live-feed.ts'
import type { Metrics } from './metrics.ts'
import type { RateLimits } from './rate-limits.ts'
import type { SignInParts } from './sign-in-parts.ts'

/** A stretch of ISO dates, both of them in it. */
export interface DateRange {
  readonly from: string
  readonly to: string
}

/** Holidays as others write them down. */
export interface HolidayReaders {
  /** Dates of an iCalendar file; what cannot be read is named in the answer. */
  file(ics: string, range: DateRange): HolidaysRead
  /** Public holidays of a country, or of a state in it. @throws Refusal `policy_invalid` when there is no such region */
  region(region: { country: string; state: string | null }, range: DateRange): Promise<HolidaysRead>
  regions(): Promise<Regions['items']>
}

/** An attempt that was refused. */
export interface Denied {
  readonly workspace: string
  readonly actor: string
  readonly via: string
  readonly address: string
  readonly permission: Permission
  readonly method: string
  /** The route's pattern, such as `/api/v1/tickets/:number/triage`. */
  readonly route: string
}

export interface DeniedNotes {
  note(denied: Denied): void
}

export interface Deps {
  readonly store: Store
  readonly desks: Desks
  readonly access: Access
  readonly signIn: SignInParts
  readonly limits: RateLimits
  /** Writes down what was refused. */
  readonly denied: DeniedNotes
  readonly live: LiveFeed
  readonly now: () => Instant
  readonly version: string
  /** Address the server listens on; other than loopback it answers to every Host header. */
  readonly host: string
  /** Where people reach it, such as `https://topline.example.com`; as it listens when left out. */
  readonly url?: string | undefined
  /** Addresses and ranges of proxies whose word on the caller's address counts. */
  readonly trustProxy?: readonly string[]
  /** Whether mail goes out to members; it does not when left out. */
  readonly mails?: boolean
  /** What the node counts; without it there is nothing at /metrics. */
  readonly metrics?: Metrics
  readonly metricsToken?: string | undefined
  /** Told when the node is about to end. */
  readonly ending?: Ending
  /** Folder of the built web app; null serves the API alone. */
  readonly webFolder: string | null
  readonly holidays: HolidayReaders
  /** The table in the text of a CSV file. @throws Refusal `import_unreadable` */
  readonly readTable: (text: string) => Table
  /** The sla policies that ship, ready to be adopted. */
  readonly shippedSla: readonly { readonly slug: string; readonly document: SlaPolicy }[]
  /** Something was published in a workspace: open tickets may have to go over to it. */
  readonly published: (workspace: string) => void
  readonly logLevel: string
  /** Where log lines go; standard output when left out. */
  readonly logTo?: { write(line: string): void }
}
