import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react'
import type { Member } from '../../contract/workspace.ts'
import type { WritingFinding } from '../../domain/writing/finding.ts'
import { Button } from '../components/button.tsx'
import { LockIcon, ReplyIcon } from '../components/icons.tsx'
import { KeyHint } from '../components/key-hint.tsx'
import { Refused } from '../components/states.tsx'
import { ticketText } from '../ticket-text.ts'
import { writingText } from '../writing-text.ts'
import { NobodyReads } from './public-text.tsx'
import { type After, ReplyChoices, type ReplyChoicesProps, WeightLine } from './reply-choices.tsx'
import type { WaitingFile } from './use-files.ts'
import { useTaking } from './use-taking.ts'
import { AttachButton, WaitingFiles } from './waiting-files.tsx'
import { WritingArea } from './writing-area.tsx'

export type ComposeMode = 'reply' | 'note'

interface ComposerProps extends ReplyChoicesProps {
  readonly ref: RefObject<HTMLTextAreaElement | null>
  readonly mode: ComposeMode
  /** Nothing may be said in public. */
  readonly onlyNote: boolean
  readonly onMode: (mode: ComposeMode) => void
  readonly body: string
  readonly onBody: (body: string) => void
  /** Of the text as it stands now. */
  readonly findings: readonly WritingFinding[]
  /** What will be sent with it. */
  readonly files: readonly WaitingFile[]
  readonly onFiles: (files: readonly File[]) => void
  readonly onRemoveFile: (key: number) => void
  /** Who may be named with an @ in a note. */
  readonly people: readonly Member[]
  readonly toWhom: string | undefined
  /** The ticket has no contact: nobody reads a reply. */
  readonly isUnread: boolean
  /** What others did since writing began; shown above the text once there is one. */
  readonly news: ReactNode
  /** Who else is here. */
  readonly company: ReactNode
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly onSend: () => void
  /** The key of the other kind of text was pressed; nothing is sent. */
  readonly onWrongKey: () => void
  /** Replaces the first word for which something better is known. */
  readonly onReplaceFirst: () => void
  readonly onTemplates: () => void
  /** Text is about to be pasted; true when it must not, yet. */
  readonly holdsPaste: (text: string) => boolean
  readonly templates: ReactNode
  /** A question that must be answered first. */
  readonly asks: ReactNode
  readonly list: ReactNode
}

const { composer } = ticketText

const looks: Readonly<Record<ComposeMode, string>> = {
  reply: 'border-public-line bg-public-tint',
  note: 'border-dashed border-note-line bg-note-tint',
}
const badges: Readonly<Record<ComposeMode, string>> = {
  reply: 'border-public-line text-public',
  note: 'border-dashed border-note-line text-note',
}

function ModeSwitch({ ref, mode, onMode, onlyNote }: Pick<ComposerProps, 'ref' | 'mode' | 'onMode' | 'onlyNote'>) {
  // Whoever chooses what to write writes next, also where it was chosen already; else letters would be keys.
  const onChosen = (each: ComposeMode) => {
    onMode(each)
    ref.current?.focus()
  }
  const modes = onlyNote ? (['note'] as const) : (['reply', 'note'] as const)
  return modes.map((each) => (
    <button
      key={each}
      type="button"
      aria-pressed={mode === each}
      aria-keyshortcuts={each === 'reply' ? 'r' : 'i'}
      onClick={() => onChosen(each)}
      className="flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-xs font-medium text-soft hover:text-ink aria-pressed:bg-selected aria-pressed:text-ink pointer-coarse:h-9"
    >
      {each === 'reply' ? <ReplyIcon className="size-3.5" /> : <LockIcon className="size-3.5" />}
      {composer[each]}
    </button>
  ))
}

type For = Pick<ComposerProps, 'mode' | 'toWhom' | 'isUnread'>

function whatFor({ mode, toWhom, isUnread }: For): { hint: string; reads: string } {
  if (mode === 'note') return { hint: composer.noteHint, reads: composer.internal }
  if (isUnread) return { hint: composer.toNobody, reads: composer.readByNobody }
  if (toWhom === undefined) return { hint: composer.toNobody, reads: composer.publicToNobody }
  return { hint: composer.toWhom(toWhom), reads: composer.publicTo(toWhom) }
}

/** Who will read it: in words and a frame of its own, on a phone too. */
function ReaderBadge({ mode, reads }: { readonly mode: ComposeMode; readonly reads: string }) {
  return (
    <p className={`ml-auto flex min-w-0 items-center gap-1.5 rounded-full border px-2 text-xs ${badges[mode]}`}>
      {mode === 'reply' ? <ReplyIcon className="size-3" /> : <LockIcon className="size-3" />}
      <span className="font-medium">{writingText.badge[mode]}</span>
      <span className="hidden truncate sm:inline">{reads}</span>
    </p>
  )
}

function sendLabel({ mode, after, body, files, isUnread }: ComposerProps): string {
  if (body.trim() === '' && files.length > 0) return ticketText.files.send[mode]
  if (mode === 'reply' && isUnread) return composer.send.unread
  return mode === 'note' ? composer.send.note : composer.send[after satisfies After]
}

/** What may be done with what is written. */
function SendRow(props: ComposerProps) {
  const { mode, body, files, busy, onFiles, templates } = props
  const isNote = mode === 'note'
  return (
    // Only once the text had the focus, on a phone only while it has: until then the conversation needs the room.
    <div className="hidden flex-wrap items-center gap-2 group-data-begun:flex group-has-[[aria-expanded=true]]:flex max-sm:group-focus-within:flex sm:group-data-touched:flex">
      <AttachButton onFiles={onFiles} />
      {templates}
      {isNote ? null : <ReplyChoices {...props} />}
      <div className="ml-auto flex items-center gap-2">
        <span className="hidden text-2xs text-faint sm:block">{body === '' ? '' : composer.draft}</span>
        <Button
          type="submit"
          look={isNote ? 'note' : 'public'}
          icon={isNote ? <LockIcon className="size-3.5" /> : <ReplyIcon className="size-3.5" />}
          aria-disabled={busy || (body.trim() === '' && files.length === 0)}
          aria-keyshortcuts={isNote ? 'Control+Shift+Enter' : 'Control+Enter'}
        >
          {sendLabel(props)}
          <KeyHint keys={writingText.keys[mode]} inverse />
        </Button>
      </div>
    </div>
  )
}

/** What a key does while writing; the two kinds of text are sent by different keys. */
function keyDown(event: KeyboardEvent<HTMLTextAreaElement>, props: ComposerProps): void {
  const { mode, onSend, onWrongKey, onReplaceFirst, onTemplates } = props
  const { key, shiftKey } = event
  if (key === 'Escape') event.currentTarget.blur()
  if (!event.ctrlKey && !event.metaKey) return
  const acts: Readonly<Record<string, () => void>> = {
    Enter: shiftKey === (mode === 'note') ? onSend : onWrongKey,
    '.': onReplaceFirst,
    '/': onTemplates,
  }
  const act = acts[key]
  if (!act) return
  event.preventDefault()
  act()
}

/** Writes to the customer or to ourselves; the two never look alike. */
export function Composer(props: ComposerProps) {
  const { ref, mode, body, onBody, weighed, files, onFiles, busy, refusal, onSend, findings } = props
  const { over, zone, onPaste } = useTaking(onFiles)
  const { hint, reads } = whatFor(props)
  const [touched, setTouched] = useState(false)
  const begun = body !== '' || files.length > 0
  return (
    <div className="sticky bottom-0 border-t border-line bg-canvas px-3 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {props.company}
      <form
        aria-label={`${writingText.badge[mode]}: ${reads}`}
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
        data-begun={begun || undefined}
        data-touched={touched || undefined}
        // Not for a button: it would move away under the pointer that presses it.
        onFocus={() => document.activeElement === ref.current && setTouched(true)}
        data-mode={mode}
        {...zone}
        className={`group relative mx-auto grid grid-cols-1 max-w-[46rem] gap-2 rounded-lg border p-2 focus-within:outline-2 focus-within:outline-focus ${looks[mode]}`}
      >
        <div className="flex items-center gap-1">
          <ModeSwitch {...props} />
          <ReaderBadge mode={mode} reads={reads} />
        </div>
        {begun ? props.news : null}
        <WritingArea
          ref={ref}
          label={composer[mode]}
          hint={hint}
          body={body}
          findings={findings}
          onBody={onBody}
          people={mode === 'note' ? props.people : undefined}
          onKey={(event) => keyDown(event, props)}
          onPaste={(event) => {
            if (props.holdsPaste(event.clipboardData.getData('text/plain'))) event.preventDefault()
            else onPaste(event)
          }}
        />
        {mode === 'reply' && props.isUnread ? <NobodyReads /> : null}
        {props.asks}
        <WaitingFiles files={files} busy={busy} onRemove={props.onRemoveFile} />
        {body !== '' && mode === 'reply' && !props.isUnread ? <WeightLine {...weighed} /> : null}
        {props.list}
        {refusal === undefined ? null : <Refused says={refusal} />}
        <SendRow {...props} />
        {over ? (
          <p className="absolute inset-1 flex items-center justify-center rounded-md border border-dashed border-edge bg-canvas text-sm text-soft">
            {ticketText.files.drop}
          </p>
        ) : null}
      </form>
    </div>
  )
}
