import { Avatar } from '../../components/avatar.tsx'
import { LockIcon } from '../../components/icons.tsx'
import { linked } from '../../components/linked.ts'
import { Since } from '../../components/since.tsx'
import { ticketText } from '../../ticket-text.ts'
import type { Message, MessageKind } from './timeline.ts'

/** Theirs stands at the edge on plain ground; ours is set in on grey; a note is set in, dashed, tinted and locked. */
const looks: Readonly<Record<MessageKind, string>> = {
  opened: 'border-line bg-canvas',
  received: 'border-line bg-canvas',
  replied: 'border-line bg-panel sm:ml-10',
  noted: 'border-dashed border-note-line bg-note-tint sm:ml-10',
}

const { page } = ticketText
const labels: Readonly<Record<MessageKind, string>> = {
  opened: page.opened,
  received: page.received,
  replied: page.replied,
  noted: page.noted,
}

function Body({ text }: { readonly text: string }) {
  let at = 0
  return (
    <div className="whitespace-pre-wrap px-4 pb-4 text-base [overflow-wrap:anywhere]">
      {linked(text).map((piece) => {
        const key = at
        at += piece.text.length
        return piece.href === undefined ? (
          <span key={key}>{piece.text}</span>
        ) : (
          <a
            key={key}
            href={piece.href}
            target="_blank"
            rel="noreferrer noopener"
            className="underline underline-offset-2"
          >
            {piece.text}
          </a>
        )
      })}
    </div>
  )
}

interface MessageCardProps {
  readonly message: Message
  /** Name of the person who asks, for messages whose author is only an address. */
  readonly contact: string | undefined
  readonly nameOf: (handle: string) => string
}

export function MessageCard({ message, contact, nameOf }: MessageCardProps) {
  const { kind, author, at, body } = message
  const theirs = kind === 'opened' || kind === 'received'
  const name = theirs && author.includes('@') ? (contact ?? author) : nameOf(author)
  const isNote = kind === 'noted'
  return (
    <article aria-label={`${labels[kind]}, ${name}`} className={`rounded-lg border ${looks[kind]}`}>
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-3">
        <Avatar name={name} of={theirs ? 'contact' : 'member'} />
        <span className="font-medium">{name}</span>
        <span className={`flex items-center gap-1 text-xs ${isNote ? 'font-medium text-note' : 'text-soft'}`}>
          {isNote ? <LockIcon className="size-3.5" /> : null}
          {labels[kind]}
          {isNote ? <span className="font-normal"> · {page.notedHint}</span> : null}
        </span>
        <span className="ml-auto text-xs text-soft">
          <Since at={at} />
        </span>
      </header>
      <Body text={body} />
    </article>
  )
}
