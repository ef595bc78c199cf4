/** What one row of an incident log shows to have changed since the rows before it. */
import type { ChangeElsewhere } from '../../domain/history.ts'
import { quoted } from './import-report.ts'
import { cell, type LogReading, rawCell, type Triaged } from './log-reading.ts'
import type { MappedState } from './mapping.ts'
import type { LogRow } from './read-rows.ts'

/** What the rows so far have shown; each row is compared with it and then changes it. */
interface Shown {
  /** The last state that could be followed, and what it means; null before the first. */
  state: string | null
  status: MappedState['status'] | 'reopened' | null
  triaged: Triaged | null
  /** Whether the customer has had a response. */
  responded: boolean
  reassignments: number
  reopenings: number
  owner: string | null
  /** Values of the columns that are kept as facts, and of group, impact and urgency, as the log has them. */
  readonly facts: Map<string, string>
}

export const nothingShown = (): Shown => ({
  state: null,
  status: null,
  triaged: null,
  responded: false,
  reassignments: 0,
  reopenings: 0,
  owner: null,
  facts: new Map(),
})

interface RowStep {
  readonly row: LogRow
  readonly isLast: boolean
  readonly shown: Shown
  readonly reading: LogReading
  /** Notes that something in this row was not understood. */
  readonly doubt: (reason: string) => void
}

/** What no verb says, by column. */
type Facts = Record<string, string>

/** No incident is reassigned this often between two updates; a counter that says so is a slip. */
const LARGEST_RISE = 1_000

/** The changes that the row shows, in the order they are told. At least one. */
export function changesOf(step: RowStep): ChangeElsewhere[] {
  const facts: Facts = {}
  const changes = [
    ...reopenings(step),
    ...triage(step, facts),
    ...routing(step, facts),
    ...ownership(step),
    ...response(step),
    ...movement(step, facts),
  ]
  for (const column of step.reading.mapping.facts) keepFact(step, column, facts)
  if (Object.keys(facts).length > 0) return [...changes, { type: 'facts_changed', facts }]
  return changes.length > 0 ? changes : [untold(step)]
}

/** An update that shows in no column we read, such as a work note: that there was one is all that is known. */
function untold({ row, reading }: RowStep): ChangeElsewhere {
  const { updateCount } = reading.mapping.columns
  return { type: 'facts_changed', facts: { [updateCount]: rawCell(row, updateCount) } }
}

/** Notes in `facts` what `column` changed to. A first value that is unknown is no change. */
function keepFact({ row, shown, reading }: RowStep, column: string, facts: Facts): void {
  const value = rawCell(row, column)
  const before = shown.facts.get(column)
  if (value === before) return
  shown.facts.set(column, value)
  if (before !== undefined || cell(row, column, reading) !== null) facts[column] = value
}

/** By how much the counter in `column` rose above all that was shown before; 0 when it cannot be read. */
function rise({ row, reading, doubt }: RowStep, column: string, before: number): number {
  const text = cell(row, column, reading)
  const count = text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined
  if (count === undefined) doubt(`${column} ${quoted(rawCell(row, column))} is not a whole number`)
  else if (count - before > LARGEST_RISE) doubt(`${column} rises by more than ${LARGEST_RISE} in one update`)
  else return Math.max(0, count - before)
  return 0
}

const repeated = (times: number, change: ChangeElsewhere): ChangeElsewhere[] =>
  Array.from({ length: times }, () => change)

function reopenings(step: RowStep): ChangeElsewhere[] {
  const { columns, unknown } = step.reading.mapping
  const times = rise(step, columns.reopenings, step.shown.reopenings)
  step.shown.reopenings += times
  if (times > 0) step.shown.status = 'reopened'
  return repeated(times, { type: 'reopened', reason: cell(step.row, columns.state, step.reading) ?? unknown })
}

function triage(step: RowStep, facts: Facts): ChangeElsewhere[] {
  const { row, shown, reading } = step
  const { impact, urgency } = reading.mapping.columns
  const moved: Facts = {}
  keepFact(step, impact, moved)
  keepFact(step, urgency, moved)
  const triaged = triagedAs(step)
  if (triaged === null || triaged.label === shown.triaged?.label) {
    Object.assign(facts, moved)
    return []
  }
  shown.triaged = triaged
  const reason = `${impact} ${rawCell(row, impact)}, ${urgency} ${rawCell(row, urgency)}: ${triaged.label}`
  return [{ type: 'triaged', severity: triaged.severity, priority: triaged.priority, reason }]
}

/** Impact and urgency decide; the log's own label is asked only where the matrix has no answer. */
function triagedAs({ row, reading, doubt }: RowStep): Triaged | null {
  const { columns } = reading.mapping
  const impact = cell(row, columns.impact, reading)
  const urgency = cell(row, columns.urgency, reading)
  const written = cell(row, columns.priority, reading)
  const derived = impact === null || urgency === null ? undefined : reading.labelOf(impact, urgency)
  const triaged = reading.labels.get(derived ?? written ?? '')
  if (triaged === undefined) {
    const shows = [impact, urgency, written].some((value) => value !== null)
    if (shows) doubt(`impact ${quoted(impact ?? '?')} and urgency ${quoted(urgency ?? '?')} are not in triage.matrix`)
    return null
  }
  if (written !== null && written !== triaged.label) {
    doubt(`${columns.priority} ${quoted(written)} is not what triage.matrix gives; the matrix counts`)
  }
  return triaged
}

/** The counter decides how often a ticket was routed; a group that changes without it is a fact (see the doc). */
function routing(step: RowStep, facts: Facts): ChangeElsewhere[] {
  const { row, shown, reading } = step
  const { group, reassignments } = reading.mapping.columns
  const before = shown.facts.get(group)
  const times = rise(step, reassignments, shown.reassignments)
  shown.reassignments += times
  if (times === 0) {
    keepFact(step, group, facts)
    return []
  }
  const value = rawCell(row, group)
  shown.facts.set(group, value)
  const reason = value === before ? 'reassigned, and back, within one update' : null
  return repeated(times, { type: 'routed', team: null, group: cell(row, group, reading) ?? 'no group', reason })
}

function ownership({ row, shown, reading }: RowStep): ChangeElsewhere[] {
  const owner = cell(row, reading.mapping.columns.owner, reading)
  if (owner === shown.owner) return []
  shown.owner = owner
  return [{ type: 'assigned', owner }]
}

/** Whoever takes the incident out of the state it waits in for a response has answered it (see the doc). */
function response({ row, shown, reading }: RowStep): ChangeElsewhere[] {
  const { response: answers, columns, source } = reading.mapping
  const state = cell(row, columns.state, reading)
  if (answers === null || shown.responded || state === null || state === answers.leaves) return []
  if (!reading.states.has(state)) return []
  shown.responded = true
  return [{ type: 'responded', by: cell(row, columns.updatedBy, reading) ?? 'system', where: source }]
}

const doneness = (status: Shown['status']): number => ['solved', 'closed'].indexOf(status ?? '')

/** What the row's state says. It must not undo a solution or a closing: only the counter of reopenings does that. */
function movement(step: RowStep, facts: Facts): ChangeElsewhere[] {
  const { row, shown, reading, doubt } = step
  const column = reading.mapping.columns.state
  const state = cell(row, column, reading)
  const mapped = reading.states.get(state ?? '')
  if (state === null || mapped === undefined) {
    doubt(`${column} ${quoted(rawCell(row, column))} is not in states; the state stays as it was`)
  } else if (doneness(mapped.status) < doneness(shown.status)) {
    const before = quoted(shown.state ?? '')
    doubt(`${column} ${quoted(state)} follows ${before} and is not counted as a reopening; the state stays as it was`)
  } else {
    return moveTo(step, state, mapped, facts)
  }
  if (shown.status === 'reopened') shown.status = 'open'
  facts[column] = rawCell(row, column)
  return []
}

function moveTo(step: RowStep, state: string, mapped: MappedState, facts: Facts): ChangeElsewhere[] {
  const { shown, reading } = step
  const { state: before, status: from } = shown
  shown.state = state
  shown.status = mapped.status
  const code = closingCode(step)
  if (state === before && from !== 'reopened') {
    if (code !== null) facts[reading.mapping.columns.closingCode] = code
    return []
  }
  switch (mapped.status) {
    case 'held':
      return [heldIn(state, mapped)]
    case 'solved':
      return [{ type: 'solved', resolution: state }]
    case 'closed':
      return [{ type: 'closed', reason: 'imported', comment: closingComment(state, code) }]
    default:
      if (from === 'held') return [{ type: 'resumed', reason: state }]
      // Between states that are ours to act on nothing moves but the name, which a reopening has told already.
      if (from !== 'reopened') facts[reading.mapping.columns.state] = state
      return []
  }
}

const heldIn = (
  state: string,
  { for: whom, reason, actsNext }: Extract<MappedState, { status: 'held' }>,
): ChangeElsewhere => ({ type: 'held', for: whom, reason, note: state, actsNext, until: null })

/** The code is final from the first row on; it is known only with the last row, and only if that one is closed. */
function closingCode({ row, isLast, shown, reading }: RowStep): string | null {
  return isLast && shown.status === 'closed' ? cell(row, reading.mapping.columns.closingCode, reading) : null
}

/** A closing's comment: the state's name in the log and, where it is known, why. */
const closingComment = (state: string, code: string | null): string => (code === null ? state : `${state}: ${code}`)

/** The one of `states` that `closingComment` made `comment` of. */
export const stateOfComment = (comment: string, states: readonly string[]): string | undefined =>
  states.find((state) => comment === state || comment.startsWith(`${state}: `))
