import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { leadsToClocks } from '../../clocks/clock-anchor.ts'
import { leadsToConcern } from '../../concerns/concern-anchor.ts'
import { leadsToEntry } from '../../ticket/timeline-kinds.ts'
import type { ComposeMode } from '../../writing/composer.tsx'

const route = getRouteApi('/tickets/$number')

/** Which shipped issue the reply is to tell of; `wish` grows with each time somebody asks. */
export interface Telling {
  readonly issue: number
  readonly wish: number
}

const leadsElsewhere = (hash: string): boolean => leadsToClocks(hash) || leadsToEntry(hash) || leadsToConcern(hash)

/** Puts the focus where the person came for: on what to write, on the head of the ticket, or nowhere when what
 *  the address names, which loads later, takes it. */
export function useArrival(number: number) {
  const { compose, show, tell } = route.useSearch()
  const { hash } = useLocation()
  const navigate = route.useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  const [mode, setMode] = useState<ComposeMode>('reply')
  const [summons, setSummons] = useState(0)
  const [telling, setTelling] = useState<Telling>()
  const arrived = useRef<number>(undefined)
  useEffect(() => {
    if (compose !== undefined) {
      setMode(compose)
      setSummons((before) => before + 1)
      if (tell !== undefined) setTelling((before) => ({ issue: tell, wish: (before?.wish ?? 0) + 1 }))
      // Taken out of the address, so that the same key summons the composer again.
      void navigate({
        to: '/tickets/$number',
        params: { number: String(number) },
        search: show === undefined ? {} : { show },
        replace: true,
      })
    } else if (arrived.current !== number && !leadsElsewhere(hash)) {
      title.current?.focus({ preventScroll: true })
    }
    arrived.current = number
  }, [compose, show, tell, hash, navigate, number])
  const onTell = (issue: number) => {
    setMode('reply')
    setTelling((before) => ({ issue, wish: (before?.wish ?? 0) + 1 }))
  }
  return { title, mode, setMode, summons, telling, onTell }
}
