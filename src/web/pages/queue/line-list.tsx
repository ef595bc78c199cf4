import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useWide } from '../../components/use-wide.ts'
import { useMay } from '../../data/session.ts'
import type { RowRead } from '../../data/ticket-read.ts'
import { text } from '../../text.ts'
import { COLUMNS, lineGrid } from './line-grid.ts'
import { LineRow } from './line-row.tsx'
import { useLineChanges } from './use-line-changes.ts'

/** Heights of a row in pixels: one line of text, or two on a phone. */
const DENSE = 40
const TWO_LINES = 68
/** Rows rendered beyond what is seen, so that a fast wheel finds them ready. */
const OVERSCAN = 16
/** More is asked for when fewer rows than this are left below. */
const AHEAD = 16

export interface LineListHandle {
  /** Scrolls to a row and puts the focus on it. */
  readonly focus: (number: number) => void
}

interface LineListProps {
  readonly ref: Ref<LineListHandle>
  readonly rows: readonly RowRead[]
  /** How many tickets stand before the first row. */
  readonly first: number
  /** How many tickets the line has, loaded or not. */
  readonly total: number
  readonly chosen: number | undefined
  readonly scroller: HTMLElement | null
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly nameOf: (handle: string) => string
  readonly onMore: () => void
  readonly onChoose: (number: number) => void
  readonly onOpen: (number: number) => void
  /** Undefined while nothing is selected. */
  readonly selected: ReadonlySet<number> | undefined
  readonly onSelect: ((number: number, range: boolean) => void) | undefined
}

/** Any number of rows, of which only those in sight exist. */
export function LineList(props: LineListProps) {
  const { ref, rows, first, total, chosen, scroller, hasMore, isLoadingMore, nameOf, onMore, onChoose, onOpen } = props
  const { selected, onSelect } = props
  const dense = useWide('sm')
  const isNamed = useMay()('read_names')
  const height = dense ? DENSE : TWO_LINES
  const list = useRef<HTMLOListElement>(null)
  const [top, setTop] = useState(0)
  const changes = useLineChanges(rows)
  const wanted = useRef<number>(undefined)
  const chosenIndex = useMemo(() => rows.findIndex(({ number }) => number === chosen), [rows, chosen])
  const count = hasMore ? Math.max(total - first, rows.length + 1) : rows.length

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: top,
    scrollPaddingStart: HEADER,
    // A new function makes the virtualizer place all rows anew, so it is new only when the rows are.
    getItemKey: useCallback((index: number) => rows[index]?.number ?? `unread ${index}`, [rows]),
    // The chosen row stays, or the focus would be lost when it leaves the sight.
    rangeExtractor: useCallback(
      (range: Range) => {
        const seen = defaultRangeExtractor(range)
        return chosenIndex < 0 || seen.includes(chosenIndex) ? seen : [...seen, chosenIndex].sort((a, b) => a - b)
      },
      [chosenIndex],
    ),
  })

  // What stands above the list, number one, comes, goes and changes its height with its text and the window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `first` tells that number one came or went.
  useEffect(() => {
    const place = () => setTop(list.current?.offsetTop ?? 0)
    const observer = new ResizeObserver(place)
    for (const child of scroller?.children ?? []) observer.observe(child)
    place()
    return () => observer.disconnect()
  }, [scroller, first])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer measures anew when the height of rows changes.
  useEffect(() => virtualizer.measure(), [height])

  const items = virtualizer.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !isLoadingMore && lastSeen > rows.length - AHEAD) onMore()
  }, [hasMore, isLoadingMore, lastSeen, rows.length, onMore])

  useImperativeHandle(ref, () => ({
    focus: (number) => {
      wanted.current = number
      virtualizer.scrollToIndex(rows.findIndex((row) => row.number === number))
    },
  }))
  // The row that was asked for may exist only after the scroll has rendered it.
  useEffect(() => {
    if (wanted.current === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-number="${wanted.current}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  })

  return (
    <>
      <div
        aria-hidden="true"
        className={`sticky top-0 z-10 hidden h-8 border-b border-line bg-canvas text-2xs font-medium text-faint sm:grid ${lineGrid(isNamed)}`}
      >
        {COLUMNS.filter(({ name }) => isNamed || name !== 'account').map(({ name, look }) => (
          <span key={name} className={look}>
            {text.queue.columns[name]}
          </span>
        ))}
      </div>
      <ol
        ref={list}
        aria-label={text.queue.list}
        className="relative"
        style={{ height: virtualizer.getTotalSize(), contain: 'layout style' }}
      >
        {items.map(({ key, index, start }) => (
          <LineRow
            key={key}
            row={rows[index]}
            top={start - top}
            height={height}
            dense={dense}
            isNamed={isNamed}
            position={first + index + 1}
            of={total}
            chosen={index === chosenIndex}
            selected={selected?.has(rows[index]?.number ?? 0)}
            change={changes.get(rows[index]?.number ?? 0)}
            nameOf={nameOf}
            onChoose={onChoose}
            onOpen={onOpen}
            onSelect={onSelect}
          />
        ))}
      </ol>
    </>
  )
}

/** The height of the head row that sticks to the top, in pixels. */
const HEADER = 32
