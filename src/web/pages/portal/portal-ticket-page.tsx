import { getRouteApi, Link } from '@tanstack/react-router'
import { portalTranscriptAddress } from '../../../contract/file-calls.ts'
import type { PortalDetail } from '../../../contract/portal.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { ChevronLeftIcon, DownloadIcon } from '../../components/icons.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Since } from '../../components/since.tsx'
import { EmptyState, Refused } from '../../components/states.tsx'
import { useKeptText } from '../../components/use-kept-text.ts'
import { failedWith, failureText } from '../../data/failure.ts'
import { usePortalTicket, useWritePortalMessage } from '../../data/portal.ts'
import { portalText } from '../../portal-text.ts'
import { text } from '../../text.ts'
import { timelineText } from '../../timeline-text.ts'
import { Expectation } from './expectation.tsx'
import { PortalFrame } from './portal-frame.tsx'
import { PortalSeverityPart } from './portal-severity.tsx'
import { StateChip } from './state-chip.tsx'

const route = getRouteApi('/portal/tickets/$number')
const SHAPES = ['h-8 w-full', 'h-24 w-full', 'h-24 w-full']

/** What was said so far, in order. */
function Conversation({ messages }: Pick<PortalDetail, 'messages'>) {
  return (
    <ol aria-label={portalText.conversation} className="grid grid-cols-1 gap-3">
      {messages.map(({ at, from, body }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a conversation only grows at its end.
          key={index}
          className={`rounded-lg border border-line px-4 py-3 ${from === 'us' ? 'bg-panel sm:mr-10' : 'sm:ml-10'}`}
        >
          <p className="mb-1 flex items-baseline justify-between gap-3 text-xs text-soft">
            <span className="font-medium text-ink">{portalText[from]}</span>
            <Since at={at} as="moment" />
          </p>
          <p className="whitespace-pre-wrap text-base [overflow-wrap:anywhere]">{body}</p>
        </li>
      ))}
    </ol>
  )
}

/** Writes to us; what was begun stays until it is sent. */
function Reply({ number, onFollowUp }: { readonly number: number; readonly onFollowUp: (number: number) => void }) {
  const write = useWritePortalMessage(number)
  const { tell } = useMessages()
  const [body, setBody] = useKeptText(`portal.${number}`)
  function send() {
    if (write.isPending || body.trim() === '') return
    write.mutate(body, {
      onSuccess: (ticket) => {
        setBody('')
        if (ticket.number === number) return tell(portalText.written)
        tell(portalText.followed(ticket.number))
        onFollowUp(ticket.number)
      },
    })
  }
  return (
    <form
      className="grid grid-cols-1 gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    >
      <TextArea
        label={portalText.reply}
        placeholder={portalText.replyHint}
        rows={4}
        maxLength={100_000}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      {write.error ? <Refused says={failureText(write.error)} /> : null}
      <Button look="primary" type="submit" className="justify-self-end" aria-disabled={write.isPending}>
        {portalText.send}
      </Button>
    </form>
  )
}

function Shown({ ticket, onFollowUp }: { ticket: PortalDetail; onFollowUp: (number: number) => void }) {
  const { number, subject, state, says, expect, receivedAt, messages } = ticket
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="grid grid-cols-1 gap-1.5">
        <h1 className="text-xl font-semibold tracking-tight text-pretty [overflow-wrap:anywhere]">{subject}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
          <span className="tabular-nums">{text.ticketName(number)}</span>
          <StateChip state={state} />
          <span>
            {portalText.since} <Since at={receivedAt} as="moment" />
          </span>
          <a
            href={portalTranscriptAddress(number)}
            download={`ticket-${number}.md`}
            className="inline-flex items-center gap-1 rounded-sm underline underline-offset-2 hover:text-ink print:hidden"
          >
            <DownloadIcon className="size-3.5" />
            {timelineText.export.portal}
          </a>
        </p>
      </div>
      <div className="grid grid-cols-1 gap-1 rounded-lg bg-hover px-4 py-3">
        <p className="font-medium">{says}</p>
        <p>{expect === null ? portalText.noExpectation : <Expectation expect={expect} />}</p>
        {expect?.late ? <p className="text-soft">{portalText.lateSays}</p> : null}
      </div>
      <Conversation messages={messages} />
      <PortalSeverityPart number={number} />
      <Reply number={number} onFollowUp={onFollowUp} />
    </div>
  )
}

/** One ticket of a contact: how it stands, what was said, and a box to write in. */
export function PortalTicketPage() {
  const number = Number(route.useParams().number)
  const isNumber = Number.isSafeInteger(number) && number > 0
  const navigate = route.useNavigate()
  const { data: ticket, error, refetch } = usePortalTicket(isNumber ? number : undefined)
  const isLost = !isNumber || failedWith(error, 'ticket_not_found')
  return (
    <PortalFrame title={ticket?.subject ?? text.ticketName(number)}>
      {() => (
        <div className="grid grid-cols-1 gap-4">
          <Link
            to="/portal"
            className="-ml-2 flex h-7 w-fit items-center gap-1 rounded-md px-2 text-soft hover:bg-hover hover:text-ink"
          >
            <ChevronLeftIcon />
            {portalText.back}
          </Link>
          {isLost ? (
            <EmptyState title={portalText.notFound} says={portalText.notFoundSays} alone />
          ) : ticket === undefined ? (
            <NotYet what={text.ticketName(number)} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
          ) : (
            <Shown
              key={number}
              ticket={ticket}
              onFollowUp={(next) => void navigate({ to: '/portal/tickets/$number', params: { number: String(next) } })}
            />
          )}
        </div>
      )}
    </PortalFrame>
  )
}
