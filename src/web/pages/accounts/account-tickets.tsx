import { Link } from '@tanstack/react-router'
import type { AccountDetail } from '../../../contract/accounts.ts'
import type { TicketSummary } from '../../../contract/tickets.ts'
import { accountsText } from '../../accounts-text.ts'
import { Part } from '../../components/page-frame.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { count } from '../../format.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

const { account: says } = accountsText
const STATES = ['waiting', 'owned', 'held', 'done'] as const

function Row({ ticket }: { readonly ticket: TicketSummary }) {
  const { number, subject, status, priority, updatedAt } = ticket
  return (
    <li>
      <Link
        to="/tickets/$number"
        params={{ number: String(number) }}
        search={{}}
        className="flex min-h-10 items-center gap-2.5 border-b border-line px-1 py-2 -outline-offset-2! hover:bg-hover"
      >
        <PriorityChip priority={priority} />
        <span className="grid min-w-0 flex-1 gap-x-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline">
          <span className="truncate">
            <span className="tabular-nums text-soft">{text.ticketName(number)}</span> {subject}
          </span>
          <span className="text-xs text-soft">
            {terms.status[status]} · <Since at={updatedAt} />
          </span>
        </span>
      </Link>
    </li>
  )
}

/** How many of its tickets are in each state, and those that changed last. */
export function AccountTickets({ account: { tickets, latest } }: { readonly account: AccountDetail }) {
  return (
    <Part title={says.tickets}>
      <dl className="grid grid-cols-4 gap-2 sm:max-w-md">
        {STATES.map((state) => (
          <div key={state} className="grid rounded-md border border-line px-2.5 py-1.5">
            <dt className="order-last truncate text-xs text-soft">{says.states[state]}</dt>
            <dd className={`text-lg font-semibold tabular-nums ${tickets[state] === 0 ? 'text-faint' : ''}`}>
              {count(tickets[state])}
            </dd>
          </div>
        ))}
      </dl>
      {latest.length === 0 ? (
        <p className="text-soft">{says.noTickets}</p>
      ) : (
        <div>
          <h3 className="border-b border-line pb-1.5 text-2xs font-medium text-faint">{says.latest}</h3>
          <ul>
            {latest.map((ticket) => (
              <Row key={ticket.number} ticket={ticket} />
            ))}
          </ul>
        </div>
      )}
    </Part>
  )
}
