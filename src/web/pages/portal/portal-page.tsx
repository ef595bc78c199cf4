import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PortalTicket } from '../../../contract/portal.ts'
import { Button } from '../../components/button.tsx'
import { PlusIcon } from '../../components/icons.tsx'
import { useMessages } from '../../components/messages.tsx'
import { Since } from '../../components/since.tsx'
import { EmptyState } from '../../components/states.tsx'
import { portalText } from '../../portal-text.ts'
import { text } from '../../text.ts'
import { Expectation } from './expectation.tsx'
import { OpenTicketDialog } from './open-ticket-dialog.tsx'
import { PortalFrame } from './portal-frame.tsx'
import { StateChip } from './state-chip.tsx'

const isPast = ({ state }: PortalTicket) => state === 'solved' || state === 'closed'

function Row({ ticket }: { readonly ticket: PortalTicket }) {
  const { number, subject, state, says, expect, updatedAt } = ticket
  return (
    <li className="border-b border-line">
      <Link
        to="/portal/tickets/$number"
        params={{ number: String(number) }}
        className="grid grid-cols-1 gap-1 rounded-md px-2 py-3 -mx-2 hover:bg-hover"
      >
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="tabular-nums text-soft">{text.ticketName(number)}</span>
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{subject}</span>
          <StateChip state={state} />
        </span>
        <span className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-soft">
          <span>{says}</span>
          <Expectation expect={expect} />
          <span>
            {portalText.changed} <Since at={updatedAt} />
          </span>
        </span>
      </Link>
    </li>
  )
}

function Group({ title, tickets }: { readonly title: string; readonly tickets: readonly PortalTicket[] }) {
  if (tickets.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-2">
      <h2 className="text-xs font-medium text-soft">{title}</h2>
      <ul className="border-t border-line">
        {tickets.map((ticket) => (
          <Row key={ticket.number} ticket={ticket} />
        ))}
      </ul>
    </section>
  )
}

/** What a contact has asked of us, and how it stands. */
export function PortalPage() {
  const navigate = useNavigate()
  const { tell } = useMessages()
  const [isOpening, setOpening] = useState(false)
  const [emptyTitle, emptySays] = portalText.empty
  return (
    <PortalFrame title={portalText.title}>
      {({ tickets }) => (
        <div className="grid grid-cols-1 gap-6">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h1 className="text-xl font-semibold tracking-tight">{portalText.title}</h1>
            <Button look="primary" icon={<PlusIcon />} onClick={() => setOpening(true)}>
              {portalText.open}
            </Button>
          </div>
          {tickets.length === 0 ? <EmptyState title={emptyTitle} says={emptySays} /> : null}
          <Group title={portalText.current} tickets={tickets.filter((ticket) => !isPast(ticket))} />
          <Group title={portalText.past} tickets={tickets.filter(isPast)} />
          {isOpening ? (
            <OpenTicketDialog
              onOpened={({ number }) => {
                tell(portalText.opened(number))
                void navigate({ to: '/portal/tickets/$number', params: { number: String(number) } })
              }}
              onClose={() => setOpening(false)}
            />
          ) : null}
        </div>
      )}
    </PortalFrame>
  )
}
