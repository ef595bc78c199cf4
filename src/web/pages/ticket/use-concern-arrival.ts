import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { leadsToConcern } from '../../concerns/concern-anchor.ts'

/** Brings the concern that the address names into sight and gives it the focus, once it is there; what folds it is
 *  unfolded. */
export function useConcernArrival(isThere: boolean): void {
  const { hash } = useLocation()
  const arrived = useRef('')
  useEffect(() => {
    if (hash === arrived.current || !isThere) return
    arrived.current = hash
    const concern = leadsToConcern(hash) ? document.getElementById(hash) : null
    if (concern === null) return
    for (let fold = concern.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true
    }
    concern.scrollIntoView({ block: 'start' })
    concern.focus({ preventScroll: true })
  }, [hash, isThere])
}
