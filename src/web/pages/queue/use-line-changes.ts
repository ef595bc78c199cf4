import { useEffect, useMemo, useRef } from 'react'
import type { RowRead } from '../../data/ticket-read.ts'
import { lineChanges, type RowChange } from './line-changes.ts'

const NONE: ReadonlyMap<number, RowChange> = new Map()

/** What moved between this reading of the line and the one before; more pages at the end are not news. */
export function useLineChanges(rows: readonly RowRead[]): ReadonlyMap<number, RowChange> {
  const before = useRef<readonly number[]>(undefined)
  const numbers = useMemo(() => rows.map(({ number }) => number), [rows])
  const changes = useMemo(
    () => (before.current === undefined ? NONE : lineChanges(before.current, numbers.slice(0, before.current.length))),
    [numbers],
  )
  useEffect(() => {
    before.current = numbers
  }, [numbers])
  return changes
}
