/** What every ticket carries of its clocks; a first load needs no more of them. */
import { z } from 'zod'
import { METRICS } from '../domain/sla/document.ts'
import { HOLD_REASONS, type HoldReason } from '../domain/vocabulary.ts'
import { InstantText } from './shape.ts'

/** Why a ticket is held; which of them fit whom, the domain says. */
export const HoldReasonName = z.enum(Object.keys(HOLD_REASONS) as [HoldReason, ...HoldReason[]])

export const ClockState = z
  .enum(['running', 'paused', 'met', 'breached', 'cancelled'])
  .describe('breached: past its due, also while the promise is still owed (endedAt null).')
export type ClockState = z.infer<typeof ClockState>

/** The promise that runs out first, for a row of the line. */
export const RunningClock = z.object({
  metric: z.enum(METRICS),
  state: ClockState,
  dueAt: InstantText.nullable(),
  remainingMs: z.number().int(),
  openNow: z.boolean(),
  opensAt: InstantText.nullable(),
})
export type RunningClock = z.infer<typeof RunningClock>
