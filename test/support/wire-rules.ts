/** Answers about calendars and policies as the contract shapes them; each test names only what it is about. */
import type { z } from 'zod'
import { CalendarSummary, Effects, Published } from '../../src/contract/calendars.ts'

export const aCalendar = (facts: Partial<z.input<typeof CalendarSummary>> = {}): CalendarSummary =>
  CalendarSummary.parse({
    slug: 'office',
    name: 'Office',
    timeZone: 'Europe/Berlin',
    version: 3,
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    publishedAt: '2025-12-20T10:00:00.000Z',
    by: 'mara',
    reason: 'a new year',
    document: { name: 'Office', timeZone: 'Europe/Berlin', week: { monday: ['09:00-17:00'] } },
    openNow: true,
    changesAt: '2026-03-02T16:00:00.000Z',
    usedBy: ['first response: enterprise'],
    ...facts,
  })

/** A change that makes one ticket late and gives another time. */
export const someEffects = (facts: Partial<Effects> = {}): Effects =>
  Effects.parse({
    tickets: 1132,
    unchanged: 1129,
    gains: 1,
    loses: 1,
    newlyBreached: 1,
    rows: [
      {
        number: 12,
        subject: 'Cannot sign in after the update',
        account: 'Acme Robotics',
        metric: 'first_response',
        before: '2026-03-02T13:00:00.000Z',
        after: '2026-03-02T11:00:00.000Z',
        movedMs: -7_200_000,
        effect: 'newly_breached',
      },
      {
        number: 7,
        subject: 'Search is slow',
        account: null,
        metric: 'resolution',
        before: null,
        after: null,
        movedMs: 5_400_000,
        effect: 'gains',
      },
    ],
    warnings: ['No rule promises anything to segment team at severity 3.'],
    ...facts,
  })

export const aPublished = (facts: Partial<Published> = {}): Published =>
  Published.parse({
    version: 4,
    effectiveFrom: '2026-03-02T12:00:03.000Z',
    recompute: { publishedAt: null, total: 12, done: 12, running: false },
    ...facts,
  })
