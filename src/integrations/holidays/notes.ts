/** What is said of an event whose days are not, or not all, taken. */
import { dateOf } from '../../domain/calendar/dates.ts'
import { quoted } from './components.ts'

export const called = (name: string | null): string => (name === null ? 'An event' : quoted(name))

/** Of an event that touches `days` and does not fill them; there is at least one. */
export function partlyReason(name: string | null, days: readonly number[]): string {
  const [first = 0] = days
  const more = days.length > 1 ? ` and ${days.length - 1} more` : ''
  return `${called(name)} lasts only a part of ${dateOf(first)}${more}, which stays open. Add it with the hours that are left.`
}
