/** A file at a ticket, as its event tells it. */
import type { Visibility } from './vocabulary.ts'

/** A file that came with a message or was put to the ticket; its bytes are kept apart from the log. */
export interface Attached {
  readonly type: 'attached'
  readonly attachmentId: string
  /** Made safe: see file-name.ts. */
  readonly name: string
  /** As it was announced; nothing relies on it. */
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  /** In lower-case hexadecimal. */
  readonly sha256: string
  readonly visibility: Visibility
  /** Version of the message it belongs to; null when it stands by itself. */
  readonly message: number | null
  readonly by: string
}
