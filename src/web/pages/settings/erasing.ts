/** Whether two addresses are the same person's: in any case, with or without blanks around. */
import type { ErasureCount } from '../../../contract/erasure.ts'

export const sameAddress = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Whether nothing at all of the person is kept. */
export const isNothing = ({ tickets, events, messages, files, elsewhere, sessions }: ErasureCount): boolean =>
  tickets.length + events + messages + files + elsewhere + sessions === 0
