/** Stories of a ticket that came on Monday 18 March 2024 at ten, under office hours of nine to five Pacific. */
import type { Policies } from '../../src/domain/policies.ts'
import type { TicketChange } from '../../src/domain/ticket-event.ts'
import type { Severity } from '../../src/domain/vocabulary.ts'
import { clockOf, hours, judgedBy, simpleSla, story, type Told } from './clock-story.ts'
import { CHANGES } from './tickets.ts'

/** Stricter with each severity; severity 3 promises a first response alone. */
export const policies: Policies = judgedBy(
  simpleSla({
    0: { triage: hours(1), first_response: hours(1), next_response: hours(2), resolution: hours(8) },
    1: { triage: hours(1), first_response: hours(4), next_response: hours(4), resolution: hours(16) },
    2: {
      triage: hours(1),
      first_response: hours(8),
      next_response: hours(8),
      update: hours(24),
      resolution: hours(72),
    },
    3: { triage: hours(1), first_response: hours(16) },
  }),
)

/** A time of March 2024, in daylight saving time. */
export const at = (day: string, time: string): string => `2024-03-${day}T${time}-07:00`
export const MON_10 = at('18', '10:00')

export const triaged = (severity: Severity): TicketChange => ({ ...CHANGES.triaged, severity })
export const held: TicketChange = { ...CHANGES.held, for: 'customer' }
export const thanks: TicketChange = { ...CHANGES.replied, weight: 'acknowledgement' }

/** One clock of a ticket to which all this happened. */
export const clock = (told: readonly Told[], now: string, ...which: [Parameters<typeof clockOf>[3], number?]) =>
  clockOf(story(MON_10, told), policies, now, ...which)
