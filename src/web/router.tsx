import { createRootRoute, createRoute, createRouter, Outlet, redirect, useLocation } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { BrokenPage } from './components/broken-page.tsx'
import { LostPage } from './components/lost-page.tsx'
import { prefetch } from './components/prefetch.ts'
import { useTheme } from './components/use-theme.ts'
import { lineSearch } from './pages/queue/line-search.ts'
import { QueuePage } from './pages/queue/queue-page.tsx'
import { promisesSearch } from './pages/reports/promises-search.ts'
import { auditSearch } from './pages/settings/audit-search.ts'
import { prefetchOverlays } from './shell/overlays.tsx'
import { Shell } from './shell/shell.tsx'

/** Screens outside of the frame: for those who are not signed in, or are no members. */
const OUTSIDE = /^\/(sign-in|portal)(\/|$)/

function Root() {
  const { pathname } = useLocation()
  useTheme()
  return OUTSIDE.test(pathname) ? <Outlet /> : <Shell />
}

const root = createRootRoute({ component: Root, errorComponent: BrokenPage, notFoundComponent: () => <LostPage /> })

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
  portal: async () => ({ default: (await import('./pages/portal/portal-page.tsx')).PortalPage }),
  portalTicket: async () => ({ default: (await import('./pages/portal/portal-ticket-page.tsx')).PortalTicketPage }),
  signIn: async () => ({ default: (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage }),
  device: async () => ({ default: (await import('./pages/device/device-page.tsx')).DevicePage }),
  you: async () => ({ default: (await import('./pages/settings/you-page.tsx')).YouPage }),
  people: async () => ({ default: (await import('./pages/settings/people-page.tsx')).PeoplePage }),
  provider: async () => ({ default: (await import('./pages/settings/provider-page.tsx')).ProviderPage }),
  audit: async () => ({ default: (await import('./pages/settings/audit-page.tsx')).AuditPage }),
  data: async () => ({ default: (await import('./pages/settings/data-page.tsx')).DataPage }),
  promises: async () => ({ default: (await import('./pages/reports/promises-page.tsx')).PromisesPage }),
}
const pages = {
  Ticket: lazy(load.ticket),
  Calendars: lazy(load.calendars),
  Calendar: lazy(load.calendar),
  Holidays: lazy(load.holidays),
  Sla: lazy(load.sla),
  Promises: lazy(load.promises),
  Portal: lazy(load.portal),
  PortalTicket: lazy(load.portalTicket),
  SignIn: lazy(load.signIn),
  Device: lazy(load.device),
  You: lazy(load.you),
  People: lazy(load.people),
  Provider: lazy(load.provider),
  Audit: lazy(load.audit),
  Data: lazy(load.data),
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

interface SignInSearch {
  /** Where the person was. */
  returnTo?: string
  /** Why the provider's return signed nobody in. */
  refused?: string
  /** Slug of the workspace whose provider it is. */
  workspace?: string
}

const wordOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ returnTo, refused, workspace }: Record<string, unknown>): SignInSearch => ({
    ...(wordOf(returnTo) === undefined ? {} : { returnTo: String(returnTo) }),
    ...(wordOf(refused) === undefined ? {} : { refused: String(refused) }),
    ...(wordOf(workspace) === undefined ? {} : { workspace: String(workspace) }),
  }),
  component: shown(pages.SignIn),
  errorComponent: BrokenPage,
})

const device = createRoute({
  getParentRoute: () => root,
  path: '/device',
  // A code of digits alone is read as a number.
  validateSearch: ({ code }: Record<string, unknown>): { code?: string } =>
    typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {},
  component: shown(pages.Device),
  errorComponent: BrokenPage,
})

const portal = createRoute({
  getParentRoute: () => root,
  path: '/portal',
  component: shown(pages.Portal),
  errorComponent: BrokenPage,
})

const portalTicket = createRoute({
  getParentRoute: () => root,
  path: '/portal/tickets/$number',
  component: shown(pages.PortalTicket),
  errorComponent: BrokenPage,
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/you', replace: true })
  },
})

const you = createRoute({
  getParentRoute: () => root,
  path: '/settings/you',
  component: shown(pages.You),
  errorComponent: BrokenPage,
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/settings/people',
  component: shown(pages.People),
  errorComponent: BrokenPage,
})

const provider = createRoute({
  getParentRoute: () => root,
  path: '/settings/sign-in',
  component: shown(pages.Provider),
  errorComponent: BrokenPage,
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/settings/audit',
  validateSearch: auditSearch,
  component: shown(pages.Audit),
  errorComponent: BrokenPage,
})

const data = createRoute({
  getParentRoute: () => root,
  path: '/settings/data',
  component: shown(pages.Data),
  errorComponent: BrokenPage,
})

const rules = [calendars, newCalendar, calendar, newHolidays, holidays, sla]

const settingsPages = [settings, you, people, provider, audit, data]

export const router = createRouter({
  routeTree: root.addChildren([
    queue,
    ticket,
    ...rules,
    promises,
    signIn,
    device,
    ...settingsPages,
    portal,
    portalTicket,
  ]),
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
