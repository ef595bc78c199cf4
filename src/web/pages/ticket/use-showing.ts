import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useClocks } from '../../data/clocks.ts'
import { usePlaces } from '../../data/tickets.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { clockStepsOf } from '../../ticket/clock-steps.ts'
import type { Showing } from '../../ticket/timeline.ts'
import { kindsIn, leadsToEntry, showText, type TimelineKind } from '../../ticket/timeline-kinds.ts'

const route = getRouteApi('/tickets/$number')

/** What of the timeline is shown, as the address says, and how to change that. */
export function useShowing(number: number): {
  readonly showing: Showing
  readonly kinds: readonly TimelineKind[]
  readonly setKinds: (kinds: readonly TimelineKind[]) => void
} {
  const { show } = route.useSearch()
  const { hash } = useLocation()
  const navigate = route.useNavigate()
  const places = usePlaces(number).data?.items
  const clocks = useClocks(number, useTimeZone()).data?.clocks
  const moved = useMemo(() => clockStepsOf(clocks ?? []), [clocks])
  const kinds = useMemo(() => kindsIn(show), [show])
  const showing = useMemo(
    () => ({ places: places ?? [], clocks: moved, kinds, ...(leadsToEntry(hash) ? { anchor: hash } : {}) }),
    [places, moved, kinds, hash],
  )
  function setKinds(chosen: readonly TimelineKind[]): void {
    const named = showText(chosen)
    const search = named === undefined ? {} : { show: named }
    void navigate({ to: '/tickets/$number', params: { number: String(number) }, search, replace: true })
  }
  return { showing, kinds, setKinds }
}
