/** A verb as it is typed, what is sent, and what is said. */
import type { aTicket } from './wire.ts'

export interface VerbCase {
  /** The words of the command, where they are not the verb. */
  readonly called?: readonly string[]
  readonly words: readonly string[]
  /** The ticket afterwards. */
  readonly after?: Parameters<typeof aTicket>[0]
  readonly sends: unknown
  readonly says: string
}
