/** A company on a database of the test file's own: in every test a fresh workspace with the shipped policies, three
 *  teams, four members and two accounts, and a clock that stands at NOON until the test moves it. */
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { addCompanyFacts, createWorkspace } from '../../src/actions/create-workspace.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { NOTICE } from '../../src/actions/publish-policy.ts'
import { must } from '../../src/domain/assert.ts'
import type { CompanyFacts } from '../../src/domain/history.ts'
import { type Instant, later, type Millis } from '../../src/domain/time.ts'
import { recompute } from '../../src/jobs/recompute.ts'
import { startingPolicies } from '../../src/local/policy-files.ts'
import { openPool, Store, type Tenant } from '../../src/store/db.ts'
import { policies } from '../../src/store/policies.ts'
import { members, teams, type WorkspaceName } from '../../src/store/workspaces.ts'
import { testDatabase } from './database.ts'
import { NOON } from './tickets.ts'

const FACTS: CompanyFacts = {
  teams: [
    { slug: 'support', name: 'Support', kind: 'support' },
    { slug: 'engineering', name: 'Engineering', kind: 'engineering' },
    { slug: 'product', name: 'Product', kind: 'product' },
  ],
  members: [
    { handle: 'ada', name: 'Ada', role: 'owner', team: 'support' },
    { handle: 'lee', name: 'Lee', role: 'lead', team: 'support' },
    { handle: 'eve', name: 'Eve', role: 'engineer', team: 'support' },
    { handle: 'bob', name: 'Bob', role: 'engineer', team: 'engineering' },
  ],
  accounts: [
    { slug: 'acme', name: 'Acme Robotics', segment: 'enterprise', plan: 'gold', contract: null },
    { slug: 'brook', name: 'Brook Labs', segment: 'team', plan: null, contract: null },
  ],
}

/** Files are read once for all tests of a file. */
const starting = startingPolicies()

/** The nth id: ids of one test file sort by the order in which they were made, and are the same in every run. */
const idOf = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export class TestCompany {
  /** The time it is. */
  now: Instant = NOON
  private readonly connection: { readonly connectionString: string }
  private ids = 0
  private workspaces = 0
  private parts: { readonly store: Store; readonly owner: pg.Pool } | undefined
  private current: WorkspaceName | undefined

  constructor(connection: { readonly connectionString: string }) {
    this.connection = connection
  }

  readonly newId = (): string => idOf(++this.ids)

  /** Connections under the application's role. */
  get store(): Store {
    return must(this.parts, 'open from beforeAll to afterAll').store
  }

  /** Connections as the owner of the tables, who sees every workspace. */
  get owner(): pg.Pool {
    return must(this.parts, 'open from beforeAll to afterAll').owner
  }

  get workspace(): WorkspaceName {
    return must(this.current, 'made before each test')
  }

  get tenant(): Tenant {
    return this.store.tenant(this.workspace.id)
  }

  wait(time: Millis): void {
    this.now = later(this.now, time)
  }

  open(): void {
    this.parts = { store: new Store(this.connection), owner: openPool({ ...this.connection, max: 2 }) }
  }

  async close(): Promise<void> {
    await this.store.end()
    await this.owner.end()
  }

  /** Moves into a workspace nobody has used; returns it. */
  async freshWorkspace(): Promise<WorkspaceName> {
    this.now = NOON
    const slug = `company-${++this.workspaces}`
    this.current = await createWorkspace(this.store, { slug, name: 'The company' }, starting, this)
    await addCompanyFacts(this.tenant, FACTS, this)
    return this.current
  }

  /** Lets what was published count, and carries it over to every open ticket; returns how many that were. */
  async carryOver(): Promise<number> {
    this.wait(NOTICE)
    const nobody = { stopped: () => false, pause: async () => {}, carried: () => {} }
    return recompute({ tenant: this.tenant, now: () => this.now, ...nobody })
  }

  /** Resolves when `count` statements of this database wait for a lock. */
  async waitsForLock(count = 1): Promise<void> {
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    const deadline = performance.now() + 15_000
    while (((await this.owner.query(waiting)).rowCount ?? 0) < count) {
      if (performance.now() > deadline) throw new Error(`Fewer than ${count} statements wait for a lock`)
    }
  }

  /** Back in a workspace that was left for a fresh one. */
  enter(workspace: WorkspaceName): void {
    this.current = workspace
  }

  /** The desk of `handle`, now. */
  async desk(handle = 'ada', more: Partial<Desk> = {}): Promise<Desk> {
    const { tenant, now, newId } = this
    const found = (await members(tenant)).find((member) => member.handle === handle)
    const { role } = must(found, `${handle} works here`)
    return {
      tenant,
      policies: await policies(tenant),
      teams: await teams(tenant),
      now,
      asking: { handle, role, scopes: null, now },
      newId,
      ...more,
    }
  }
}

/** The company of the test file that calls this at its top. */
export function testCompany(): TestCompany {
  const company = new TestCompany(testDatabase().connection)
  beforeAll(() => company.open())
  afterAll(() => company.close())
  beforeEach(async () => {
    await company.freshWorkspace()
  })
  return company
}
