import { useEffect, useRef } from 'react'
import { Button } from '../components/button.tsx'
import { AlertIcon } from '../components/icons.tsx'

interface AskBarProps {
  readonly says: string
  readonly yes: string
  readonly no: string
  /** Shown beneath, as it would be read. */
  readonly passage?: string | undefined
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks before something internal becomes public. The safe answer has the focus, and Escape gives it. */
export function AskBar({ says, yes, no, passage, onYes, onNo }: AskBarProps) {
  const safe = useRef<HTMLButtonElement>(null)
  useEffect(() => safe.current?.focus(), [])
  return (
    <div
      role="alertdialog"
      aria-label={says}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onNo()
      }}
      className="grid gap-2 rounded-md bg-soon-tint px-3 py-2 text-sm text-soon"
    >
      <p className="flex items-start gap-2">
        <AlertIcon className="mt-0.5 size-4" />
        <span>{says}</span>
      </p>
      {passage === undefined ? null : (
        <blockquote className="line-clamp-3 border-l-2 border-note-line pl-2 text-xs text-ink">{passage}</blockquote>
      )}
      <div className="flex flex-wrap gap-2">
        <Button ref={safe} onClick={onNo}>
          {no}
        </Button>
        <Button look="quiet" onClick={onYes} className="text-ink">
          {yes}
        </Button>
      </div>
    </div>
  )
}
