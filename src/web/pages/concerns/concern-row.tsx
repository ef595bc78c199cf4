import { Link } from '@tanstack/react-router'
import type { OpenConcern } from '../../../contract/concerns.ts'
import { useDesk } from '../../components/desk-context.ts'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { concernText } from '../../concern-text.ts'
import { text } from '../../text.ts'

const { page: says, panel } = concernText

/** An open concern: what it is about, on which ticket, where it stands and for whom it waits. */
export function ConcernRow({ concern }: { readonly concern: OpenConcern }) {
  const { nameOf } = useDesk()
  const { ticket, about, by, with: other, stepName, since, waitsFor, yours, ourView, theirView, confirmedAt } = concern
  const isOver = ticket.status === 'closed' || ticket.status === 'solved'
  const facts = [
    text.ticketName(ticket.number),
    ticket.subject,
    ticket.account?.name ?? '',
    isOver ? says.ended : '',
  ].filter(Boolean)
  return (
    <li className="grid grid-cols-1 gap-2 border-t border-line px-4 py-3 first:border-0">
      <div className="min-w-0">
        <p className="flex items-start gap-2">
          <PriorityChip priority={ticket.priority} />
          <Link
            to="/tickets/$number"
            params={{ number: String(ticket.number) }}
            search={{}}
            className="min-w-0 font-medium underline-offset-2 hover:underline [overflow-wrap:anywhere]"
          >
            {about}
          </Link>
        </p>
        <p className="text-xs text-soft [overflow-wrap:anywhere]">{facts.join(' · ')}</p>
      </div>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {[
          [by, ourView],
          [other, theirView],
        ].map(([who = '', view = '']) => (
          <div key={who} className="min-w-0">
            <dt className="text-xs text-soft">{panel.view(nameOf(who))}</dt>
            <dd className="line-clamp-3 [overflow-wrap:anywhere]">{view}</dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-soft">
        <span className="font-medium text-ink">{stepName}</span>, {says.since} <Since at={since} as="date" /> ·{' '}
        <span className={yours ? 'font-medium text-ink' : ''}>
          {yours ? panel.waitsForYou : panel.waits(waitsFor.map(nameOf))}
        </span>
        {confirmedAt === null ? ` · ${panel.unconfirmed(nameOf(other))}` : ''}
      </p>
    </li>
  )
}
