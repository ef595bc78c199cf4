/** What customers are told while there is more work than people: never hidden, and with when somebody comes. Rule: DUT-19. */
import type { Instant } from '../time.ts'
import { type Telling, timeWords } from '../time-words.ts'

/** `arrivesAt`: when the next person comes; null when nobody does soon. It names nobody. */
export function delayWords(arrivesAt: Instant | null, telling: Telling): string {
  const busy = 'We have more work than usual just now, so an answer may take longer.'
  if (arrivesAt === null) return `${busy} We will write to you as soon as we can.`
  return `${busy} The next colleagues who can help you arrive ${timeWords(arrivesAt, telling)}.`
}
