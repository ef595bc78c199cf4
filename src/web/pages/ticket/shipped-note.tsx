import { Link } from '@tanstack/react-router'
import type { TimelineEvent } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { CheckIcon, ReplyIcon } from '../../components/icons.tsx'
import { useMay } from '../../data/session.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { issueText } from '../../issue-text.ts'
import { mayReply } from '../../issues/may-reply.ts'
import { untold } from './untold.ts'

const { ticket: says } = issueText

interface ShippedNoteProps {
  readonly ticket: TicketRead
  readonly events: readonly TimelineEvent[]
  /** Puts the draft that tells it into the reply. */
  readonly onTell: (issue: number) => void
}

/** What the customer asked for can be used now, and nobody has written to them since. */
export function ShippedNote({ ticket, events, onTell }: ShippedNoteProps) {
  const may = useMay()
  const mayTell = mayReply(ticket.status) && may('answer_customers')
  return untold(ticket.issues, events).map(({ number, title }) => (
    <section
      key={number}
      aria-label={says.shipped(number)}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-4 py-2 lg:px-6"
    >
      <CheckIcon />
      <p className="min-w-0 flex-1 basis-48 text-soft [overflow-wrap:anywhere]">
        <span className="font-medium text-ink">
          <Link
            to="/issues/$number"
            params={{ number: String(number) }}
            className="rounded-sm underline-offset-2 hover:underline"
          >
            {says.shipped(number)}: {title}
          </Link>
          .
        </span>{' '}
        {says.shippedSays} {mayTell ? '' : issueText.page.ended}
      </p>
      {mayTell ? (
        <Button icon={<ReplyIcon />} aria-label={says.draftNamed(number)} onClick={() => onTell(number)}>
          {says.draft}
        </Button>
      ) : null}
    </section>
  ))
}
