/** One verb on many tickets on the wire, and what it would do before it is done. */
import { z } from 'zod'
import { CLOCK_EFFECTS, FACTS } from '../domain/bulk/consequences.ts'
import { BULK_LIMIT } from '../domain/bulk/limit.ts'
import { METRICS } from '../domain/sla/document.ts'
import { InstantText } from './shape.ts'
import { TICKET_VERBS } from './tickets.ts'

const Counting = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const tickets = (version: string) =>
  z
    .array(z.strictObject({ number: Counting, version: Counting.nullable().default(null).describe(version) }))
    .min(1)
    .max(BULK_LIMIT, `Act on ${BULK_LIMIT} tickets at most.`)
    .describe('Each is done or refused by itself.')

const Seen = tickets('As it was seen; one that has moved on since is refused. Whatever it is when null.')

/** What may be done to many tickets at once, beside taking it back. */
export const BULK_VERBS = [
  'route',
  'classify',
  'snooze',
  'hold',
  'resume',
  'solve',
  'close',
  'dismiss',
  'claim',
  'release',
] as const
export type BulkVerb = (typeof BULK_VERBS)[number]

const many = <Verb extends BulkVerb>(verb: Verb) =>
  z.strictObject({ verb: z.literal(verb), tickets: Seen, input: TICKET_VERBS[verb] })

const ACTS = [
  many('route'),
  many('classify'),
  many('snooze'),
  many('hold'),
  many('resume'),
  many('solve'),
  many('close'),
  many('dismiss'),
  many('claim'),
  many('release'),
] as const

const Undoing = z.strictObject({
  verb: z.literal('undo'),
  tickets: tickets('After the step to take back; what the caller did last to it when null.'),
})

export const BulkAct = z.discriminatedUnion('verb', [...ACTS, Undoing])
export type BulkAct = z.input<typeof BulkAct>

export const BulkTrial = z.discriminatedUnion('verb', ACTS)
export type BulkTrial = z.input<typeof BulkTrial>

const Refused = z.object({ code: z.string(), detail: z.string() }).nullable()

export const BulkDone = z.object({
  items: z.array(
    z.object({
      number: z.number().int(),
      version: z.number().int().nullable().describe('Of the ticket as it then stands; null when it was refused.'),
      refused: Refused,
    }),
  ),
})
export type BulkDone = z.infer<typeof BulkDone>

const Count = z.number().int()

export const BulkPreview = z.object({
  items: z.array(
    z.object({
      number: z.number().int(),
      subject: z.string().nullable().describe('Null where there is no such ticket.'),
      version: z.number().int().nullable().describe('As it was looked at; do it with this one.'),
      changes: z
        .array(z.object({ fact: z.enum(FACTS), before: z.string().nullable(), after: z.string().nullable() }))
        .describe('What of the ticket would be another.'),
      place: z
        .object({ before: Count.nullable(), after: Count.nullable() })
        .describe('In the line of its team; null while it does not wait in one.'),
      clocks: z
        .array(
          z.object({
            metric: z.enum(METRICS),
            party: z.number().int().nullable(),
            effect: z.enum(CLOCK_EFFECTS),
            before: InstantText.nullable().describe('When it is due now.'),
            after: InstantText.nullable().describe('When it would be due.'),
          }),
        )
        .describe('What would become of its promises.'),
      told: z.boolean().describe('Whether a message would go to the customer.'),
      refused: Refused,
    }),
  ),
  totals: z.object({
    done: Count,
    refused: Count,
    broken: Count.describe('Promises to customers that would be missed by it, or dropped without having been kept.'),
    told: Count.describe('Tickets whose customer would be written to.'),
  }),
  asOf: InstantText,
})
export type BulkPreview = z.infer<typeof BulkPreview>
