/** How a disagreement of a member's goes on, as both sides hear of it. Rule: ATN-15. */
import { isSide } from '../flow/concern-standing.ts'
import type { WatchedEvent, WatchedTicket } from './item.ts'

/** After the name of whoever did it, and before what it is about. */
function happened({ type, facts }: WatchedEvent): string | null {
  switch (type) {
    case 'concern_confirmed':
      return facts.corrected
        ? 'put their view in their own words in your concern'
        : 'confirmed the view you stated for them in your concern'
    case 'concern_replied':
      return 'replied to your concern'
    case 'concern_passed_on':
      return 'passed your concern on'
    case 'concern_decided':
      return 'decided on your concern'
    case 'concern_withdrawn':
      return 'withdrew the concern you are one side of'
    default:
      return null
  }
}

/** What the event is to a member who is one side of the concern, in words; null for everybody else. */
export function concernNews(event: WatchedEvent, { concerns }: WatchedTicket, handle: string): string | null {
  const found = concerns.find(({ concern }) => concern === event.facts.concern)
  const what = happened(event)
  return found !== undefined && what !== null && isSide(found, handle) ? `${what}: ${found.about}` : null
}
