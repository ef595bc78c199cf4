import { Link } from '@tanstack/react-router'
import type { ListedConcern } from '../../../contract/concerns.ts'
import { useDesk } from '../../components/desk-context.ts'
import { LinkedText } from '../../components/linked-text.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { concernText } from '../../concern-text.ts'
import { askedOfYou } from '../../concerns/asked-of-you.ts'
import { concernAnchor } from '../../concerns/concern-anchor.ts'
import { text } from '../../text.ts'

const { page: says, panel } = concernText

/** Where it stands, and for whom it waits. */
function Open({ concern, you }: { readonly concern: ListedConcern; readonly you: string }) {
  const { nameOf } = useDesk()
  const { with: other, stepName, since, waitsFor, yours, confirmedAt } = concern
  return (
    <p className="text-xs text-soft">
      <span className="font-medium text-ink">{stepName}</span>, {says.since} <Since at={since} as="date" /> ·{' '}
      <span className={yours ? 'font-medium text-ink' : ''}>
        {yours ? askedOfYou(concern, you) : panel.waits(waitsFor.map(nameOf))}
      </span>
      {confirmedAt === null && !yours ? ` · ${panel.unconfirmed(nameOf(other))}` : ''}
    </p>
  )
}

/** What was decided, or why it was withdrawn. */
function Ended({ concern }: { readonly concern: ListedConcern }) {
  const { nameOf } = useDesk()
  const { ended, stepName } = concern
  if (ended === null) return null
  const { by, at, decision, reason } = ended
  return (
    <div className="grid gap-0.5 rounded-md bg-note-tint px-3 py-2 [overflow-wrap:anywhere]">
      <p className="line-clamp-3">{decision === null ? reason : <LinkedText text={decision} />}</p>
      <p className="text-xs text-soft">
        {decision === null ? says.withdrawnBy(nameOf(by)) : says.decidedBy(nameOf(by), stepName)},{' '}
        <Since at={at} as="date" />
      </p>
    </div>
  )
}

interface ConcernRowProps {
  readonly concern: ListedConcern
  readonly you: string
}

/** A concern: what it is about, on which ticket, both views, and where it stands or how it ended. */
export function ConcernRow({ concern, you }: ConcernRowProps) {
  const { nameOf } = useDesk()
  const { ticket, about, by, with: other, ourView, theirView, state } = concern
  const isOver = ticket.status === 'closed' || ticket.status === 'solved'
  const facts = [
    text.ticketName(ticket.number),
    ticket.subject,
    ticket.account?.name ?? '',
    isOver ? says.over : '',
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
            hash={concernAnchor(concern.concern)}
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
      {state === 'open' ? <Open concern={concern} you={you} /> : <Ended concern={concern} />}
    </li>
  )
}
