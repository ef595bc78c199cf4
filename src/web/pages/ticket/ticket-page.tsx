import { getRouteApi } from '@tanstack/react-router'
import { useWhereabouts } from '../../components/desk-context.ts'
import { LostPage } from '../../components/lost-page.tsx'
import { ErrorState } from '../../components/states.tsx'
import { CONTENT_ID } from '../../components/use-focus-return.ts'
import { failedWith, failureText } from '../../data/failure.ts'
import { useSession } from '../../data/session.ts'
import { useTicket } from '../../data/tickets.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { text } from '../../text.ts'
import { ticketText } from '../../ticket-text.ts'
import { TicketSkeleton } from './ticket-skeleton.tsx'
import { TicketView } from './ticket-view.tsx'

const route = getRouteApi('/tickets/$number')

/** The number in the address; undefined when it is none. */
function numberOf(param: string): number | undefined {
  const number = Number(param)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

/** One ticket: loads it, and says what is wrong when it cannot. */
export function TicketPage() {
  const number = numberOf(route.useParams().number)
  const navigate = route.useNavigate()
  const { data: workspace } = useWorkspace()
  const { data: session, error: unknown } = useSession()
  const { data: ticket, error: failed, refetch } = useTicket(number)
  const error = failed ?? unknown
  useTimeZone()
  useWhereabouts({ ticket: number, scope: undefined, team: undefined })

  if (number === undefined || failedWith(error, 'ticket_not_found')) {
    return <LostPage title={ticketText.page.notFound} says={ticketText.page.notFoundSays} />
  }
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      {/* What is offered depends on who reads it. */}
      {ticket && workspace && session ? (
        <TicketView
          ticket={ticket}
          workspace={workspace}
          onGo={(to) => void navigate({ to: '/tickets/$number', params: { number: String(to) }, search: {} })}
        />
      ) : error ? (
        <ErrorState
          alone
          title={text.failure.titled(text.ticketName(number))}
          says={failureText(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <TicketSkeleton />
      )}
    </main>
  )
}
