/** Calls about similar tickets; their shapes come when they are first needed. */
import type { z } from 'zod'
import type { Caller } from './client.ts'
import { queryText } from './query-text.ts'
import type { SimilarAsk } from './similar.ts'

const similar = () => import('./similar.ts')

/** Part of the client; see there. */
export function similarCalls({ get, post }: Caller) {
  return {
    /** Tickets like a text that somebody writes; nothing is written. */
    similar: async (input: z.input<typeof SimilarAsk>) =>
      post((await similar()).SimilarTickets, '/tickets/similar', input),
    similarTo: async (number: number, limit?: number, which?: 'going_on') =>
      get((await similar()).SimilarTickets, `/tickets/${number}/similar${queryText({ limit, which })}`),
  }
}
