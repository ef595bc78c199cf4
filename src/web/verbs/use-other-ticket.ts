/** The ticket whose number stands in a field. */
import { useSettled } from '../components/use-settled.ts'
import { useTicket } from '../data/tickets.ts'
import { numberIn } from './other-ticket.ts'

/** A number is not looked up digit by digit. */
const PAUSE_MS = 250

/** What is known of ticket `text` once it has been typed; nothing while it is no number, or still changes. */
export function useOtherTicket(text: string) {
  const settled = useSettled(text, PAUSE_MS)
  const { data, error } = useTicket(numberIn(settled))
  const isSettled = settled === text && numberIn(text) !== undefined
  const found = isSettled ? data : undefined
  return { found, error: isSettled ? error : null, isLooking: numberIn(text) !== undefined && !found }
}
