import { BulkBar } from '../../bulk/bulk-bar.tsx'
import { bulkText } from '../../bulk-text.ts'
import { Button } from '../../components/button.tsx'
import type { Picks } from './use-selection.ts'

interface SelectionBarProps {
  readonly picks: Picks
  /** How many rows are shown. */
  readonly shown: number
}

/** What may be done to those selected; on a screen that is touched, how to begin. */
export function SelectionBar({ picks, shown }: SelectionBarProps) {
  const { isSelecting, select, begin, selected, all, clear, drop } = picks
  if (isSelecting) return <BulkBar selected={selected} shown={shown} onAll={all} onClear={clear} onDone={drop} />
  if (select === undefined) return null
  return (
    <div className="hidden shrink-0 justify-end px-4 pt-2 pointer-coarse:flex">
      <Button look="quiet" className="px-2!" onClick={begin}>
        {bulkText.select}
      </Button>
    </div>
  )
}
