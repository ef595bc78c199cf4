/** Who is at a ticket right now, as it crosses the wire. */
import { z } from 'zod'
import { InstantText } from './shape.ts'

/** What whoever asks does at the ticket; to be said again every fifteen seconds while it holds. */
export const BePresent = z.strictObject({ is: z.enum(['looking', 'typing', 'gone']) })
export type BePresent = z.infer<typeof BePresent>

export const Presence = z.strictObject({
  asOf: InstantText,
  /** Whoever asks is among them, while they are there. */
  people: z.array(z.strictObject({ handle: z.string(), typing: z.boolean() })),
})
export type Presence = z.infer<typeof Presence>

/** What the live stream says to those who are at the ticket themselves. */
export const LivePresence = Presence.extend({ number: z.number().int() })
export type LivePresence = z.infer<typeof LivePresence>
