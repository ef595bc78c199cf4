import { useId } from 'react'
import { AlertIcon, ReplyIcon } from '../components/icons.tsx'
import { writingText } from '../writing-text.ts'
import { FindingsList } from './findings-list.tsx'
import { WeightLine } from './reply-choices.tsx'
import type { PublicWriting } from './use-public-text.tsx'
import { WritingArea } from './writing-area.tsx'

interface PublicTextProps {
  readonly label: string
  readonly hint: string
  readonly writing: PublicWriting
  /** Undefined where the ticket has no contact, so that nobody reads it. */
  readonly toWhom: string | undefined
  /** The focus starts here. */
  readonly begins?: boolean
}

/** A text for the customer in a form: marked as the composer marks what they read. */
export function PublicText({ label, hint, writing, toWhom, begins = false }: PublicTextProps) {
  const { field, body, write, findings, checked, guards, settled, reading } = writing
  const id = useId()
  return (
    <fieldset
      aria-labelledby={id}
      data-mode="reply"
      className="grid min-w-0 grid-cols-1 gap-2 rounded-lg border border-public-line bg-public-tint p-2 focus-within:outline-2 focus-within:outline-focus"
    >
      <div className="flex items-center gap-2">
        <p id={id} className="min-w-0 flex-1 text-xs font-medium">
          {label}
        </p>
        <p className="flex shrink-0 items-center gap-1.5 rounded-full border border-public-line px-2 text-xs text-public">
          <ReplyIcon className="size-3" />
          <span className="font-medium">{writingText.badge.reply}</span>
        </p>
      </div>
      {toWhom === undefined ? <NobodyReads /> : null}
      <WritingArea
        ref={field}
        label={label}
        hint={hint}
        body={body}
        findings={findings}
        onBody={write}
        onKey={() => {}}
        onPaste={(event) => {
          if (guards.holdsPaste(event.clipboardData.getData('text/plain'))) event.preventDefault()
        }}
        begins={begins}
      />
      {guards.bar}
      {body === '' || toWhom === undefined ? null : <WeightLine {...reading} />}
      <FindingsList
        findings={checked}
        settled={settled}
        onSettle={writing.onSettle}
        onReplace={writing.onReplace}
        onShow={({ at }) => at && writing.select(at)}
      />
    </fieldset>
  )
}

/** Nobody will read what is written: there is no contact. */
export function NobodyReads() {
  return (
    <p role="note" className="flex items-start gap-1.5 rounded-md bg-soon-tint px-2 py-1.5 text-xs text-soon">
      <AlertIcon className="mt-px size-3.5" />
      <span>{writingText.nobodyReads}</span>
    </p>
  )
}
