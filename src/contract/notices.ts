/** What a member is told by mail, and when not; and what the next digest would say. On the wire. */
import { z } from 'zod'
import { DIGEST_GROUPS } from '../domain/digest/content.ts'
import { DIGESTS } from '../domain/digest/notices.ts'
import { PRIORITIES } from '../domain/vocabulary.ts'
import { InstantText, TicketAccount } from './shape.ts'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 08:30.')
const Zone = z.string().min(1).max(60).describe('IANA name, such as Europe/Berlin.')

export const NoticeSettings = z.strictObject({
  zone: Zone.nullable().describe('On whose wall the times are; that of the working hours when null, else UTC.'),
  digest: z.enum(DIGESTS).describe('working_days: those of the working hours, Monday to Friday without them.'),
  digestAt: Clock,
  quiet: z
    .strictObject({ from: Clock, to: Clock.describe('Not later than `from` is on the next day.') })
    .nullable()
    .describe('Every day; null for no quiet hours.'),
  daysOffQuiet: z.boolean().describe('Days on which they do not work are quiet, too.'),
  atOnce: z
    .boolean()
    .describe('Mentions, promises about to break and what was sent back are told by a mail of their own.'),
})
export type NoticeSettings = z.infer<typeof NoticeSettings>

const Delivery = z.object({
  kind: z.enum(['digest', 'at_once']),
  state: z.enum(['waiting', 'sent', 'given_up']),
  dueAt: InstantText,
  nextAt: InstantText.nullable().describe('When it is tried next; null when it is not.'),
  endedAt: InstantText.nullable(),
  tries: z.number().int(),
  trouble: z.string().nullable().describe('Why the last try failed.'),
})

/** GET /notices: the caller's own. */
export const Notices = z.object({
  settings: NoticeSettings,
  usual: z.boolean().describe('Whether these are what everybody begins with.'),
  zone: z.string().describe('The place whose wall the times are on.'),
  zoneOfHours: z.string().nullable().describe('That of their working hours; null when they told none.'),
  address: z.string().nullable().describe('Where mail to them goes; null when nobody gave one.'),
  mail: z.boolean().describe('Whether this server sends mail.'),
  quietUntil: InstantText.nullable().describe('Null when it is not quiet now.'),
  nextDigestAt: InstantText.nullable().describe('Null when none comes.'),
  last: Delivery.nullable().describe('How the last mail to them went.'),
})
export type Notices = z.infer<typeof Notices>

const Line = z.object({
  ticket: z.object({
    number: z.number().int(),
    subject: z.string(),
    account: TicketAccount.nullable(),
    priority: z.enum(PRIORITIES).nullable(),
  }),
  says: z.string().describe('A sentence.'),
  at: InstantText,
  dueAt: InstantText.nullable(),
  again: z.boolean().describe('Whether a mail has told it before.'),
})

/** GET /digest: what would be in it now. */
export const Digest = z.object({
  asOf: InstantText,
  nextAt: InstantText.nullable().describe('When the next one is due; null when none comes.'),
  zone: z.string().describe('The place whose wall its times are on.'),
  groups: z
    .array(
      z.object({
        group: z.enum(DIGEST_GROUPS),
        items: z.array(Line),
        more: z.number().int().describe('How many more there are.'),
      }),
    )
    .describe('Empty when there is nothing to say; then no mail is sent.'),
})
export type Digest = z.infer<typeof Digest>
