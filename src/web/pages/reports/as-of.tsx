import { IconButton } from '../../components/button.tsx'
import { ReopenIcon } from '../../components/icons.tsx'
import { serverNow } from '../../data/server-clock.ts'
import { dateText } from '../../format.ts'
import { reportText } from '../../report-text.ts'

interface AsOfProps {
  /** Undefined while nothing was counted yet. */
  readonly at: string | undefined
  readonly busy: boolean
  readonly onRefresh: () => void
}

/** When it was counted, and the button to count again: reports do not follow every change. */
export function AsOf({ at, busy, onRefresh }: AsOfProps) {
  if (at === undefined) return null
  return (
    <p className="ml-auto flex items-center gap-1 text-xs tabular-nums text-soft">
      <span role="status">{reportText.asOf(dateText(at, serverNow()))}</span>
      <IconButton
        label={reportText.refresh}
        aria-disabled={busy}
        onClick={() => busy || onRefresh()}
        className={`size-7! ${busy ? 'opacity-50' : ''}`}
      >
        <ReopenIcon className="size-3.5" />
      </IconButton>
    </p>
  )
}
