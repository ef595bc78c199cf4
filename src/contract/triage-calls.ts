/** Calls of the triage inbox. Their shapes come when they are first needed. */
import type { z } from 'zod'
import type { Caller } from './client.ts'
import { queryText } from './query-text.ts'
import type { TriageCountsQuery, TriageQuery } from './triage.ts'

const triage = () => import('./triage.ts')

/** Part of the client; see there. */
export function triageCalls({ get }: Caller) {
  return {
    triage: async (query: TriageQuery = {}) => get((await triage()).TriagePage, `/triage${queryText({ ...query })}`),
    triageCounts: async (query: z.input<typeof TriageCountsQuery> = {}) =>
      get((await triage()).TriageCounts, `/triage/counts${queryText(query)}`),
  }
}
