import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { BrokenPage } from './components/broken-page.tsx'
import { LostPage } from './components/lost-page.tsx'
import { prefetch } from './components/prefetch.ts'
import { lineSearch } from './pages/queue/line-search.ts'
import { QueuePage } from './pages/queue/queue-page.tsx'
import { promisesSearch } from './pages/reports/promises-search.ts'
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

// Not the router's own way to be lazy: it reloads the page when a file does not come, and with the server away that
// leaves nothing on screen.
const load = {
  ticket: async () => ({ default: (await import('./pages/ticket/ticket-page.tsx')).TicketPage }),
  calendars: async () => ({ default: (await import('./pages/calendars/calendars-page.tsx')).CalendarsPage }),
  calendar: async () => ({ default: (await import('./pages/calendars/calendar-page.tsx')).CalendarPage }),
  holidays: async () => ({ default: (await import('./pages/calendars/holidays-page.tsx')).HolidaysPage }),
  sla: async () => ({ default: (await import('./pages/policies/sla-page.tsx')).SlaPage }),
  promises: async () => ({ default: (await import('./pages/reports/promises-page.tsx')).PromisesPage }),
}
const pages = {
  Ticket: lazy(load.ticket),
  Calendars: lazy(load.calendars),
  Calendar: lazy(load.calendar),
  Holidays: lazy(load.holidays),
  Sla: lazy(load.sla),
  Promises: lazy(load.promises),
}

/** A page that comes when it is wanted. */
const shown = (Page: ComponentType) => () => (
  <Suspense>
    <Page />
  </Suspense>
)

/** Fetches what comes after the first screen. */
export function prefetchRest(): void {
  prefetch(load.ticket)
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
  component: shown(pages.Ticket),
  errorComponent: BrokenPage,
})

const calendars = createRoute({
  getParentRoute: () => root,
  path: '/calendars',
  component: shown(pages.Calendars),
  errorComponent: BrokenPage,
})

/** Without a slug: a new one. */
interface NewCalendarSearch {
  hours?: 'combined'
}

const newCalendar = createRoute({
  getParentRoute: () => root,
  path: '/new-calendar',
  validateSearch: ({ hours }: Record<string, unknown>): NewCalendarSearch => (hours === 'combined' ? { hours } : {}),
  component: shown(pages.Calendar),
  errorComponent: BrokenPage,
})

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendars/$slug',
  component: shown(pages.Calendar),
  errorComponent: BrokenPage,
})

const newHolidays = createRoute({
  getParentRoute: () => root,
  path: '/new-holidays',
  component: shown(pages.Holidays),
  errorComponent: BrokenPage,
})

const holidays = createRoute({
  getParentRoute: () => root,
  path: '/holidays/$slug',
  component: shown(pages.Holidays),
  errorComponent: BrokenPage,
})

const sla = createRoute({
  getParentRoute: () => root,
  path: '/policies/sla',
  component: shown(pages.Sla),
  errorComponent: BrokenPage,
})

const promises = createRoute({
  getParentRoute: () => root,
  path: '/reports/promises',
  validateSearch: promisesSearch,
  component: shown(pages.Promises),
  errorComponent: BrokenPage,
})

const rules = [calendars, newCalendar, calendar, newHolidays, holidays, sla]

export const router = createRouter({
  routeTree: root.addChildren([queue, ticket, ...rules, promises]),
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
