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
  /** A link that signs the owner in, once; null where others than this machine's own people could use it. */
  readonly signInAt: string | null
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

export interface AuditVerifyOptions {
  /** Slug; every workspace when left out. */
  readonly workspace: string | undefined
  /** A head that was written down before; needs one workspace. `hash` is in hex. */
  readonly head: { readonly place: number; readonly hash: string } | undefined
  readonly progress: Progress
}

/** A workspace's log, read against its chain. */
export interface VerifiedLog {
  readonly workspace: string
  /** Events that were looked at. */
  readonly events: number
  /** Events from which personal data was erased since, as recorded. */
  readonly erased: number
  /** What the chain ends with, as --head takes it. */
  readonly head: string
  /** How much does not fit; 0 is what it must be. */
  readonly found: number
  /** The first of it; all when it is little. */
  readonly findings: readonly { readonly kind: string; readonly place: number | null; readonly says: string }[]
}

export interface AuditVerified {
  readonly workspaces: readonly VerifiedLog[]
  readonly tookMs: number
}

export interface BackupOptions {
  readonly file: string
  /** Writes over a file that is there. */
  readonly replace: boolean
  readonly progress: Progress
}

export interface BackedUp {
  readonly file: string
  /** Size of the file. */
  readonly bytes: number
  readonly workspaces: number
  readonly tables: number
  readonly rows: number
  readonly tookMs: number
}

export interface RestoreOptions {
  readonly file: string
  /** Folds everything anew afterwards and compares. */
  readonly check: boolean
  readonly progress: Progress
}

export interface Restored {
  readonly file: string
  /** When the backup was taken: what happened after is not there. */
  readonly takenAt: string
  readonly workspaces: number
  readonly rows: number
  /** Migrations that the backup did not have yet. */
  readonly migrated: readonly string[]
  /** Null when it was not checked. */
  readonly different: number | null
  readonly differences: readonly Difference[]
  readonly tookMs: number
}

export interface ExportWorkspaceOptions {
  readonly file: string
  readonly replace: boolean
  /** Slug; the first one when left out. */
  readonly workspace: string | undefined
  readonly progress: Progress
}

export interface ExportedWorkspace {
  readonly file: string
  readonly bytes: number
  readonly workspace: string
  readonly events: number
  readonly attachments: number
  readonly tookMs: number
}

export interface ImportWorkspaceOptions {
  readonly file: string
  /** Another slug than the exported one. */
  readonly slug: string | undefined
  readonly progress: Progress
}

export interface ImportedWorkspace {
  readonly workspace: string
  readonly events: number
  readonly tickets: number
  readonly attachments: number
  readonly tookMs: number
}

export interface NewWorkspace {
  readonly slug: string
  readonly name: string
  /** Whoever signs in with this address is its owner. */
  readonly ownerEmail: string
  readonly ownerName: string
}

export interface CreatedWorkspace {
  readonly workspace: string
  readonly owner: string
  readonly teams: readonly string[]
}

export interface WorkspaceRow {
  readonly slug: string
  readonly name: string
  readonly createdAt: string
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

/** A link that signs the owner in, once. */
export interface SignInLink {
  readonly signInAt: string
}

/** A secret of a workspace, without its value. */
export interface SecretRow {
  readonly workspace: string
  readonly name: string
  /** What the key is called under which it is sealed. */
  readonly key: string
  /** Whether that key is there. */
  readonly opens: boolean
  readonly changedAt: string
}

export interface SecretsRotated {
  readonly secrets: number
  /** What the key is called under which all of them are sealed now. */
  readonly key: string
}

export interface LocalCommands {
  serve(options: ServeOptions): Promise<Serving>
  /** For the server that runs on this machine. */
  signInLink(): Promise<SignInLink>
  importServicenow(options: ImportOptions): Promise<Imported>
  demo(options: DemoOptions): Promise<DemoLoaded>
  rebuild(options: RebuildOptions): Promise<Rebuilt>
  backup(options: BackupOptions): Promise<BackedUp>
  restore(options: RestoreOptions): Promise<Restored>
  createWorkspace(options: NewWorkspace): Promise<CreatedWorkspace>
  listWorkspaces(): Promise<readonly WorkspaceRow[]>
  exportWorkspace(options: ExportWorkspaceOptions): Promise<ExportedWorkspace>
  importWorkspace(options: ImportWorkspaceOptions): Promise<ImportedWorkspace>
  auditVerify(options: AuditVerifyOptions): Promise<AuditVerified>
  /** Of one workspace by slug, or of all. */
  secretsList(workspace: string | undefined): Promise<readonly SecretRow[]>
  secretsRotate(workspace: string | undefined): Promise<SecretsRotated>
  configShow(): Promise<readonly ConfigRow[]>
  doctor(): Promise<readonly Check[]>
}
