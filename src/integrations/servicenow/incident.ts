/** One incident of a log as a ticket's history. */
import type { ChangeElsewhere, HistoryEvent, TicketHistory } from '../../domain/history.ts'
import type { Instant } from '../../domain/time.ts'
import type { Channel } from '../../domain/vocabulary.ts'
import { addNotUnderstood, type ImportReport, quoted } from './import-report.ts'
import { type AccountFacts, accountOf, cell, type LogReading } from './log-reading.ts'
import { notATime, type PlacedRow, placeRows } from './placed-rows.ts'
import type { LogRow } from './read-rows.ts'
import { changesOf, nothingShown } from './row-changes.ts'

export interface ImportedIncident {
  readonly history: TicketHistory
  /** The account that the history's opening names, to be added before it. */
  readonly account: AccountFacts | null
}

/** Turns the rows of one incident, in any order, into a history; undefined when nothing places it in time. */
export function importedIncident(
  number: string,
  rows: readonly LogRow[],
  reading: LogReading,
  report: ImportReport,
): ImportedIncident | undefined {
  const openedAt = openingTime(rows, reading, report)
  const placed = placeRows(rows, openedAt, reading, report)
  const [first] = placed
  if (first === undefined) {
    for (const { line } of rows) addNotUnderstood(report, 'the incident has no readable time and is left out', line)
    return undefined
  }
  const { mapping } = reading
  const account = accountOf(first.row, reading)
  const opened: HistoryEvent = {
    ref: `${mapping.source}:${number}:opened`,
    at: openedAt ?? first.at,
    actor: cell(first.row, mapping.columns.openedBy, reading) ?? 'system',
    change: openingOf(number, first.row, { account: account?.slug ?? null, reading, report }),
  }
  const events = [opened, ...laterEvents(number, placed, reading, report)]
  report.incidents += 1
  report.events += events.length
  return { history: { source: mapping.source, externalId: number, events }, account }
}

/** The log has the time of opening in every row; the first that can be read counts. */
function openingTime(rows: readonly LogRow[], reading: LogReading, report: ImportReport): Instant | undefined {
  const column = reading.mapping.columns.openedAt
  for (const row of rows) {
    const text = cell(row, column, reading)
    const at = text === null ? undefined : reading.timeOf(text)
    if (at !== undefined) return at
    addNotUnderstood(report, notATime(column, text, reading), row.line)
  }
  return undefined
}

interface OpeningParts {
  readonly account: string | null
  readonly reading: LogReading
  readonly report: ImportReport
}

function openingOf(number: string, row: LogRow, { account, reading, report }: OpeningParts): ChangeElsewhere {
  const { mapping } = reading
  const known = (columns: readonly string[]) => columns.flatMap((column) => cell(row, column, reading) ?? [])
  const contact = cell(row, mapping.columns.contact, reading)
  return {
    type: 'opened',
    kind: mapping.kind,
    subject: known(mapping.subject).join(' · ').slice(0, 200) || number,
    body: mapping.body.flatMap((column) => known([column]).map((value) => `${column}: ${value}`)).join('\n'),
    channel: channelOf(row, reading, report),
    team: mapping.team.slug,
    account,
    segment: mapping.account.segment,
    plan: mapping.account.plan,
    contract: mapping.account.contract,
    contact: contact === null ? null : { name: contact.slice(0, 200), email: null },
    environment: null,
    tags: known(mapping.tags),
  }
}

function channelOf(row: LogRow, reading: LogReading, report: ImportReport): Channel {
  const column = reading.mapping.columns.channel
  const value = cell(row, column, reading)
  const channel = reading.channels.get(value ?? '')
  if (channel === undefined && value !== null) {
    addNotUnderstood(report, `${column} ${quoted(value)} is not in channels; the channel is "import"`, row.line)
  }
  return channel ?? 'import'
}

function laterEvents(
  number: string,
  placed: readonly PlacedRow[],
  reading: LogReading,
  report: ImportReport,
): HistoryEvent[] {
  const { source, columns } = reading.mapping
  const shown = nothingShown()
  return placed.flatMap(({ row, at, name }, index) => {
    const doubt = (reason: string) => addNotUnderstood(report, reason, row.line)
    const changes = changesOf({ row, isLast: index === placed.length - 1, shown, reading, doubt })
    const actor = cell(row, columns.updatedBy, reading) ?? 'system'
    return changes.map((change, i) => ({ ref: `${source}:${number}:${name}:${i}`, at, actor, change }))
  })
}
