import type { TicketClocks } from '../../contract/clocks.ts'
import { stripText } from '../strip-text.ts'
import { Key, type Shape } from './marks.tsx'

/** Only what is on these strips. */
function shapesOf({ clocks, messages }: TicketClocks): Shape[] {
  const when = (is: boolean, ...shapes: Shape[]) => (is ? shapes : [])
  const owed = clocks.some(({ endedAt }) => endedAt === null)
  return [
    ...new Set<Shape>(messages.map(({ kind }) => kind)),
    'counted',
    ...when(owed, 'toCome'),
    ...when(
      clocks.some(({ pauses }) => pauses.length > 0),
      'paused',
    ),
    'due',
    ...when(
      clocks.some(({ targets }) => targets.length > 1),
      'newTarget',
      'oldDue',
    ),
    ...when(
      clocks.some(({ warnings }) => warnings.length > 0),
      'warning',
    ),
    ...when(
      clocks.some(({ breachedAt }) => breachedAt !== null),
      'breach',
      'late',
    ),
    ...when(
      clocks.some(({ state }) => state === 'met'),
      'met',
    ),
    ...when(
      clocks.some(({ firstEndedAt }) => firstEndedAt !== null),
      'firstEnd',
    ),
    ...when(
      clocks.some(({ state, endedAt }) => state === 'breached' && endedAt !== null),
      'lateEnd',
    ),
    ...when(
      clocks.some(({ state }) => state === 'cancelled'),
      'cancelled',
    ),
  ]
}

/** What the shapes mean. */
export function Legend({ clocks }: { readonly clocks: TicketClocks }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-2xs text-soft">
      {shapesOf(clocks).map((shape) => (
        <Key key={shape} shape={shape} name={stripText.shapes[shape]} />
      ))}
    </ul>
  )
}
