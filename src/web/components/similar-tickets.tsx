import { failureText } from '../data/failure.ts'
import { useMay } from '../data/session.ts'
import { useJoin, useSimilar } from '../data/similar.ts'
import { similarText } from '../similar-text.ts'
import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'
import { Part } from './page-frame.tsx'
import { SimilarRow } from './similar-row.tsx'
import { Refused } from './states.tsx'
import { useSettled } from './use-settled.ts'

interface SimilarTicketsProps {
  readonly subject: string
  readonly body: string
  /** Slug of the account that asks. */
  readonly account: string | undefined
  /** Number of a ticket that is not suggested. */
  readonly except?: number
  /** The account was added to a ticket. */
  readonly onJoin?: (number: number) => void
}

/** How long nobody types before it is looked for. */
const PAUSE_MS = 300

/** Tickets that ask what is being written. Keeps its place while others are looked for, and what was there before stays. */
export function SimilarTickets({ subject, body, account, except, onJoin }: SimilarTicketsProps) {
  const may = useMay()
  const { tell } = useMessages()
  const join = useJoin()
  const asked = { subject: useSettled(subject, PAUSE_MS), body: useSettled(body, PAUSE_MS), account, except }
  const { data, error } = useSimilar(asked)
  const items = data?.items ?? []
  const mayJoin = account !== undefined && onJoin !== undefined && may('sort_tickets')

  function add(number: number) {
    if (account === undefined || join.isPending) return
    join.mutate(
      { number, account },
      {
        onSuccess: () => {
          tell(similarText.joined(number))
          onJoin?.(number)
        },
      },
    )
  }
  const says = data === undefined ? similarText.waiting : similarText.none
  return (
    <Part title={similarText.title}>
      <div className="min-h-24">
        <p role="status" className={items.length === 0 ? 'text-sm text-soft' : 'sr-only'}>
          {items.length === 0 ? says : similarText.found(items.length)}
        </p>
        {error ? <Refused says={failureText(error)} /> : null}
        {join.error ? <Refused says={failureText(join.error)} /> : null}
        <ul className="grid grid-cols-1 divide-y divide-line">
          {items.map((ticket) => (
            <SimilarRow key={ticket.number} ticket={ticket}>
              {mayJoin && !ticket.accountIsOn && ticket.status !== 'closed' ? (
                <div>
                  <Button aria-label={similarText.joinNamed(ticket.number)} onClick={() => add(ticket.number)}>
                    {similarText.join}
                  </Button>
                </div>
              ) : null}
            </SimilarRow>
          ))}
        </ul>
      </div>
    </Part>
  )
}
