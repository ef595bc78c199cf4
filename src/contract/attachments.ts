/** Files on the wire. */
import { z } from 'zod'
import { VISIBILITIES } from '../domain/vocabulary.ts'
import type { TimelineEvent } from './tickets.ts'

/** What an `attached` event says of its file. */
export const AttachedFile = z.object({
  attachmentId: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  visibility: z.enum(VISIBILITIES),
  message: z.number().int().nullable(),
})
export type AttachedFile = z.infer<typeof AttachedFile>

/** A file of a ticket, and when and by whom it was put there. */
export interface TicketFile extends AttachedFile {
  readonly version: number
  readonly at: string
  readonly by: string
}

/** The files among `events`; one whose facts are not understood is left to the event that names it. */
export function filesOf(
  events: readonly Pick<TimelineEvent, 'version' | 'at' | 'actor' | 'type' | 'change'>[],
): TicketFile[] {
  return events.flatMap(({ version, at, actor, type, change }) => {
    const read = type === 'attached' ? AttachedFile.safeParse(change) : undefined
    return read?.success ? [{ ...read.data, version, at, by: actor }] : []
  })
}

export const AttachQuery = z.strictObject({
  name: z.string().min(1).max(1_000).describe('What the file is called; it is made safe before it is kept.'),
  message: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Version of the message it belongs to; it stands by itself when left out.'),
  visibility: z
    .enum(VISIBILITIES)
    .optional()
    .describe('public: the customer sees it. As its message when left out; internal without one.'),
})
export type AttachQuery = z.input<typeof AttachQuery>

/** Any bytes. */
export const Bytes = z.any().meta({ type: 'string', format: 'binary' })
