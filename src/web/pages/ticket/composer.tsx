import type { KeyboardEvent, Ref } from 'react'
import type { TimelineEvent } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { ChangesSince } from '../../components/changes-since.tsx'
import { ClockIcon, LockIcon, ReplyIcon, SolveIcon } from '../../components/icons.tsx'
import { Refused } from '../../components/states.tsx'
import { type Option, terms } from '../../terms.ts'
import { ticketText } from '../../ticket-text.ts'
import { WEIGHTS, type Weighed, type Weight } from './reply-weight.ts'
import type { WaitingFile } from './use-files.ts'
import { useTaking } from './use-taking.ts'
import { AttachButton, WaitingFiles } from './waiting-files.tsx'

export type ComposeMode = 'reply' | 'note'
const AFTERS = ['stay', 'hold', 'solve'] as const
export type After = (typeof AFTERS)[number]

interface ComposerProps {
  readonly ref: Ref<HTMLTextAreaElement>
  readonly mode: ComposeMode
  /** Nothing may be said in public. */
  readonly onlyNote: boolean
  readonly onMode: (mode: ComposeMode) => void
  readonly body: string
  readonly onBody: (body: string) => void
  readonly after: After
  readonly onAfter: (after: After) => void
  /** What it will count as, and why; of a reply alone. */
  readonly weighed: Weighed
  readonly onWeight: (weight: Weight) => void
  /** What will be sent with it. */
  readonly files: readonly WaitingFile[]
  readonly onFiles: (files: readonly File[]) => void
  readonly onRemoveFile: (key: number) => void
  readonly toWhom: string | undefined
  /** What others did since writing began. */
  readonly since: readonly Pick<TimelineEvent, 'version' | 'at' | 'actor' | 'type' | 'change'>[]
  readonly nameOf: (handle: string) => string
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly onSend: () => void
}

const { composer } = ticketText

const looks: Readonly<Record<ComposeMode, string>> = {
  reply: 'border-edge bg-canvas',
  note: 'border-dashed border-note-line bg-note-tint',
}

const readers: Readonly<Record<ComposeMode, string>> = { reply: 'text-soft', note: 'font-medium text-note' }

function ModeSwitch({ mode, onMode, onlyNote }: Pick<ComposerProps, 'mode' | 'onMode' | 'onlyNote'>) {
  const modes = onlyNote ? (['note'] as const) : (['reply', 'note'] as const)
  return modes.map((each) => (
    <button
      key={each}
      type="button"
      aria-pressed={mode === each}
      aria-keyshortcuts={each === 'reply' ? 'r' : 'i'}
      onClick={() => onMode(each)}
      className="flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-xs font-medium text-soft hover:text-ink aria-pressed:bg-selected aria-pressed:text-ink pointer-coarse:h-9"
    >
      {each === 'reply' ? <ReplyIcon className="size-3.5" /> : <LockIcon className="size-3.5" />}
      {composer[each]}
    </button>
  ))
}

interface SideChoiceProps<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly values: readonly Value[]
  readonly words: Readonly<Record<Value, Option>>
  readonly chosen: Value | undefined
  readonly onChoose: (value: Value) => void
}

type ReplyChoicesProps = Pick<ComposerProps, 'weighed' | 'onWeight' | 'after' | 'onAfter'>

/** One of a few, small, beside what is being written. */
function SideChoice<Value extends string>(props: SideChoiceProps<Value>) {
  const { legend, name, values, words, chosen, onChoose } = props
  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="sr-only">{legend}</legend>
      {values.map((each) => (
        <label
          key={each}
          title={words[each].says}
          className="flex h-7 cursor-pointer items-center rounded-md px-2 text-xs text-soft hover:text-ink has-checked:bg-selected has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-9"
        >
          <input
            type="radio"
            name={name}
            value={each}
            checked={chosen === each}
            onChange={() => onChoose(each)}
            className="sr-only"
          />
          {words[each].label}
        </label>
      ))}
    </fieldset>
  )
}

/** Says quietly, while it is typed, whether the reply will stop the clock. */
function WeightLine({ weight, says }: Weighed) {
  return (
    <p aria-live="polite" className="flex min-h-4 items-start gap-1.5 px-2 text-xs text-soft">
      {says === undefined ? null : (
        <>
          {weight === 'response' ? <SolveIcon className="mt-px size-3.5" /> : <ClockIcon className="mt-px size-3.5" />}
          <span>{says}</span>
        </>
      )}
    </p>
  )
}

/** What is decided about a reply beside its words. */
function ReplyChoices({ weighed, onWeight, after, onAfter }: ReplyChoicesProps) {
  return (
    <>
      <SideChoice
        legend={composer.weight}
        name="weight"
        values={WEIGHTS}
        words={terms.weight}
        chosen={weighed.weight}
        onChoose={onWeight}
      />
      <span aria-hidden="true" className="hidden h-4 w-px bg-line sm:block" />
      <SideChoice
        legend={composer.after}
        name="after"
        values={AFTERS}
        words={composer.afters}
        chosen={after}
        onChoose={onAfter}
      />
    </>
  )
}

function whatFor({ mode, toWhom }: Pick<ComposerProps, 'mode' | 'toWhom'>): { hint: string; reads: string } {
  if (mode === 'note') return { hint: composer.noteHint, reads: composer.internal }
  if (toWhom === undefined) return { hint: composer.toNobody, reads: composer.publicToNobody }
  return { hint: composer.toWhom(toWhom), reads: composer.publicTo(toWhom) }
}

function sendLabel({ mode, after, body, files }: ComposerProps, moved: boolean): string {
  if (moved) return ticketText.stale.again
  if (body.trim() === '' && files.length > 0) return ticketText.files.send[mode]
  return mode === 'note' ? composer.send.note : composer.send[after]
}

/** What may be done with what is written. */
function SendRow(props: ComposerProps & { readonly moved: boolean }) {
  const { mode, body, files, busy, onFiles, moved } = props
  const isNote = mode === 'note'
  return (
    // On a phone only once writing begins: until then the conversation needs the room.
    <div className="hidden flex-wrap items-center gap-2 group-focus-within:flex group-data-begun:flex sm:flex">
      <AttachButton onFiles={onFiles} />
      {isNote ? null : <ReplyChoices {...props} />}
      <div className="ml-auto flex items-center gap-2">
        <span className="hidden text-2xs text-faint sm:block">{body === '' ? '' : composer.draft}</span>
        <Button
          type="submit"
          look={isNote ? 'note' : 'primary'}
          aria-disabled={busy || (body.trim() === '' && files.length === 0)}
          aria-keyshortcuts="Control+Enter"
        >
          {sendLabel(props, moved)}
        </Button>
      </div>
    </div>
  )
}

/** Writes to the customer or to ourselves; the two never look alike. */
export function Composer(props: ComposerProps) {
  const { ref, mode, body, onBody, weighed, files, onFiles, since, nameOf, busy, refusal, onSend } = props
  const { over, zone, onPaste } = useTaking(onFiles)
  const { hint, reads } = whatFor(props)
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSend()
    }
    if (event.key === 'Escape') event.currentTarget.blur()
  }
  const begun = body !== '' || files.length > 0
  const moved = begun && since.length > 0
  return (
    <div className="sticky bottom-0 border-t border-line bg-canvas px-3 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
        data-begun={begun || undefined}
        {...zone}
        className={`group relative mx-auto grid grid-cols-1 max-w-[46rem] gap-2 rounded-lg border p-2 focus-within:outline-2 focus-within:outline-focus ${looks[mode]}`}
      >
        <div className="flex items-center gap-1">
          <ModeSwitch {...props} />
          <span className={`ml-auto hidden truncate pr-1 text-xs sm:block ${readers[mode]}`}>{reads}</span>
        </div>
        <textarea
          ref={ref}
          aria-label={composer[mode]}
          placeholder={hint}
          value={body}
          rows={1}
          maxLength={100_000}
          onChange={({ target }) => onBody(target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="field-sizing-content max-h-[40dvh] w-full resize-none sm:min-h-12 bg-transparent px-2 py-1 text-base outline-none"
        />
        <WaitingFiles files={files} busy={busy} onRemove={props.onRemoveFile} />
        {body !== '' && mode === 'reply' ? <WeightLine {...weighed} /> : null}
        {moved ? <ChangesSince since={since} nameOf={nameOf} /> : null}
        {refusal === undefined ? null : <Refused says={refusal} />}
        <SendRow {...props} moved={moved} />
        {over ? (
          <p className="absolute inset-1 flex items-center justify-center rounded-md border border-dashed border-edge bg-canvas text-sm text-soft">
            {ticketText.files.drop}
          </p>
        ) : null}
      </form>
    </div>
  )
}
