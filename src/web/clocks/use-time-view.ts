import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { fitted, instantAt, panned, showing, type View, zoomed } from './time-view.ts'

const NEARER = 0.6
const FARTHER = 1 / NEARER
/** Part of what is shown that one key press moves. */
const STRIDE = 0.15

type Turn = { readonly is: 'zoom'; readonly factor: number } | { readonly is: 'pan'; readonly by: number }

/** What a wheel means: with Ctrl or Cmd to zoom, sideways or with Shift to pan by pixels, else to scroll the page. */
function turnedBy({ ctrlKey, metaKey, shiftKey, deltaX, deltaY }: WheelEvent): Turn | undefined {
  if (ctrlKey || metaKey) return { is: 'zoom', factor: Math.exp(deltaY / 300) }
  if (shiftKey && deltaX === 0) return { is: 'pan', by: deltaY }
  return Math.abs(deltaX) > Math.abs(deltaY) ? { is: 'pan', by: deltaX } : undefined
}

export interface TimeView {
  readonly view: View
  /** Width of the strips in pixels. */
  readonly width: number
  readonly zoom: (nearer: boolean, at?: number) => void
  readonly pan: (share: number) => void
  readonly whole: () => void
  readonly show: (at: number) => void
  /** What plus, minus and zero do anywhere in it; says whether the key was one of them. */
  readonly zoomByKey: (event: KeyboardEvent, at?: number) => boolean
  readonly drag: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  }
}

/** Which stretch of time is on screen, and every way to change it. `track` is the element the strips are as wide as. */
export function useTimeView(range: View, track: RefObject<HTMLElement | null>): TimeView {
  const [view, setView] = useState(() => fitted(range))
  const [width, setWidth] = useState(0)
  const latest = useRef(range)
  latest.current = range
  const grip = useRef<{ readonly x: number; readonly view: View }>(undefined)

  const zoomAround = (factor: number, at?: number) =>
    setView((before) => zoomed(before, factor, at ?? (before.from + before.to) / 2, latest.current))
  const pan = (share: number) => setView((before) => panned(before, share, latest.current))
  const whole = () => setView(fitted(latest.current))

  useEffect(() => {
    const element = track.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    // Not React's handler, which may not keep the browser from zooming the page.
    const onWheel = (event: WheelEvent) => {
      const { left, width: wide } = element.getBoundingClientRect()
      const turned = turnedBy(event)
      if (turned === undefined) return
      event.preventDefault()
      setView((before) => {
        if (turned.is === 'pan') return panned(before, turned.by / wide, latest.current)
        return zoomed(before, turned.factor, instantAt(event.clientX - left, before, wide), latest.current)
      })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', onWheel)
    }
  }, [track])

  return {
    view,
    width,
    zoom: (nearer, at) => zoomAround(nearer ? NEARER : FARTHER, at),
    pan: (share) => pan(share * STRIDE),
    whole,
    show: (at) => setView((before) => showing(before, at, latest.current)),
    zoomByKey: ({ key }, at) => {
      if (key === '+' || key === '=') zoomAround(NEARER, at)
      else if (key === '-') zoomAround(FARTHER, at)
      else if (key === '0') whole()
      else return false
      return true
    },
    drag: {
      onPointerDown: ({ clientX, pointerType, button }) => {
        // A finger scrolls the page.
        grip.current = pointerType === 'mouse' && button === 0 ? { x: clientX, view } : undefined
      },
      onPointerMove: ({ clientX, buttons }) => {
        if (buttons !== 1 || grip.current === undefined || width === 0) return
        const { x, view: held } = grip.current
        setView(panned(held, (x - clientX) / width, latest.current))
      },
    },
  }
}
