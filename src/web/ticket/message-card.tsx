import { Avatar } from '../components/avatar.tsx'
import { prefer, usePreference } from '../data/preferences.ts'
import { ticketText } from '../ticket-text.ts'
import { EntryTime } from './entry-time.tsx'
import { FileChips } from './file-chip.tsx'
import { MailFrame } from './mail-frame.tsx'
import { MessageLabel, messageLabels } from './message-label.tsx'
import { notePieces } from './note-pieces.ts'
import type { Weight } from './reply-weight.ts'
import type { Message, MessageKind } from './timeline.ts'
import { eventAnchor } from './timeline-kinds.ts'

/** Theirs stands at the edge on plain ground; ours is set in on grey; a note is set in, dashed, tinted and locked. */
const looks: Readonly<Record<MessageKind, string>> = {
  opened: 'border-line bg-canvas',
  received: 'border-line bg-canvas',
  replied: 'border-line bg-panel sm:ml-10',
  noted: 'border-dashed border-note-line bg-note-tint sm:ml-10',
}

const { page } = ticketText

/** What the server says in place of a name that the reader may not see. */
const HIDDEN = 'the customer'

interface BodyProps {
  readonly text: string
  /** Handles of those it names. */
  readonly mentions: readonly string[]
  readonly nameOf: (handle: string) => string
}

function Body({ text, mentions, nameOf }: BodyProps) {
  let at = 0
  return (
    <div className="whitespace-pre-wrap px-4 pb-4 text-base [overflow-wrap:anywhere]">
      {notePieces(text, mentions).map((piece) => {
        const key = at
        at += piece.text.length
        if (piece.names !== undefined) {
          return (
            <mark key={key} title={nameOf(piece.names)} className="bg-transparent font-semibold text-note">
              {piece.text}
            </mark>
          )
        }
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

const WAYS = ['text', 'html'] as const

/** Which way a mail is shown; chosen for all of them. */
function WaySwitch({ way }: { readonly way: (typeof WAYS)[number] }) {
  return (
    <fieldset className="flex gap-0.5">
      <legend className="sr-only">{ticketText.mail.choose}</legend>
      {WAYS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={way === each}
          onClick={() => prefer('mail', each)}
          className="h-6 rounded-sm px-1.5 text-xs text-soft hover:text-ink aria-pressed:bg-selected aria-pressed:text-ink pointer-coarse:h-9"
        >
          {ticketText.mail[each]}
        </button>
      ))}
    </fieldset>
  )
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
  const { kind, author, at, body, html, files } = message
  const way = usePreference('mail') === 'html' ? 'html' : 'text'
  const theirs = kind === 'opened' || kind === 'received'
  const isHidden = author === HIDDEN
  const known = theirs && author.includes('@') ? (contact ?? author) : nameOf(author)
  const name = isHidden ? page.customer : known
  const isTold = name === messageLabels[kind]
  return (
    <article
      aria-label={isTold ? name : `${messageLabels[kind]}, ${name}`}
      className={`rounded-lg border ${looks[kind]}`}
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-3">
        <Avatar name={isHidden ? undefined : name} of={theirs ? 'contact' : 'member'} />
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</span>
        <MessageLabel message={message} isTold={isTold} />
        <span className="ml-auto flex flex-wrap items-center gap-x-3 text-xs text-soft">
          {html === undefined ? null : <WaySwitch way={way} />}
          <Verdicts message={message} onJudge={onJudge} onWaive={onWaive} />
          <EntryTime at={at} anchor={eventAnchor(message.version)} />
        </span>
      </header>
      {html !== undefined && way === 'html' ? (
        <MailFrame html={html} from={name} />
      ) : (
        <Body text={body} mentions={message.mentions} nameOf={nameOf} />
      )}
      <FileChips files={files} />
    </article>
  )
}
