/** Calls that carry files. */
import type { AttachQuery } from './attachments.ts'
import type { FileCaller, WriteOptions } from './client.ts'
import { queryText } from './query-text.ts'
import { TicketDetail } from './tickets.ts'

/** A file to send. */
export interface FileToSend extends AttachQuery {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType?: string | undefined
}

/** Where a contact reads their ticket as Markdown, always as a download. */
export const portalTranscriptAddress = (number: number): string => `/api/v1/portal/tickets/${number}/transcript`

interface TranscriptOptions {
  readonly full?: boolean | undefined
  /** IANA name; that of the calendar when left out. */
  readonly timeZone?: string | undefined
}

/** Where a ticket is read as Markdown, always as a download. */
export const transcriptAddress = (number: number, { full = false, timeZone }: TranscriptOptions = {}): string =>
  `/api/v1/tickets/${number}/transcript${queryText({ full: full || undefined, timeZone })}`

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Where a file is read, always as a download. */
export const fileAddress = (attachmentId: string): string => `/files/${encodeURIComponent(attachmentId)}`

/** Part of the client; see there. */
export function fileCalls({ getBytes, postBytes }: FileCaller) {
  return {
    attach: (number: number, { bytes, mediaType, ...query }: FileToSend, options?: WriteOptions) =>
      postBytes(TicketDetail, `/tickets/${number}/attachments${queryText(query)}`, { bytes, mediaType }, options),
    file: (attachmentId: string) => getBytes(fileAddress(attachmentId)),
    /** A ticket as Markdown; `full` is for us alone. */
    transcript: async (number: number, options?: TranscriptOptions) =>
      decoded(await getBytes(transcriptAddress(number, options))),
    portalTranscript: async (number: number, timeZone?: string) =>
      decoded(await getBytes(`${portalTranscriptAddress(number)}${queryText({ timeZone })}`)),
  }
}
