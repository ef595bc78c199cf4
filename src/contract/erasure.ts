/** Erasing a person's data on the wire. */
import { z } from 'zod'
import { Email, Reason } from './shape.ts'

const who = {
  email: Email.describe('The address of the person, in any case.'),
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('A name that none of the person’s tickets has as its contact.'),
}

/** POST /erasures/preview */
export const PreviewErasure = z.strictObject({ ...who, reason: Reason.optional() })
export type PreviewErasure = z.input<typeof PreviewErasure>

/** POST /erasures */
export const ErasePerson = z.strictObject({
  ...who,
  reason: Reason.describe('Kept in the log, without the person’s address and name.'),
})
export type ErasePerson = z.input<typeof ErasePerson>

/** What an erasure changes. */
export const ErasureCount = z.object({
  names: z.array(z.string()).describe('Names that are erased with the address.'),
  tickets: z.array(z.number().int()).describe('Numbers of the tickets in which the person stands.'),
  events: z.number().int(),
  messages: z.number().int().describe('Messages that the person wrote.'),
  files: z.number().int().describe('Files that came with them.'),
  elsewhere: z.number().int().describe('Events that are not of tickets.'),
  sessions: z.number().int().describe('Sessions of the person in the portal.'),
})
export type ErasureCount = z.infer<typeof ErasureCount>

export const ErasureDone = ErasureCount.extend({
  pseudonym: z.string().describe('What the person is called from now on.'),
})
export type ErasureDone = z.infer<typeof ErasureDone>
