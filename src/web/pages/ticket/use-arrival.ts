import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { ComposeMode } from './composer.tsx'

const route = getRouteApi('/tickets/$number')

/** Puts the focus where the person came for: on what to write, or on the head of the ticket. */
export function useArrival(number: number) {
  const { compose } = route.useSearch()
  const navigate = route.useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  const [mode, setMode] = useState<ComposeMode>('reply')
  const [summons, setSummons] = useState(0)
  const arrived = useRef<number>(undefined)
  useEffect(() => {
    if (compose !== undefined) {
      setMode(compose)
      setSummons((before) => before + 1)
      // Taken out of the address, so that the same key summons the composer again.
      void navigate({ to: '/tickets/$number', params: { number: String(number) }, search: {}, replace: true })
    } else if (arrived.current !== number) {
      title.current?.focus({ preventScroll: true })
    }
    arrived.current = number
  }, [compose, navigate, number])
  return { title, mode, setMode, summons }
}
