import { Avatar } from '../../components/avatar.tsx'
import { LockIcon } from '../../components/icons.tsx'
import { linked } from '../../components/linked.ts'
import { Since } from '../../components/since.tsx'
import { terms } from '../../terms.ts'
import { ticketText } from '../../ticket-text.ts'
import type { Weight } from './reply-weight.ts'
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

/** What may be said about a message, small and at its edge. */
function Verdict({ says, onClick }: { readonly says: string; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-sm text-xs text-soft underline underline-offset-2 hover:text-ink pointer-coarse:py-2"
    >
      {says}
    </button>
  )
}

function Verdicts({ message, onJudge, onWaive }: Pick<MessageCardProps, 'message' | 'onJudge' | 'onWaive'>) {
  const { version, weight, unanswered, waived } = message
  if (weight !== undefined && onJudge) {
    const other = weight === 'response' ? 'acknowledgement' : 'response'
    return <Verdict says={page.countAs[other]} onClick={() => onJudge(version, other)} />
  }
  if (unanswered && !waived && onWaive) return <Verdict says={page.waive} onClick={() => onWaive(version)} />
  return null
}

interface MessageCardProps {
  readonly message: Message
  /** Name of the person who asks, for messages whose author is only an address. */
  readonly contact: string | undefined
  readonly nameOf: (handle: string) => string
  readonly onJudge: ((reply: number, weight: Weight) => void) | undefined
  readonly onWaive: ((message: number) => void) | undefined
}

export function MessageCard({ message, contact, nameOf, onJudge, onWaive }: MessageCardProps) {
  const { kind, author, at, body, weight, waived } = message
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
          {weight === undefined || weight === 'response' ? null : <span> · {terms.weight[weight].label}</span>}
          {waived ? <span> · {page.waived}</span> : null}
        </span>
        <span className="ml-auto flex flex-wrap items-center gap-x-3 text-xs text-soft">
          <Verdicts message={message} onJudge={onJudge} onWaive={onWaive} />
          <Since at={at} />
        </span>
      </header>
      <Body text={body} />
    </article>
  )
}
