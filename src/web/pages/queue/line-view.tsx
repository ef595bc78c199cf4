import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Why } from '../../../contract/queue.ts'
import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { useKeys } from '../../components/use-keys.ts'
import type { Line } from '../../data/queue.ts'
import type { RowRead } from '../../data/ticket-read.ts'
import { LineEmpty } from './line-empty.tsx'
import { LineList, type LineListHandle } from './line-list.tsx'
import { type Held, NUMBER_ONE_ID, NumberOne } from './number-one.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { selectionKeys, useSelection } from './use-selection.ts'

interface LineViewProps {
  readonly line: Line
  /** The ticket at place 1, when the line shows it. */
  readonly one: RowRead | undefined
  readonly why: Why | undefined
  /** While another line loads and this one is still on screen. */
  readonly waits: boolean
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onMore: () => void
  readonly onOpen: (number: number) => void
  readonly held: Held
}

/** Number one, the rest below it, and the keys that walk through them. */
export function LineView({ line, one, why, waits, hasMore, isLoadingMore, onMore, onOpen, held }: LineViewProps) {
  const desk = useDesk()
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const list = useRef<LineListHandle>(null)
  const [chosen, setChosen] = useState(desk.lastTicket)
  const { rows } = line
  const rest = useMemo(() => (one === undefined ? rows : rows.slice(1)), [rows, one])
  const index = rows.findIndex(({ number }) => number === chosen)
  const current = rows[index] ?? rows[0]
  useWhereabouts({ ticket: current?.number, scope: line.scope, team: rows[0]?.team })

  const picks = useSelection(rows)
  const choose = useCallback((number: number) => setChosen(number), [])
  function focusOn(row: RowRead | undefined) {
    if (!row) return
    setChosen(row.number)
    if (row === one) document.getElementById(NUMBER_ONE_ID)?.focus()
    else list.current?.focus(row.number)
  }
  /** What was focused may stand in the bar, which goes with the selection. */
  function clear() {
    picks.clear()
    focusOn(current)
  }
  useKeys({
    j: () => focusOn(rows[Math.min(index + 1, rows.length - 1)]),
    k: () => focusOn(rows[Math.max(index - 1, 0)]),
    ...selectionKeys({ ...picks, clear }, current?.number),
    // A focused row or button opens by itself.
    Enter: ({ target }) => {
      if (target instanceof HTMLElement && target.closest('a, button')) target.click()
      else if (current) onOpen(current.number)
    },
  })

  // Back from a ticket: to the row it was opened from.
  const restored = useRef(false)
  useEffect(() => {
    if (restored.current || !scroller) return
    restored.current = true
    if (index > 0) list.current?.focus(rows[index]?.number ?? 0)
  }, [scroller, index, rows])

  if (rows.length === 0) return <LineEmpty query={line.query} />
  return (
    <>
      <SelectionBar picks={{ ...picks, clear }} shown={rows.length} />
      <div
        ref={setScroller}
        className={`min-h-0 flex-1 overflow-y-auto ${waits ? 'opacity-60' : ''}`}
        aria-busy={waits}
      >
        {one === undefined ? null : (
          <NumberOne
            key={one.number}
            row={one}
            why={why?.number === one.number && why.place === 1 ? why : undefined}
            nameOf={desk.nameOf}
            held={held}
            onTake={desk.next}
            onOpen={() => onOpen(one.number)}
            onVerb={(verb) => desk.start(verb, one.number)}
            onFocus={() => setChosen(one.number)}
            selected={picks.numbers?.has(one.number)}
            onSelect={picks.select}
          />
        )}
        <LineList
          ref={list}
          rows={rest}
          first={one === undefined ? 0 : 1}
          total={line.total}
          chosen={current === one ? undefined : current?.number}
          scroller={scroller}
          hasMore={hasMore}
          isLoadingMore={isLoadingMore}
          nameOf={desk.nameOf}
          onMore={onMore}
          onChoose={choose}
          onOpen={onOpen}
          selected={picks.numbers}
          onSelect={picks.select}
        />
      </div>
    </>
  )
}
