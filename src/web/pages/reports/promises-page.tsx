import { getRouteApi, Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWhereabouts } from '../../components/desk-context.ts'
import { PageFrame } from '../../components/page-frame.tsx'
import { useTimeZone } from '../../data/time-zone.ts'
import { reportText } from '../../report-text.ts'
import { AttainmentView } from './attainment-view.tsx'
import { DocumentsView } from './documents-view.tsx'
import { ForecastView } from './forecast-view.tsx'
import { HandOffsView } from './hand-offs-view.tsx'
import { HelpRateView } from './help-rate-view.tsx'
import { HoldsView } from './holds-view.tsx'
import { PrioritiesView } from './priorities-view.tsx'
import { type PromisesSearch, promisesSearch, type SearchChange, type View } from './promises-search.ts'

const route = getRouteApi('/reports/promises')

interface ViewProps {
  readonly search: PromisesSearch
  /** Shows the same report otherwise, without a step to go back to. */
  readonly onSearch: (change: SearchChange) => void
}

const views: Readonly<Record<View, ComponentType<ViewProps>>> = {
  attainment: AttainmentView,
  forecast: ForecastView,
  holds: HoldsView,
  priorities: PrioritiesView,
  'hand-offs': HandOffsView,
  help: HelpRateView,
  documents: DocumentsView,
}
const order: readonly View[] = ['attainment', 'forecast', 'holds', 'priorities', 'help', 'hand-offs', 'documents']

/** How many promises were kept, how good forecasts of them were, and which holds look odd. */
export function PromisesPage() {
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  // Once more: the router hands on what the address has besides what it was told to keep.
  const search = promisesSearch({ ...route.useSearch() })
  const navigate = route.useNavigate()
  const Shown = views[search.view ?? 'attainment']
  const tabs = (
    <nav aria-label={reportText.viewList} className="-mb-3 flex gap-5 overflow-x-auto">
      {order.map((view) => (
        <Link
          key={view}
          to="/reports/promises"
          search={promisesSearch({ ...search, view })}
          // Exact, or the first would count as current in every other one.
          activeOptions={{ exact: true }}
          className="flex h-9 items-center whitespace-nowrap border-b-2 border-transparent text-soft -outline-offset-2! hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-10"
        >
          {reportText.views[view]}
        </Link>
      ))}
    </nav>
  )
  return (
    <PageFrame title={reportText.title} says={reportText.says} bar={tabs}>
      <Shown
        search={search}
        onSearch={(change) =>
          void navigate({ to: '/reports/promises', search: promisesSearch({ ...search, ...change }), replace: true })
        }
      />
    </PageFrame>
  )
}
