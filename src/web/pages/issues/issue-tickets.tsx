import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { IssueDetail } from '../../../contract/issues.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { ReplyIcon } from '../../components/icons.tsx'
import { Part } from '../../components/page-frame.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Refused, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useMay } from '../../data/session.ts'
import { useTicket } from '../../data/tickets.ts'
import { issueText } from '../../issue-text.ts'
import { mayReply } from '../../issues/may-reply.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

const { page: says } = issueText
type Ticket = IssueDetail['linked']['tickets'][number]

/** What the customer of one ticket may be told, as the ticket has it. */
function Draft({ issue, ticket: { number, status } }: { readonly issue: number; readonly ticket: Ticket }) {
  const { data, error } = useTicket(number)
  const may = useMay()
  if (error) return <Refused says={failureText(error)} />
  if (!data) return <Skeleton className="h-16 w-full" />
  const tell = data.issues.find((each) => each.number === issue)?.tell ?? null
  if (tell === null) return <p className="text-xs text-soft">{says.noDraft}</p>
  const isOpen = mayReply(status)
  return (
    <div className="grid grid-cols-1 gap-2 rounded-md border border-public-line bg-public-tint p-3">
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{tell}</p>
      {isOpen ? null : <p className="text-xs text-soft">{says.ended}</p>}
      <div className="flex flex-wrap gap-2">
        {isOpen && may('answer_customers') ? (
          <Link
            to="/tickets/$number"
            params={{ number: String(number) }}
            search={{ compose: 'reply', tell: issue }}
            aria-label={says.takeDraftNamed(number)}
            className={buttonLook('public')}
          >
            <ReplyIcon />
            {says.takeDraft}
          </Link>
        ) : null}
        <CopyButton label={says.copyDraft(number)} value={tell} />
      </div>
    </div>
  )
}

interface RowProps {
  readonly issue: IssueDetail
  readonly ticket: Ticket
}

function Row({ issue, ticket }: RowProps) {
  const { number, subject, status, priority, owner, account } = ticket
  const { nameOf } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const draft = useId()
  const standing = [terms.status[status], account?.name ?? '', owner === null ? '' : nameOf(owner)]
  return (
    <li className="grid grid-cols-1 gap-2 border-b border-line px-1 py-2.5">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-2">
        <PriorityChip priority={priority} />
        <span className="min-w-0 flex-1 basis-52">
          <Link
            to="/tickets/$number"
            params={{ number: String(number) }}
            search={{}}
            className="rounded-sm underline-offset-2 [overflow-wrap:anywhere] hover:underline"
          >
            <span className="tabular-nums text-soft">{text.ticketName(number)}</span> {subject}
          </Link>
          <span className="block text-xs text-soft">{standing.filter(Boolean).join(' · ')}</span>
        </span>
        {issue.shippedAt === null ? null : (
          <Button
            aria-expanded={isOpen}
            aria-controls={draft}
            aria-label={says.draftOf(number)}
            onClick={() => setOpen(!isOpen)}
          >
            {says.draft}
          </Button>
        )}
      </div>
      <div id={draft} hidden={!isOpen}>
        {isOpen ? <Draft issue={issue.number} ticket={ticket} /> : null}
      </div>
    </li>
  )
}

/** The tickets that lead to it; once it has shipped, with the draft of a reply for each. */
export function IssueTickets({ issue }: { readonly issue: IssueDetail }) {
  const { tickets, more } = issue.linked
  const isShipped = issue.shippedAt !== null && tickets.length > 0
  return (
    <Part title={isShipped ? says.tell : says.tickets} says={isShipped ? says.tellSays : undefined}>
      {tickets.length === 0 ? (
        <p className="text-soft">{says.noTickets}</p>
      ) : (
        <ul className="border-t border-line">
          {tickets.map((ticket) => (
            <Row key={ticket.number} issue={issue} ticket={ticket} />
          ))}
        </ul>
      )}
      {more ? <p className="text-xs text-soft">{says.more}</p> : null}
    </Part>
  )
}
