import type { KeyboardEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { useMessages } from '../../components/messages.tsx'
import { triageText } from '../../triage-text.ts'
import { TriageRowView } from './triage-row.tsx'
import type { InboxList } from './use-inbox-list.ts'

interface TriageListProps {
  readonly list: InboxList
  readonly label: string
  readonly hasMore: boolean
  readonly onOpen: (number: number) => void
}

/** The tickets to triage. Arrows walk as j and k do; the space bar selects. */
export function TriageList({ list, label, hasMore, onOpen }: TriageListProps) {
  const { speak } = useMessages()
  const { rows, current, selected, fresh } = list
  function walk(event: KeyboardEvent) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) list.step(by, event.shiftKey)
    else if (event.key === ' ' && current) list.toggle(current.number)
    else return
    event.preventDefault()
  }
  return (
    <>
      {fresh === 0 ? null : (
        <div className="border-b border-line p-2">
          <Button
            className="w-full"
            hint="."
            onClick={() => {
              list.showFresh()
              speak(triageText.list)
            }}
          >
            {triageText.fresh(fresh)}
          </Button>
        </div>
      )}
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked and selected is a grid.
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={hasMore ? -1 : rows.length}
        className="block"
        onKeyDown={walk}
      >
        <tbody className="block">
          {rows.map((row, index) => (
            <TriageRowView
              key={row.number}
              row={row}
              position={index + 1}
              isCurrent={row.number === current?.number}
              isSelected={selected.includes(row.number)}
              onChoose={list.choose}
              onOpen={onOpen}
              onToggle={list.toggle}
            />
          ))}
        </tbody>
      </table>
      {hasMore ? <p className="px-4 py-3 text-xs text-soft">{triageText.more(rows.length)}</p> : null}
    </>
  )
}
