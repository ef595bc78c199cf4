import { useEffect, useRef } from 'react'
import type { Entry } from './timeline.ts'

const HANDS = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const

/** Keeps `entry` in sight while what stands around it still loads and grows; ends as soon as the person does anything. */
function keepInSight(entry: HTMLElement): () => void {
  const show = () => entry.scrollIntoView({ block: 'center' })
  const grown = new ResizeObserver(show)
  for (let around = entry.parentElement; around !== null; around = around.parentElement) {
    for (const each of [around, ...around.children]) grown.observe(each)
  }
  const end = () => {
    grown.disconnect()
    for (const hand of HANDS) document.removeEventListener(hand, end, true)
  }
  for (const hand of HANDS) document.addEventListener(hand, end, { capture: true, passive: true })
  return end
}

/** Brings the entry that the address names into sight and gives it the focus, once it is there; news move nothing. */
export function useEntryArrival(anchor: string | undefined, entries: readonly Entry[]): void {
  const arrived = useRef<string>(undefined)
  const settled = useRef(() => {})
  useEffect(() => {
    if (anchor === arrived.current) return
    const entry = anchor === undefined || entries.length === 0 ? null : document.getElementById(anchor)
    if (anchor !== undefined && entry === null) return
    arrived.current = anchor
    settled.current()
    settled.current = entry === null ? () => {} : keepInSight(entry)
    entry?.scrollIntoView({ block: 'center' })
    entry?.focus({ preventScroll: true })
  }, [anchor, entries])
  useEffect(() => () => settled.current(), [])
}
