/** Calls about the end of a ticket; the shapes come when they are first needed. */
import type { Caller } from './client.ts'
import type { DocumentReportQuery } from './documents.ts'
import { queryText } from './query-text.ts'

/** Part of the client; see there. */
export const closingCalls = ({ get }: Pick<Caller, 'get'>) => ({
  /** For which reasons a ticket may be closed, and what each still needs. */
  closing: async (number: number) =>
    get((await import('./ticket-closing.ts')).TicketClosing, `/tickets/${number}/closing`),
  /** How many questions existing documents answer. */
  documentReport: async (query: DocumentReportQuery = {}) =>
    get((await import('./documents.ts')).DocumentReport, `/reports/documents${queryText({ ...query })}`),
})
