/** The place of one clock on the page of its ticket, as it stands after the `#` of the address. */
import type { ClockView } from '../../contract/clocks.ts'

/** The clocks as a whole. */
export const CLOCKS_ANCHOR = 'clocks'

type Which = Pick<ClockView, 'metric' | 'cycle' | 'party'>

export const clockAnchor = ({ metric, cycle, party }: Which): string =>
  ['clock', metric, cycle, ...(party === null ? [] : [party])].join('-')

/** Whether an address leads to the clocks, or to one of them. */
export const leadsToClocks = (hash: string): boolean => hash === CLOCKS_ANCHOR || hash.startsWith('clock-')

/** Where a person who followed `hash` begins to read: at the breach of that clock, else at its start; undefined when it
 *  names none of them. */
export function arrivalAt(
  hash: string,
  clocks: readonly (Which &
    Pick<ClockView, 'breachedAt'> & { readonly steps: readonly Pick<ClockView['steps'][number], 'at'>[] })[],
): { readonly strip: number; readonly step: number } | undefined {
  const strip = clocks.findIndex((clock) => clockAnchor(clock) === hash)
  const clock = clocks[strip]
  if (clock === undefined) return undefined
  return {
    strip,
    step: Math.max(
      0,
      clock.steps.findIndex(({ at }) => at === clock.breachedAt),
    ),
  }
}
