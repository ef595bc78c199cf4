import { Link } from '@tanstack/react-router'
import { PriorityChip } from '../components/priority-chip.tsx'
import { failedWith, failureText } from '../data/failure.ts'
import type { TicketRead } from '../data/ticket-read.ts'
import { linkText } from '../link-text.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'
import { type OwnTicket, type Warning, warningsOf } from './other-ticket.ts'
import { useOtherTicket } from './use-other-ticket.ts'

const { other: says } = linkText

function Glance({ ticket }: { readonly ticket: TicketRead }) {
  const { number, subject, priority, status, account, contact, closingReason } = ticket
  const ended = terms.ended[closingReason ?? '']
  const standing = [
    ended === undefined ? terms.status[status] : `${terms.status[status]}: ${ended}`,
    account?.name ?? says.noAccount,
    ...(contact === null ? [] : [contact.name]),
  ]
  return (
    <>
      <div className="flex min-w-0 items-center gap-2">
        <PriorityChip priority={priority} />
        <Link
          to="/tickets/$number"
          params={{ number: String(number) }}
          search={{}}
          target="_blank"
          className="min-w-0 truncate rounded-sm font-medium underline-offset-2 hover:underline"
        >
          <span className="font-normal tabular-nums text-soft">{text.ticketName(number)}</span> {subject}
        </Link>
      </div>
      <p className="text-xs text-soft">{standing.join(' · ')}</p>
    </>
  )
}

interface OtherTicketGlanceProps {
  /** What stands in the field. */
  readonly value: string
  readonly own: OwnTicket
  readonly warns: readonly Warning[]
}

/** Which ticket a number names, whose it is and how it stands, and what speaks against it: before anything is done. */
export function OtherTicketGlance({ value, own, warns }: OtherTicketGlanceProps) {
  const { found, error, isLooking } = useOtherTicket(value)
  const fault = failedWith(error, 'ticket_not_found') ? says.none(value) : error ? failureText(error) : undefined
  const warnings = found ? warningsOf(own, found, warns) : fault === undefined ? [] : [fault]
  return (
    <section aria-label={says.label} aria-live="polite" className="grid min-w-0 grid-cols-1 gap-1">
      {found ? <Glance ticket={found} /> : null}
      {isLooking && fault === undefined ? <p className="text-xs text-soft">{says.looking}</p> : null}
      {warnings.map((warning) => (
        <p key={warning} role="note" className="rounded-md bg-soon-tint px-2 py-1.5 text-xs text-soon">
          {warning}
        </p>
      ))}
    </section>
  )
}
