import { type MouseEvent, memo, useRef } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { ClockBadge } from '../../components/clock-badge.tsx'
import { PinIcon } from '../../components/icons.tsx'
import { NeedsTransition } from '../../components/needs-transition.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Skeleton } from '../../components/states.tsx'
import type { RowRead } from '../../data/ticket-read.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { count } from '../../format.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import type { RowChange } from './line-changes.ts'
import { lineGrid } from './line-grid.ts'
import { SelectBox } from './select-box.tsx'
import { useSlide } from './use-slide.ts'

interface LineRowProps {
  /** Undefined while it is not loaded. */
  readonly row: RowRead | undefined
  /** Distance from the top of the list, and height, in pixels. */
  readonly top: number
  readonly height: number
  /** One line of text rather than two. */
  readonly dense: boolean
  /** Whether the reader may see whose it is. */
  readonly isNamed: boolean
  /** Which one it is among how many. */
  readonly position: number
  readonly of: number
  readonly chosen: boolean
  /** Undefined while nothing is selected: the box then shows only where the mouse is. */
  readonly selected: boolean | undefined
  readonly change: RowChange | undefined
  readonly nameOf: (handle: string) => string
  readonly onChoose: (number: number) => void
  readonly onOpen: (number: number) => void
  /** `range` takes the rows between with it. */
  readonly onSelect: ((number: number, range: boolean) => void) | undefined
}

const changeLook: Readonly<Record<RowChange, string>> = {
  new: 'animate-tint',
  up: 'animate-tint z-1',
  down: 'animate-tint',
}

const isPlain = ({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey

/** Shift and a click select the rows between, as in every list. */
const isRange = ({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent) =>
  button === 0 && shiftKey && !metaKey && !ctrlKey && !altKey

/** Whose turn it is, in a word. */
function Turn({ row }: { readonly row: RowRead }) {
  const word = row.hold === null ? terms.turn[row.status] : row.hold.actsNext
  return <span className="truncate text-soft">{word}</span>
}

function Owner({ row, nameOf }: { readonly row: RowRead; readonly nameOf: (handle: string) => string }) {
  const holder = row.owner ?? row.lease?.by
  if (holder === undefined) return <span className="sr-only">{text.nobody}</span>
  return (
    <>
      <Avatar name={nameOf(holder)} />
      <span className="sr-only">{nameOf(holder)}</span>
    </>
  )
}

interface LookProps extends Pick<LineRowProps, 'nameOf'> {
  readonly row: RowRead
}

/** One ticket in one line of text from a tablet up. */
function Dense({ row, isNamed, nameOf }: LookProps & Pick<LineRowProps, 'isNamed'>) {
  return (
    <span className={`grid h-full ${lineGrid(isNamed)}`}>
      <span className="text-right tabular-nums text-faint">{row.place === null ? '' : count(row.place)}</span>
      <PriorityChip priority={row.priority} />
      <span className="flex min-w-0 items-baseline gap-2">
        {row.pin === null ? null : <PinIcon className="size-3.5 self-center text-soft" />}
        <NeedsTransition handOff={row.handOff} />
        <span className="truncate font-medium">{row.subject}</span>
        <span className="shrink-0 text-xs tabular-nums text-faint">{text.ticketName(row.number)}</span>
      </span>
      {isNamed ? <span className="truncate text-soft">{row.account?.name ?? row.contact?.name}</span> : null}
      <span className="hidden truncate text-soft xl:block">{terms.segment[row.segment]}</span>
      <span className="hidden min-w-0 xl:grid">
        <Turn row={row} />
      </span>
      <span className="flex min-w-0 justify-end">
        <ClockBadge clock={row.clock} aside="column" />
      </span>
      <Owner row={row} nameOf={nameOf} />
    </span>
  )
}

/** The same in two lines on a phone. */
function TwoLines({ row, nameOf }: LookProps) {
  return (
    <span className="grid h-full grid-cols-[1.75rem_minmax(0,1fr)_auto] items-center gap-x-2.5 px-4">
      <span className="row-span-2 self-center text-right text-xs tabular-nums text-faint">
        {row.place === null ? '' : count(row.place)}
      </span>
      <span className="self-end truncate font-medium">
        <NeedsTransition handOff={row.handOff} />
        {row.subject}
      </span>
      <span className="self-end justify-self-end text-xs">
        <ClockBadge clock={row.clock} />
      </span>
      <span className="flex min-w-0 items-center gap-2 self-start pt-1 text-xs text-soft">
        <PriorityChip priority={row.priority} />
        <span className="min-w-0 truncate">
          {[row.account?.name ?? row.contact?.name, terms.segment[row.segment]].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="flex items-center justify-end self-start pt-1 text-xs">
        <Owner row={row} nameOf={nameOf} />
        {row.owner === null ? <Turn row={row} /> : null}
      </span>
    </span>
  )
}

/** A row stands where its place is; when the place changes it slides there. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { row, top, height, dense, isNamed, position, of, chosen, selected, change, nameOf } = props
  const { onChoose, onOpen, onSelect } = props
  const item = useRef<HTMLLIElement>(null)
  useSlide(item, top)
  useTimeZone()
  const place = { transform: `translateY(${top}px)`, height }
  if (row === undefined) {
    return (
      <li aria-hidden="true" className="absolute inset-x-0 flex items-center gap-4 px-6" style={place}>
        <Skeleton className="h-3 w-8" />
        <Skeleton className="h-3 w-2/5" />
      </li>
    )
  }
  function open(event: MouseEvent) {
    if (row === undefined) return
    if (onSelect && isRange(event)) {
      event.preventDefault()
      return onSelect(row.number, true)
    }
    if (!isPlain(event)) return
    event.preventDefault()
    onOpen(row.number)
  }
  return (
    <li
      ref={item}
      aria-posinset={position}
      aria-setsize={of}
      className={`group/row absolute inset-x-0 contain-strict border-b border-line ${change === undefined ? '' : changeLook[change]}`}
      style={place}
    >
      <a
        href={`/tickets/${row.number}`}
        data-number={row.number}
        onClick={open}
        onFocus={() => onChoose(row.number)}
        className={`block h-full -outline-offset-2! hover:bg-hover ${selected ? 'bg-selected' : chosen ? 'bg-hover' : ''}`}
      >
        {dense ? <Dense row={row} isNamed={isNamed} nameOf={nameOf} /> : <TwoLines row={row} nameOf={nameOf} />}
      </a>
      {onSelect === undefined ? null : (
        <SelectBox
          number={row.number}
          isSelected={selected === true}
          isShown={selected !== undefined}
          onSelect={(range) => onSelect(row.number, range)}
          className="absolute inset-y-0 left-0 w-9 sm:w-14 lg:w-16"
        />
      )}
    </li>
  )
})
