/** Small invented incident logs for tests. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { HistoryEvent, TicketHistory } from '../../src/domain/history.ts'
import { foldTickets, type Ticket } from '../../src/domain/ticket.ts'
import type { TicketEvent } from '../../src/domain/ticket-event.ts'
import { type Mapping, readMapping } from '../../src/integrations/servicenow/mapping.ts'
import type { LogRow } from '../../src/integrations/servicenow/read-rows.ts'

const mappingFile = path.join(import.meta.dirname, '../../mappings/servicenow-uci.json')

export const mappingText = (): string => readFileSync(mappingFile, 'utf8')
export const testMapping = (): Mapping => readMapping(mappingText(), 'servicenow-uci.json')

const UNREMARKABLE = {
  number: 'INC1',
  incident_state: 'New',
  active: 'true',
  reassignment_count: '0',
  reopen_count: '0',
  sys_mod_count: '0',
  made_sla: 'true',
  caller_id: 'Caller 7',
  opened_by: 'Opened by 3',
  opened_at: '1/3/2016 09:00',
  sys_created_by: '?',
  sys_created_at: '?',
  sys_updated_by: 'Updated by 5',
  sys_updated_at: '1/3/2016 09:05',
  contact_type: 'Phone',
  location: 'Location 12',
  category: 'Category 4',
  subcategory: 'Subcategory 8',
  u_symptom: '?',
  cmdb_ci: '?',
  impact: '2 - Medium',
  urgency: '2 - Medium',
  priority: '3 - Moderate',
  assignment_group: 'Group 1',
  assigned_to: '?',
  knowledge: 'false',
  u_priority_confirmation: 'false',
  notify: 'Do Not Notify',
  problem_id: '?',
  rfc: '?',
  vendor: '?',
  caused_by: '?',
  closed_code: 'code 6',
  resolved_by: 'Resolved by 2',
  resolved_at: '9/9/2016 09:09',
  closed_at: '9/9/2016 10:10',
}
type LogColumn = keyof typeof UNREMARKABLE
export type Cells = Partial<Record<LogColumn, string>>

/** Snapshots of incident INC1, each differing from the one before as told. The nth has n as its count of updates and
 *  is made n minutes after 09:05, unless told otherwise. */
export function logRows(...differences: readonly Cells[]): LogRow[] {
  let cells: Record<LogColumn, string> = UNREMARKABLE
  return differences.map((difference, index) => {
    const own = { sys_mod_count: String(index), sys_updated_at: `1/3/2016 09:${String(5 + index).padStart(2, '0')}` }
    cells = { ...cells, ...own, ...difference }
    return { line: index + 2, cells }
  })
}

const quotedCell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** The text of a CSV file with a header and `rows`. */
export function csvOf(rows: readonly LogRow[]): string {
  const columns = Object.keys(UNREMARKABLE)
  const lines = rows.map(({ cells }) => columns.map((column) => quotedCell(cells[column] ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

/** A history's event as it stands in a stream. */
function placed({ at, actor, change }: HistoryEvent, index: number): TicketEvent {
  const given = {
    number: 1,
    source: 'servicenow',
    externalId: 'INC1',
    accountId: null,
    splitFrom: null,
    followUpOf: null,
  }
  return {
    ticketId: 't1',
    version: index + 1,
    at,
    actor,
    change: change.type === 'opened' ? { ...change, ...given } : change,
  }
}

/** The ticket that `history` leads to. */
export const foldHistory = ({ events }: TicketHistory): Ticket => foldTickets(events.map(placed))
