/** What is to be known of a ticket that another is merged into, repeats or is linked with, before that is done. */
import type { TicketDetail } from '../../contract/tickets.ts'
import { linkText } from '../link-text.ts'

const { other: says } = linkText

/** The ticket that something is done to. */
export type OwnTicket = Pick<TicketDetail, 'number' | 'account'>
type Other = OwnTicket & Pick<TicketDetail, 'status'>
type Whose = { readonly id: string } | null

/** `customer`: that it is not plainly the same customer's; `ended`: that nothing can go on in it. */
export type Warning = 'customer' | 'ended'

/** The number of a ticket that a text is; undefined where it is none. */
export function numberIn(text: string): number | undefined {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

/** Whether both are one customer's; `unknown` where the account of either is not known or may not be seen. */
export function customersOf(own: Whose, other: Whose): 'same' | 'other' | 'unknown' {
  if (own === null || other === null) return 'unknown'
  return own.id === other.id ? 'same' : 'other'
}

/** What speaks against the other's customer; undefined where both are one's. */
export function customerWarning(own: Whose, other: TicketDetail['account']): string | undefined {
  const whose = customersOf(own, other)
  if (whose === 'same') return undefined
  return whose === 'other' && other ? says.customer(other.name) : says.unknown
}

/** What speaks against `other`, of the kinds that matter to what is to be done. */
export function warningsOf(own: OwnTicket, other: Other, warns: readonly Warning[]): string[] {
  if (own.number === other.number) return [says.itself]
  const { status } = other
  const ended = warns.includes('ended') && (status === 'solved' || status === 'closed') ? says.ended[status] : undefined
  const customer = warns.includes('customer') ? customerWarning(own.account, other.account) : undefined
  return [ended, customer].filter((each) => each !== undefined)
}
