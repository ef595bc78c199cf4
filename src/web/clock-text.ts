/** The words of running promises, wherever they show. What strips and explanations say besides is in strip-text.ts. */
import type { Metric } from '../domain/sla/document.ts'

/** How a promise stands at this moment; `outside`: its calendar is closed, so its time does not count now. */
export type Standing = 'running' | 'outside' | 'paused' | 'met' | 'breached' | 'cancelled'

const metric: Record<Metric, string> = {
  triage: 'Triage',
  first_response: 'First response',
  next_response: 'Next response',
  update: 'Update',
  resolution: 'Resolution',
  handover: 'Hand-over',
}
const standing: Record<Standing, string> = {
  running: 'Running',
  outside: 'Outside hours',
  paused: 'Paused',
  met: 'Met',
  breached: 'Breached',
  cancelled: 'Cancelled',
}

export const clockText = {
  metric,
  standing,
  none: 'no promise running',
  left: (time: string) => `${time} left`,
  over: (time: string) => (time === '' ? 'over' : `${time} over`),
  starts: (when: string) => `from ${when}`,
  due: (when: string) => `due ${when}`,
  wasDue: (when: string) => `was due ${when}`,
  dueIs: (date: string) => `Due ${date}.`,
  opensIs: (date: string) => `Counts again ${date}.`,
  pausedSays: 'Somebody else acts next, so its time stands still.',
} as const
