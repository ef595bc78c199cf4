import type { ReactNode } from 'react'
import type { TicketDetail } from '../../../contract/tickets.ts'
import { countdownText } from '../../components/countdown.ts'
import { ClockIcon, HoldIcon, PinIcon } from '../../components/icons.tsx'
import { Since } from '../../components/since.tsx'
import { useTicking } from '../../components/ticker.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { ticketText } from '../../ticket-text.ts'

interface StandingNotesProps {
  readonly ticket: TicketDetail
  readonly you: string
  readonly nameOf: (handle: string) => string
}

interface NoteProps {
  readonly icon: ReactNode
  readonly children: ReactNode
}

function Note({ icon, children }: NoteProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-4 py-2 lg:px-6">
      <span className="text-soft">{icon}</span>
      <p className="min-w-0 flex-1 basis-48 text-soft [overflow-wrap:anywhere]">{children}</p>
    </div>
  )
}

interface LeaseProps extends Omit<StandingNotesProps, 'ticket'> {
  readonly lease: NonNullable<TicketDetail['lease']>
}

function Lease({ lease, you, nameOf }: LeaseProps) {
  const left = useTicking((now) => countdownText(Date.parse(lease.until), now))
  const mine = lease.by === you
  return (
    <Note icon={<ClockIcon />}>
      <span className="font-medium text-ink">
        {mine ? ticketText.lease.mine : ticketText.lease.other(nameOf(lease.by))}{' '}
        <span className="tabular-nums">{left}</span>.
      </span>{' '}
      {mine ? ticketText.lease.says : ticketText.lease.saysOther}
    </Note>
  )
}

/** What keeps the ticket out of the plain order just now: a lease, a hold, a pin. */
export function StandingNotes({ ticket, you, nameOf }: StandingNotesProps) {
  const { lease, hold, pin } = ticket
  return (
    <>
      {lease === null ? null : <Lease lease={lease} you={you} nameOf={nameOf} />}
      {hold === null ? null : (
        <Note icon={<HoldIcon />}>
          <span className="font-medium text-ink">{ticketText.held.actsNext(hold.actsNext)}</span>
          {` (${terms.holdFor[hold.for].label.toLowerCase()}), `}
          {ticketText.held.since} <Since at={hold.since} as="date" />
          {hold.until === null ? null : (
            <>
              , {ticketText.held.until} <Since at={hold.until} as="date" />
            </>
          )}
          . {terms.holdReason[hold.reason]}
          {hold.note === null ? '' : `: “${hold.note}”`}
        </Note>
      )}
      {pin === null ? null : (
        <Note icon={<PinIcon />}>
          <span className="font-medium text-ink">
            {ticketText.facts.pin} · {text.queue.place(pin.place)}
          </span>
          , {nameOf(pin.by)}, {ticketText.held.until} <Since at={pin.expiresAt} as="date" />. “{pin.reason}”
        </Note>
      )}
    </>
  )
}
