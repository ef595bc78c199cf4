import { Button } from '../../components/button.tsx'
import { ticketText } from '../../ticket-text.ts'

interface EndedNoteProps {
  readonly says: string
  /** Left out when it cannot be reopened. */
  readonly onReopen: (() => void) | undefined
}

/** Why there is nothing to reply to, and what to do. */
export function EndedNote({ says, onReopen }: EndedNoteProps) {
  return (
    <div className="border-t border-line px-3 py-3">
      <div className="mx-auto flex max-w-[46rem] items-center gap-3">
        <p className="flex-1 text-soft">{says}</p>
        {onReopen === undefined ? null : <Button onClick={onReopen}>{ticketText.verbs.reopen.label}</Button>}
      </div>
    </div>
  )
}
