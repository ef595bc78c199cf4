/** The demo company as a test looks at it: at one instant, its histories as recorded events. */
import type { TicketHistory } from '../../src/domain/history.ts'
import type { TicketEvent } from '../../src/domain/ticket-event.ts'
import { instant } from '../../src/domain/time.ts'

/** A Tuesday on which Europe and America are at work. */
export const DEMO_NOW = instant('2026-11-24T16:20:00Z')

/** The events of a history as they would be recorded in an empty workspace. */
export const recorded = ({ events, externalId }: TicketHistory): TicketEvent[] =>
  events.map(({ at, actor, change }, index) => {
    const origin = {
      number: Number(externalId.slice(2)),
      source: 'demo',
      externalId,
      splitFrom: null,
      followUpOf: null,
    }
    const placed = change.type === 'opened' ? { ...change, ...origin, accountId: change.account } : change
    return { ticketId: externalId, version: index + 1, at, actor, change: placed }
  })
