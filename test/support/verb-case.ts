/** A verb as it is typed, what is sent, and what is said. */
import type { aTicket } from './wire.ts'

export interface VerbCase {
  readonly words: readonly string[]
  /** The ticket afterwards. */
  readonly after?: Parameters<typeof aTicket>[0]
  readonly sends: unknown
  readonly says: string
}
