import { useCallback, useEffect, useRef, useState } from 'react'
import type { Inbox, TriageRead } from '../../data/triage.ts'
import { keptOrder } from './kept-order.ts'

export interface InboxList {
  readonly rows: readonly TriageRead[]
  /** The one that keys act on, unless some are selected. */
  readonly current: TriageRead | undefined
  readonly selected: readonly number[]
  /** How many came since the list was read. */
  readonly fresh: number
  readonly showFresh: () => void
  /** Makes a ticket the current one and puts the focus on its row. */
  readonly goTo: (number: number) => void
  readonly choose: (number: number) => void
  /** Moves on by so many rows; extending takes the rows passed into the selection. */
  readonly step: (by: number, extend: boolean) => void
  readonly toggle: (number: number) => void
  readonly clear: () => void
  /** Goes on to the next one after these, and leaves them out until they are read again. */
  readonly leave: (numbers: readonly number[], hide: boolean) => void
  readonly cameBack: (numbers: readonly number[]) => void
}

/** Rows have this attribute, so that the focus finds them. */
const ROW = 'data-triage'

const without = (set: ReadonlySet<number>, numbers: readonly number[]) =>
  new Set([...set].filter((number) => !numbers.includes(number)))

/** Puts the focus on the row that was asked for, once it is there. */
function useRowFocus() {
  const wanted = useRef<number>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    // A form that opened since has the focus.
    if (document.querySelector('[data-panel], [role="dialog"]')) {
      wanted.current = undefined
      return
    }
    const row = document.querySelector<HTMLElement>(`[${ROW}="${wanted.current}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  })
  return useCallback((number: number) => {
    wanted.current = number
  }, [])
}

/** What stands in the list, in the order it was read in, and which one is at hand. */
export function useInboxList(inbox: Inbox, begin: number | undefined): InboxList {
  const order = useRef<readonly number[]>([])
  const [number, setNumber] = useState(begin)
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set())
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [, setTurn] = useState(0)
  const focus = useRowFocus()
  // Where the current one stood, for the case that somebody else deals with it.
  const stood = useRef(0)

  const byNumber = new Map(inbox.rows.map((row) => [row.number, row]))
  const kept = keptOrder(order.current, [...byNumber.keys()])
  order.current = kept.order
  const rows = kept.order.flatMap((each) => (hidden.has(each) ? [] : (byNumber.get(each) ?? [])))
  const found = rows.findIndex((row) => row.number === number)
  const index = found >= 0 ? found : Math.min(stood.current, rows.length - 1)
  stood.current = Math.max(index, 0)
  const current = rows[index]
  const selected = rows.map((row) => row.number).filter((each) => chosen.has(each))

  function goTo(to: number): void {
    setNumber(to)
    focus(to)
  }
  return {
    rows,
    current,
    selected,
    fresh: kept.fresh.length,
    showFresh() {
      order.current = [...byNumber.keys()]
      setTurn((turn) => turn + 1)
      if (current) focus(current.number)
    },
    goTo,
    choose: setNumber,
    step(by, extend) {
      const to = rows[Math.min(Math.max(index + by, 0), rows.length - 1)]
      if (!to) return
      if (extend) setChosen(new Set([...chosen, to.number, ...(current ? [current.number] : [])]))
      goTo(to.number)
    },
    toggle(each) {
      setChosen(chosen.has(each) ? without(chosen, [each]) : new Set([...chosen, each]))
    },
    clear: () => setChosen(new Set()),
    leave(numbers, hide) {
      const left = rows.filter((row) => !numbers.includes(row.number))
      const next = rows.slice(index).find((row) => !numbers.includes(row.number)) ?? left.at(-1)
      if (hide) setHidden(new Set([...hidden, ...numbers]))
      setChosen(new Set())
      if (next) goTo(next.number)
    },
    cameBack: (numbers) => setHidden((before) => without(before, numbers)),
  }
}
