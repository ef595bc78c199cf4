/** The commands that need the database itself. The command line asks for them by this interface; local/ does them.
 *  They throw `Refusal` for an expected "no" and `CommandFailed` for a file, a mapping, a port or a database that
 *  cannot be used; anything else that they throw is a bug. Undefined options mean "left out". */

/** Shows how far long work has come. A new `start` begins the next stage. */
export interface Progress {
  /** `total` counts `unit`s, such as `events`; 0 when it is not known yet. */
  start(total: number, unit: string): void
  /** `done` units since `start`, not since the last call; `note` says what is being done. */
  advance(done: number, note?: string): void
  /** Ends the stage; harmless when none runs. */
  stop(): void
}

export interface ServeOptions {
  readonly port: number | undefined
  readonly host: string | undefined
  /** Loads the demo company when there is no workspace yet. */
  readonly demoIfEmpty: boolean
  /** Opens the address in the browser. */
  readonly open: boolean
  readonly progress: Progress
}

/** The server accepts requests; it goes on until the process is told to end. */
export interface Serving {
  /** Where to look, without a trailing slash. */
  readonly url: string
  /** The database in words, such as `embedded PostgreSQL 18.4 in .topline`. */
  readonly database: string
  readonly workspaces: readonly { readonly slug: string; readonly waiting: number }[]
}

export interface ImportOptions {
  /** The incident log, plain or gzipped. */
  readonly file: string
  readonly mapping: string
  readonly workspace: string | undefined
  readonly progress: Progress
}

/** Read and added differ by what was known from an earlier run. */
export interface Imported {
  readonly workspace: string
  readonly rows: number
  readonly tickets: { readonly read: number; readonly added: number }
  readonly events: { readonly read: number; readonly added: number }
  /** Rows that were left out, by reason; `firstLine` is the line of the file that has the first one, 1 is its head. */
  readonly notUnderstood: readonly { readonly reason: string; readonly rows: number; readonly firstLine: number }[]
  readonly tookMs: number
}

export interface DemoOptions {
  /** The same seed makes the same company. */
  readonly seed: number
  readonly workspace: string | undefined
  readonly progress: Progress
}

export interface DemoLoaded {
  readonly workspace: string
  readonly seed: number
  readonly accounts: number
  readonly members: number
  readonly tickets: number
  readonly events: number
  /** Events that this run added; 0 when the company was loaded before. */
  readonly added: number
  readonly tookMs: number
}

export interface RebuildOptions {
  /** Compares and changes nothing. */
  readonly check: boolean
  /** Slug; every workspace when left out. */
  readonly workspace: string | undefined
  readonly progress: Progress
}

/** A stored value that the events do not give. */
export interface Difference {
  readonly workspace: string
  /** What it is about, such as `ticket #12`. */
  readonly of: string
  readonly field: string
  readonly stored: string
  readonly rebuilt: string
}

export interface Rebuilt {
  readonly checkedOnly: boolean
  readonly tickets: number
  readonly events: number
  /** How many values differed from what the events give; 0 is what it must be. */
  readonly different: number
  /** The first of them; all when there are few. */
  readonly differences: readonly Difference[]
  readonly tookMs: number
}

export interface ConfigRow {
  readonly name: string
  /** As it is in force, secrets hidden; null when nothing is set. */
  readonly value: string | null
  /** Where the value comes from, such as `default` or the name of a variable. */
  readonly from: string
  readonly says: string
}

export interface Check {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly says: string
  /** What to do about it. */
  readonly fix?: string
}

export interface LocalCommands {
  serve(options: ServeOptions): Promise<Serving>
  importServicenow(options: ImportOptions): Promise<Imported>
  demo(options: DemoOptions): Promise<DemoLoaded>
  rebuild(options: RebuildOptions): Promise<Rebuilt>
  configShow(): Promise<readonly ConfigRow[]>
  doctor(): Promise<readonly Check[]>
}
