/** A ticket as a document, on the wire. */
import { z } from 'zod'

export const TRANSCRIPT_TYPE = 'text/markdown'

const timeZone = z.string().max(60).optional().describe('IANA name; the zone of the calendar when left out.')

export const TranscriptQuery = z.strictObject({
  full: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: everything, notes and hand-offs with it, for us alone; needs read_notes.'),
  timeZone,
})
export const PortalTranscriptQuery = z.strictObject({ timeZone })
