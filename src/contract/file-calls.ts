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

/** Where a file is read, always as a download. */
export const fileAddress = (attachmentId: string): string => `/files/${encodeURIComponent(attachmentId)}`

/** Part of the client; see there. */
export function fileCalls({ getBytes, postBytes }: FileCaller) {
  return {
    attach: (number: number, { bytes, mediaType, ...query }: FileToSend, options?: WriteOptions) =>
      postBytes(TicketDetail, `/tickets/${number}/attachments${queryText(query)}`, { bytes, mediaType }, options),
    file: (attachmentId: string) => getBytes(fileAddress(attachmentId)),
  }
}
