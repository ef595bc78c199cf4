/** Calls about hand-offs; the shapes come when they are first needed. */
import type { z } from 'zod'
import type { Caller } from './client.ts'
import type { HandOffReportQuery, HandOffsQuery } from './hand-offs.ts'
import { queryText } from './query-text.ts'

const handOffs = () => import('./hand-offs.ts')

/** Part of the client; see there. */
export function handOffCalls({ get }: Pick<Caller, 'get'>) {
  return {
    /** What could be sent of a ticket, to whom, and what of it is known. */
    handOffForms: async (number: number) => get((await handOffs()).HandOffForms, `/tickets/${number}/hand-off`),
    /** What is offered to a team; what waits for the caller when none is named. */
    handOffs: async (query: z.input<typeof HandOffsQuery> = {}) =>
      get((await handOffs()).HandOffs, `/hand-offs${queryText({ ...query })}`),
    handOffReport: async (query: HandOffReportQuery = {}) =>
      get((await handOffs()).HandOffReport, `/reports/hand-offs${queryText({ ...query })}`),
  }
}
