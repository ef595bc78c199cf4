/** The log with what each event changed, as an auditor reads it (AUD-6, AUD-7). */
import { changedFields, changedTicket, type FieldChange, toldInstants } from '../domain/changed-fields.ts'
import { grouped } from '../domain/group.ts'
import type { Issue } from '../domain/issue/issue.ts'
import { foldIssue, type IssueChange } from '../domain/issue/issue-event.ts'
import { foldTicket, type Ticket } from '../domain/ticket.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { instantOf } from '../domain/time.ts'
import {
  type AuditFilter,
  type AuditPlace,
  type AuditRow,
  auditRows,
  erasedAmong,
  type FactChange,
  factChanges,
  type PolicyVersion,
  versionsBefore,
} from '../store/audit.ts'
import type { Tenant } from '../store/db.ts'
import { eventsOfTickets } from '../store/events.ts'

type Facts = Readonly<Record<string, unknown>>

/** An event with what it happened to, in words, and what it changed. */
export interface AuditEntry extends Omit<AuditRow, 'change' | 'differs'> {
  readonly target: string
  readonly facts: Facts
  /** The first `MOST_CHANGES`. */
  readonly changes: readonly FieldChange[]
  /** Changes beyond those. */
  readonly leftOut: number
  readonly erased: boolean
}

export interface AuditEntries {
  readonly entries: readonly AuditEntry[]
  readonly next: AuditPlace | null
}

/** Fields that are told of one event; a whole calendar has more. */
const MOST_CHANGES = 100
/** Facts that say why, and are no field that could change. */
const REASONS = ['type', 'reason', 'applied', 'publishedAt']

/** What the events of a page are compared with. */
interface Known {
  readonly tickets: ReadonlyMap<string, readonly TicketEvent[]>
  readonly facts: ReadonlyMap<string, readonly FactChange[]>
  readonly policies: ReadonlyMap<string, Facts>
  readonly erased: ReadonlySet<string>
}

const without = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)))

const policyKey = ({ name, slug, version }: PolicyVersion): string => JSON.stringify([name, slug, version])

async function policiesBefore(tenant: Tenant, rows: readonly AuditRow[]): Promise<ReadonlyMap<string, Facts>> {
  const versions = rows
    .filter(({ stream }) => stream === 'policy')
    .map(({ change }) => ({ name: String(change.name), slug: String(change.slug), version: Number(change.version) }))
  const before = await versionsBefore(tenant, versions)
  return new Map(before.map(({ effectiveFrom, document, ...of }) => [policyKey(of), { effectiveFrom, document }]))
}

async function knownOf(tenant: Tenant, rows: readonly AuditRow[]): Promise<Known> {
  const idsOf = (...streams: readonly AuditRow['stream'][]) => [
    ...new Set(rows.filter(({ stream }) => streams.includes(stream)).map(({ streamId }) => streamId)),
  ]
  const tickets = await eventsOfTickets(tenant, idsOf('ticket'))
  const facts = await factChanges(
    tenant,
    idsOf('workspace', 'account', 'contact', 'opportunity', 'team', 'member', 'issue'),
  )
  const differing = rows.filter(({ differs }) => differs).map(({ streamId }) => streamId)
  return {
    tickets: grouped(tickets, ({ ticketId }) => ticketId),
    facts: grouped(facts, ({ streamId }) => streamId),
    policies: await policiesBefore(tenant, rows),
    erased: await erasedAmong(tenant, [...new Set(differing)]),
  }
}

/** By folding the stream before the event, and with it; nothing where the log has a gap, which verifying names. */
function ticketChanges({ streamId, version }: AuditRow, { tickets }: Known): FieldChange[] {
  const events = (tickets.get(streamId) ?? []).slice(0, version)
  const last = events.at(-1)
  if (!last || last.version !== version || events[0]?.change.type !== 'opened') return []
  const before = events.slice(0, -1).reduce<Ticket | undefined>(foldTicket, undefined)
  return changedTicket(before, foldTicket(before, last))
}

/** What a stream that is no ticket's had said before an event of it, all in one. */
const saidBefore = ({ streamId, version }: AuditRow, { facts }: Known): Facts =>
  Object.assign({}, ...(facts.get(streamId) ?? []).filter((each) => each.version < version).map(({ change }) => change))

function workspaceChanges(row: AuditRow, known: Known): FieldChange[] {
  if (row.type === 'workspace_created') return changedFields({}, without(row.change, REASONS))
  if (row.type !== 'mode_switched') return []
  const { mode = 'normal' } = saidBefore(row, known)
  return changedFields({ mode }, { mode: row.change.mode })
}

function factFields(row: AuditRow, known: Known): FieldChange[] {
  const before = saidBefore(row, known)
  return changedFields(without(before, REASONS), without({ ...before, ...row.change }, REASONS))
}

function policyChanges({ change }: AuditRow, { policies }: Known): FieldChange[] {
  const version = Number(change.version)
  const before = policies.get(policyKey({ name: String(change.name), slug: String(change.slug), version: version - 1 }))
  const { effectiveFrom, document } = change
  return changedFields(before ?? {}, { effectiveFrom, document })
}

/** An issue as its events up to a version make it, without what every event changes. */
function issueFacts({ streamId }: AuditRow, { facts }: Known, version: number): Facts {
  const events = (facts.get(streamId) ?? []).filter((each) => each.version <= version)
  if (events[0]?.change.type !== 'issue_filed') return {}
  const issue = events.reduce<Issue | undefined>(
    (before, { change, ...event }) =>
      foldIssue(before, {
        ...event,
        id: streamId,
        at: instantOf(0),
        actor: '',
        change: change as unknown as IssueChange,
      }),
    undefined,
  )
  return without({ ...issue }, ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'shippedAt'])
}

const issueChanges = (row: AuditRow, known: Known): FieldChange[] =>
  changedFields(issueFacts(row, known, row.version - 1), issueFacts(row, known, row.version))

const CHANGES: Readonly<Record<AuditRow['stream'], (row: AuditRow, known: Known) => FieldChange[]>> = {
  ticket: ticketChanges,
  workspace: workspaceChanges,
  account: factFields,
  contact: factFields,
  opportunity: factFields,
  team: factFields,
  member: factFields,
  policy: policyChanges,
  issue: issueChanges,
  access: () => [],
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** What it happened to: `ticket #12`, `account acme`, `policy sla 2`, `POST /api/v1/policies/sla`. */
function targetOf(row: AuditRow, known: Known): string {
  const { stream, number, change } = row
  if (stream === 'ticket') return number === null ? 'a ticket that is gone' : `ticket #${number}`
  if (stream === 'policy')
    return ['policy', ...new Set([text(change.name), text(change.slug)]), change.version].join(' ')
  if (stream === 'workspace') return 'the workspace'
  if (stream === 'access') return [text(change.method), text(change.route)].join(' ').trim() || 'access'
  const { slug, handle, email, name, number: issue } = { ...saidBefore(row, known), ...change } as Facts
  return `${stream} ${text(slug ?? handle ?? email ?? name ?? issue)}`
}

/** The facts of an event; of an erasure how many events it changed, whose list would fill the page. */
function factsOf({ type, change }: AuditRow): Facts {
  const facts = toldInstants(without(change, ['type']))
  return type === 'personal_data_erased' && Array.isArray(facts.events)
    ? { ...facts, events: facts.events.length }
    : facts
}

function entryOf(row: AuditRow, known: Known): AuditEntry {
  const { change: _, differs, ...facts } = row
  const changes = CHANGES[row.stream](row, known)
  return {
    ...facts,
    target: targetOf(row, known),
    facts: factsOf(row),
    changes: changes.slice(0, MOST_CHANGES),
    leftOut: Math.max(0, changes.length - MOST_CHANGES),
    erased: differs && known.erased.has(`${row.streamId} ${row.version}`),
  }
}

/** A page of the log, what was recorded last first. */
export async function readAudit(
  tenant: Tenant,
  filter: AuditFilter,
  page: { readonly after: AuditPlace | null; readonly limit: number },
): Promise<AuditEntries> {
  const { rows, next } = await auditRows(tenant, filter, page)
  const known = await knownOf(tenant, rows)
  return { entries: rows.map((row) => entryOf(row, known)), next }
}

/** Entries that are read at once for an export. */
const BATCH = 200

/** All of it, page by page. */
export async function* readWholeAudit(tenant: Tenant, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  let after: AuditPlace | null = null
  do {
    const { entries, next }: AuditEntries = await readAudit(tenant, filter, { after, limit: BATCH })
    yield* entries
    after = next
  } while (after !== null)
}
