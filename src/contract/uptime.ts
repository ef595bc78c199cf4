/** The uptime calculator on the wire; apart from the policies, which screens load without it. */
import { z } from 'zod'
import { DOWNTIME_KINDS, UPTIME_PROMISES } from '../domain/sla/uptime.ts'
import { InstantText } from './shape.ts'

const PROMISES = Object.keys(UPTIME_PROMISES) as [keyof typeof UPTIME_PROMISES]

/** POST /uptime: how available a service was in a month, and whether that was what was promised. */
export const UptimeAsked = z.strictObject({
  promise: z.enum(PROMISES),
  year: z.number().int().min(1971).max(2999),
  month: z.number().int().min(1).max(12),
  timeZone: z.string().min(1).max(60).default('UTC').describe('IANA name; the month is the one of its wall clock.'),
  downtimes: z
    .array(
      z.strictObject({
        start: InstantText,
        end: InstantText,
        kind: z.enum(DOWNTIME_KINDS),
        announcedAt: InstantText.nullable().default(null).describe('When customers were told of a maintenance.'),
      }),
    )
    .max(2000),
})
export type UptimeAsked = z.input<typeof UptimeAsked>
export const UptimeReckoned = z.object({
  from: InstantText,
  to: InstantText,
  totalMs: z.number().int(),
  downMs: z.number().int().describe('Downtime that counts.'),
  allowedMs: z.number().int(),
  leftMs: z.number().int().describe('Negative after a miss.'),
  percent: z.string().describe('Cut to three decimals, never rounded up.'),
  met: z.boolean(),
  kept: z
    .object({ at_least: z.boolean(), more_than: z.boolean() })
    .describe('Under either reading: the text says `at least`, its formula `more than`.'),
  excusedMs: z.record(z.enum(DOWNTIME_KINDS), z.number().int()).describe('Downtime that does not count, by kind.'),
  maintenanceMs: z.number().int().describe('Maintenance of the quarter up to the end of the month.'),
})
export type UptimeReckoned = z.infer<typeof UptimeReckoned>
