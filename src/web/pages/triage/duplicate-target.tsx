import type { SimilarTicket } from '../../../contract/similar.ts'
import { KeyHint } from '../../components/key-hint.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { similarText } from '../../similar-text.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { triageText } from '../../triage-text.ts'

interface DuplicateTargetProps {
  readonly ticket: SimilarTicket
  /** The key that chooses it. */
  readonly digit: string
  readonly begins: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** A ticket that another may repeat: how it stands, whose it is, how old it is. */
export function DuplicateTarget({ ticket, digit, begins, isChosen, onChoose }: DuplicateTargetProps) {
  const { number, subject, status, priority, account, receivedAt, likeness } = ticket
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-keyshortcuts={digit}
      data-autofocus={begins ? '' : undefined}
      onClick={onChoose}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 rounded-md border border-line px-2.5 py-2 text-left hover:bg-hover aria-pressed:border-ink aria-pressed:bg-hover"
    >
      <span className="flex min-w-0 items-center gap-2">
        <PriorityChip priority={priority} />
        <span className="truncate font-medium">
          <span className="font-normal tabular-nums text-soft">{text.ticketName(number)}</span> {subject}
        </span>
      </span>
      <KeyHint keys={digit} />
      <span className="col-span-2 text-xs text-soft">
        {[terms.status[status], account?.name ?? triageText.duplicate.noAccount, similarText.like(likeness)].join(
          ' · ',
        )}
        {' · '}
        <Since at={receivedAt} />
      </span>
    </button>
  )
}
