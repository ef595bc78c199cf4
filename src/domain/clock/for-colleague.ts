/** The clocks of a ticket in a text for a colleague: every clock, its steps, and holds that look odd (EXP-2). */
import { stretchWords, type Telling, timeWords } from '../time-words.ts'
import type { Explained, ExplainedClock, FlaggedSpan } from './explain.ts'

const counted = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

function paragraph({ sentence, steps }: ExplainedClock, telling: Telling): string {
  return [sentence, ...steps.map(({ at, text }) => `  ${timeWords(at, telling)}  ${text}`)].join('\n')
}

function holdLine({ from, to, for: whom, flags }: FlaggedSpan, telling: Telling): string {
  const when = to === null ? `since ${timeWords(from, telling)}` : stretchWords(from, to, telling)
  return `Odd hold for ${whom.replaceAll('_', ' ')}, ${when}: ${flags.join('; ')}`
}

/** The text, several lines. `number` is the ticket's. */
export function forColleague({ asOf, timeZone, clocks, holds }: Explained, number: number): string {
  const telling = { timeZone, now: asOf }
  const odd = holds.filter(({ flags }) => flags.length > 0).map((hold) => holdLine(hold, telling))
  const all = clocks.length === 0 ? 'nothing is promised' : counted(clocks.length, 'clock')
  return [
    `#${number}: ${all}, as of ${timeWords(asOf, telling)}. Times are those of ${timeZone}.`,
    ...clocks.map((clock) => paragraph(clock, telling)),
    ...(odd.length === 0 ? [] : [odd.join('\n')]),
  ].join('\n\n')
}
