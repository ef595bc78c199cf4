import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { BrokenPage } from './components/broken-page.tsx'
import { LostPage } from './components/lost-page.tsx'
import { prefetch } from './components/prefetch.ts'
import { lineSearch } from './pages/queue/line-search.ts'
import { QueuePage } from './pages/queue/queue-page.tsx'
import { prefetchOverlays } from './shell/overlays.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, errorComponent: BrokenPage, notFoundComponent: () => <LostPage /> })

const queue = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: lineSearch,
  component: QueuePage,
  errorComponent: BrokenPage,
})

const loadTicketPage = () => import('./pages/ticket/ticket-page.tsx')

// Not the router's own way to be lazy: it reloads the page when a file does not come, and with the server away that
// leaves nothing on screen.
const TicketPage = lazy(async () => ({ default: (await loadTicketPage()).TicketPage }))

/** Fetches what comes after the first screen. */
export function prefetchRest(): void {
  prefetch(loadTicketPage)
  prefetchOverlays()
}

/** Set when the person comes to write. */
interface TicketSearch {
  compose?: 'reply' | 'note'
}

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$number',
  validateSearch: ({ compose }: Record<string, unknown>): TicketSearch =>
    compose === 'reply' || compose === 'note' ? { compose } : {},
  component: () => (
    <Suspense>
      <TicketPage />
    </Suspense>
  ),
  errorComponent: BrokenPage,
})

export const router = createRouter({ routeTree: root.addChildren([queue, ticket]), defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
