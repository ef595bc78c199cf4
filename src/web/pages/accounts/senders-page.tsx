import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { UnknownSender } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { Button } from '../../components/button.tsx'
import { CheckIcon } from '../../components/icons.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Since } from '../../components/since.tsx'
import { useSenders } from '../../data/accounts.ts'
import { useHeld } from '../../data/session.ts'
import { text } from '../../text.ts'
import { AccountsFrame } from './accounts-frame.tsx'
import { AssignDialog, NobodyDialog } from './assign-dialog.tsx'
import { senderName } from './sender-name.ts'

const { senders: says } = accountsText
const SHAPES = Array.from({ length: 4 }, () => 'h-16 w-full max-w-5xl')

interface RowProps {
  readonly sender: UnknownSender
  readonly held: string | undefined
  readonly onAssign: (isNobody: boolean) => void
}

function Row({ sender, held, onAssign }: RowProps) {
  const { contactName, people, tickets, latest, guess, domain } = sender
  const name = senderName(sender)
  const about = [says.tickets(tickets), ...(domain === null ? [] : [says.people(people)])]
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-1 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="grid min-w-0 gap-0.5">
        <h3 className="font-medium [overflow-wrap:anywhere]">
          {name}
          {contactName === name ? null : <span className="font-normal text-soft"> · {contactName}</span>}
        </h3>
        <p className="min-w-0 text-xs text-soft">
          {about.join(' · ')} · <Since at={latest.receivedAt} />
        </p>
        <Link
          to="/tickets/$number"
          params={{ number: String(latest.number) }}
          search={{}}
          className="min-w-0 max-w-full justify-self-start truncate rounded-sm underline-offset-2 hover:underline"
        >
          <span className="sr-only">{says.latest}: </span>
          <span className="tabular-nums text-soft">{text.ticketName(latest.number)}</span> {latest.subject}
        </Link>
        {guess === null ? null : (
          <p className="mt-1 justify-self-start rounded-md bg-panel px-2 py-1 text-xs text-soft">
            <Link
              to="/accounts/$slug"
              params={{ slug: guess.account.slug }}
              className="rounded-sm font-medium text-ink underline-offset-2 hover:underline"
            >
              {says.guess(guess.account.name)}
            </Link>
            <span> · {guess.because}</span>
          </p>
        )}
      </div>
      <span className="flex gap-2">
        <Button
          held={held}
          look={guess === null ? 'plain' : 'primary'}
          aria-label={says.labelOf(says.assign, name)}
          onClick={() => onAssign(false)}
        >
          {says.assign}
        </Button>
        <Button held={held} look="quiet" aria-label={says.labelOf(says.none, name)} onClick={() => onAssign(true)}>
          {says.none}
        </Button>
      </span>
    </li>
  )
}

/** What is seen once nobody is unknown. */
function Everybody() {
  const [title, sentence] = says.empty
  return (
    <div className="flex max-w-5xl flex-col items-center gap-2 rounded-lg border border-line bg-panel px-6 py-16 text-center">
      <span className="flex size-10 items-center justify-center rounded-full bg-selected">
        <CheckIcon className="size-5" />
      </span>
      <p className="text-base font-medium">{title}</p>
      <p className="max-w-sm text-soft text-pretty">{sentence}</p>
    </div>
  )
}

function List() {
  const { data, error, refetch } = useSenders()
  const held = useHeld()('sort_tickets')
  const [open, setOpen] = useState<{ readonly sender: UnknownSender; readonly isNobody: boolean }>()
  const close = () => setOpen(undefined)
  if (data === undefined) {
    return <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
  }
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-4">
      {data.items.length === 0 ? (
        <Everybody />
      ) : (
        <Part title={says.title} says={says.says}>
          <ul className="border-t border-line">
            {data.items.map((sender) => (
              <Row
                key={senderName(sender)}
                sender={sender}
                held={held}
                onAssign={(isNobody) => setOpen({ sender, isNobody })}
              />
            ))}
          </ul>
          {data.more === 0 ? null : <p className="text-soft">{says.more(data.more)}</p>}
        </Part>
      )}
      {open === undefined ? null : open.isNobody ? (
        <NobodyDialog sender={open.sender} onClose={close} />
      ) : (
        <AssignDialog sender={open.sender} onClose={close} />
      )}
    </div>
  )
}

/** Senders of open tickets whose account nobody knows, and saying whose they are. */
export function SendersPage() {
  return (
    <AccountsFrame name={says.title}>
      <List />
    </AccountsFrame>
  )
}
