import { LockIcon } from '../components/icons.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import type { Message, MessageKind } from './timeline.ts'

const { page } = ticketText

/** What each kind of message is called. */
export const messageLabels: Readonly<Record<MessageKind, string>> = {
  opened: page.opened,
  received: page.received,
  replied: page.replied,
  noted: page.noted,
}

interface MessageLabelProps {
  readonly message: Message
  /** The name beside it says already what it is. */
  readonly isTold?: boolean
}

/** What a message is, who sees it, and what it counts as. */
export function MessageLabel({ message, isTold = false }: MessageLabelProps) {
  const { kind, weight, waived, reopens } = message
  const isNote = kind === 'noted'
  return (
    <span className={`flex items-center gap-1 text-xs ${isNote ? 'font-medium text-note' : 'text-soft'}`}>
      {isNote ? <LockIcon className="size-3.5" /> : null}
      {isTold ? null : messageLabels[kind]}
      {isNote ? <span className="font-normal"> · {page.notedHint}</span> : null}
      {weight === undefined || weight === 'response' ? null : <span> · {terms.weight[weight].label}</span>}
      {reopens ? <span> · {page.reopened}</span> : null}
      {waived ? <span> · {page.waived}</span> : null}
    </span>
  )
}
