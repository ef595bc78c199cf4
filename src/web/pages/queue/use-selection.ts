import { useCallback, useMemo, useRef, useState } from 'react'
import { VERB_PERMISSIONS } from '../../../domain/access/verbs.ts'
import type { Picked } from '../../bulk/bulk-keys.ts'
import { LINE_VERBS } from '../../bulk/bulk-verbs.ts'
import type { KeyMap } from '../../components/use-keys.ts'
import { useMay } from '../../data/session.ts'
import type { RowRead } from '../../data/ticket-read.ts'
import { allOf, extended, NONE_SELECTED, type Selection, toggled, without } from './selection.ts'

export interface Picks {
  readonly isSelecting: boolean
  /** Undefined while nothing is being selected. */
  readonly numbers: ReadonlySet<number> | undefined
  /** As the rows show them. */
  readonly selected: readonly Picked[]
  /** Selects a row or leaves it; `range` takes those between with it. Undefined for who may do nothing to several. */
  readonly select: ((number: number, range: boolean) => void) | undefined
  /** Shows the boxes, for who has no keys and no mouse. */
  readonly begin: () => void
  readonly all: () => void
  readonly clear: () => void
  readonly drop: (numbers: readonly number[]) => void
}

/** Those of the line's rows that are selected; one that has left the line is not any more. */
export function useSelection(rows: readonly RowRead[]): Picks {
  const may = useMay()
  const [selection, setSelection] = useState<Selection>(NONE_SELECTED)
  const [begun, setBegun] = useState(false)
  const shown = useRef<readonly number[]>([])
  shown.current = useMemo(() => rows.map(({ number }) => number), [rows])
  const selected = useMemo(() => rows.filter(({ number }) => selection.numbers.has(number)), [rows, selection])
  const select = useCallback((number: number, range: boolean) => {
    setSelection((before) => (range ? extended(before, shown.current, number) : toggled(before, number)))
  }, [])
  const canSelect = LINE_VERBS.some((verb) => may(VERB_PERMISSIONS[verb]))
  const isSelecting = begun || selected.length > 0
  return {
    isSelecting,
    numbers: isSelecting ? selection.numbers : undefined,
    selected,
    select: canSelect ? select : undefined,
    begin: () => setBegun(true),
    all: () => setSelection(allOf(shown.current)),
    clear() {
      setSelection(NONE_SELECTED)
      setBegun(false)
    },
    drop(numbers) {
      setSelection((before) => without(before, numbers))
      setBegun(false)
    },
  }
}

/** x takes the row at hand, Shift and x those between, the star all of them, Escape none. */
export function selectionKeys({ select, isSelecting, all, clear }: Picks, current: number | undefined): KeyMap {
  if (select === undefined || current === undefined) return {}
  return {
    x: () => select(current, false),
    X: () => select(current, true),
    '*': all,
    ...(isSelecting ? { Escape: clear } : {}),
  }
}
