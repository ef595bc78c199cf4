/** Calls about what needs the caller's attention. Their shapes come when they are first needed. */
import type { AttentionQuery, MarkDone } from './attention.ts'
import type { Caller } from './client.ts'
import { queryText } from './query-text.ts'

const attention = () => import('./attention.ts')

/** Part of the client; see there. */
export function attentionCalls({ get, post }: Caller) {
  return {
    attention: async (query: AttentionQuery = {}) =>
      get((await attention()).Attention, `/attention${queryText({ ...query })}`),
    /** Marks items as done, or takes marks back. */
    markDone: async (input: MarkDone) => post((await attention()).MarkedDone, '/attention/done', input),
  }
}
