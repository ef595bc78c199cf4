/** Counts over imported incidents in the words of their log, to compare with what the log itself counts. */
import type { HistoryEvent } from '../../domain/history.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { PRIORITIES, type Priority, type Severity } from '../../domain/vocabulary.ts'
import type { MappedState, Mapping } from './mapping.ts'
import { stateOfComment } from './row-changes.ts'

/** Incidents or events by a name that the log uses. */
type Counts = Record<string, number>

export interface LogAggregates {
  /** Rows of the log that left events. */
  events: number
  incidents: number
  reopenedIncidents: number
  reopenTotal: number
  reassignmentTotal: number
  incidentsNeverReassigned: number
  priorityRaisedEvents: number
  priorityLoweredEvents: number
  incidentsWithPriorityChange: number
  incidentsEverAwaitingUser: number
  readonly finalPriority: Counts
  readonly finalState: Counts
  readonly eventsByState: Counts
  readonly stateTransitions: Counts
}

/** A folded ticket, and the events it was folded from under the names they were given when they were read. */
export interface CountedIncident {
  readonly ticket: Ticket
  readonly events: readonly Pick<HistoryEvent, 'ref' | 'change'>[]
}

type Events = CountedIncident['events']
type Change = HistoryEvent['change']

const nothingCounted = (): LogAggregates => ({
  events: 0,
  incidents: 0,
  reopenedIncidents: 0,
  reopenTotal: 0,
  reassignmentTotal: 0,
  incidentsNeverReassigned: 0,
  priorityRaisedEvents: 0,
  priorityLoweredEvents: 0,
  incidentsWithPriorityChange: 0,
  incidentsEverAwaitingUser: 0,
  finalPriority: {},
  finalState: {},
  eventsByState: {},
  stateTransitions: {},
})

/** Counts `incidents`, which were read with `mapping`: from the ticket what it knows, the rest from its events. */
export async function aggregatesOf(
  mapping: Mapping,
  incidents: AsyncIterable<CountedIncident> | Iterable<CountedIncident>,
): Promise<LogAggregates> {
  const counted = nothingCounted()
  for await (const { ticket, events } of incidents) {
    counted.incidents += 1
    countTurns(ticket, counted)
    countTriage(events, counted)
    const last = countStates(events, mapping, counted)
    countOne(counted.finalPriority, finalLabel(ticket, mapping))
    countOne(counted.finalState, finalState(ticket, last, mapping))
    if (events.some(({ change }) => change.type === 'held' && change.for === 'customer')) {
      counted.incidentsEverAwaitingUser += 1
    }
  }
  return counted
}

function countOne(counts: Counts, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

function countTurns({ reopenCount, reassignCount }: Ticket, counted: LogAggregates): void {
  counted.reopenTotal += reopenCount
  counted.reassignmentTotal += reassignCount
  if (reopenCount > 0) counted.reopenedIncidents += 1
  if (reassignCount === 0) counted.incidentsNeverReassigned += 1
}

type Triaged = Extract<Change, { type: 'triaged' }>

/** Smaller is more urgent: priority first, then severity. */
const urgency = ({ priority, severity }: Triaged): number => PRIORITIES.indexOf(priority) * 10 + severity

function countTriage(events: Events, counted: LogAggregates): void {
  const triages = events.flatMap(({ change }) => (change.type === 'triaged' ? [urgency(change)] : []))
  for (const [index, now] of triages.slice(1).entries()) {
    if (now < (triages[index] ?? now)) counted.priorityRaisedEvents += 1
    else counted.priorityLoweredEvents += 1
  }
  if (triages.length > 1) counted.incidentsWithPriorityChange += 1
}

const labelled = (mapping: Mapping, severity: Severity | null, priority: Priority | null): string | undefined =>
  Object.entries(mapping.triage.labels).find(
    ([, label]) => label.severity === severity && label.priority === priority,
  )?.[0]

const finalLabel = ({ severity, priority }: Ticket, mapping: Mapping): string =>
  labelled(mapping, severity, priority) ?? 'untriaged'

/** Whether a ticket in `state` would look like `ticket`. */
function fits(state: MappedState, { status, hold }: Ticket): boolean {
  if (state.status === 'held') return hold?.for === state.for
  if (status === 'new' || status === 'open') return state.status === 'new' || state.status === 'open'
  return state.status === status
}

/** The state whose meaning the ticket shows; of several, the one that its events named last. */
function finalState(ticket: Ticket, last: string, mapping: Mapping): string {
  const fitting = Object.entries(mapping.states).flatMap(([name, state]) => (fits(state, ticket) ? [name] : []))
  const [only = 'unknown'] = fitting.length === 1 ? fitting : fitting.filter((name) => name === last)
  return only
}

/** The row that an event came from. */
const rowOf = (ref: string): string => ref.slice(0, ref.lastIndexOf(':'))

/** The changes of each row of the log; the opening belongs to none. */
function changesByRow(events: Events): Change[][] {
  const rows: Change[][] = []
  let row: string | undefined
  for (const { ref, change } of events) {
    if (change.type === 'opened') continue
    if (rowOf(ref) !== row) rows.push([])
    row = rowOf(ref)
    rows.at(-1)?.push(change)
  }
  return rows
}

/** Counts each row under the state it shows, and how states follow each other; returns the last one followed. */
function countStates(events: Events, mapping: Mapping, counted: LogAggregates): string {
  const followed: string[] = []
  let done = false
  for (const changes of changesByRow(events)) {
    let shown = followed.at(-1) ?? ''
    for (const change of changes) {
      done = isDone(change, done)
      const named = namedState(change, mapping)
      if (named === undefined) continue
      shown = named
      // A state that only a fact tells was not followed when the ticket was done.
      if (!done || change.type !== 'facts_changed') followed.push(named)
    }
    countOne(counted.eventsByState, shown)
    counted.events += 1
  }
  countTransitions(followed, counted)
  return followed.at(-1) ?? ''
}

function countTransitions(states: readonly string[], counted: LogAggregates): void {
  for (const [index, to] of states.slice(1).entries()) {
    if (states[index] !== to) countOne(counted.stateTransitions, `${states[index]} -> ${to}`)
  }
}

function isDone({ type }: Change, before: boolean): boolean {
  return type === 'solved' || type === 'closed' || (before && type !== 'reopened')
}

/** The state of the log that a change tells, if it tells one. */
function namedState(change: Change, { columns, states }: Mapping): string | undefined {
  if (change.type === 'resumed' || change.type === 'reopened') return change.reason
  if (change.type === 'held') return change.note ?? undefined
  if (change.type === 'solved') return change.resolution
  if (change.type === 'closed') return stateOfComment(change.comment ?? '', Object.keys(states))
  return change.type === 'facts_changed' ? change.facts[columns.state] : undefined
}
