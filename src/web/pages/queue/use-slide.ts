import { type RefObject, useLayoutEffect, useRef } from 'react'

/** How long a row slides, in milliseconds. */
const LENGTH = 320
/** A row that comes from farther away starts here, in pixels, or it would race across the screen. */
const FARTHEST = 480

const still = window.matchMedia('(prefers-reduced-motion: reduce)')

/** Slides the element from its place before to `top`. Not a style transition: the rows stay in reading order in the
 *  document, and an element that is put elsewhere in the document loses its transitions. */
export function useSlide(element: RefObject<HTMLElement | null>, top: number): void {
  const before = useRef(top)
  useLayoutEffect(() => {
    const distance = before.current - top
    before.current = top
    if (distance === 0 || still.matches) return
    const from = top + Math.max(-FARTHEST, Math.min(FARTHEST, distance))
    element.current?.animate([{ transform: `translateY(${from}px)` }, { transform: `translateY(${top}px)` }], {
      duration: LENGTH,
      easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
    })
  }, [element, top])
}
