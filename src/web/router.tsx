import { createRootRoute, createRoute, createRouter, Outlet, redirect, useLocation } from '@tanstack/react-router'
import { type ComponentType, Suspense } from 'react'
import { BrokenPage } from './components/broken-page.tsx'
import { LostPage } from './components/lost-page.tsx'
import { prefetch } from './components/prefetch.ts'
import { useTheme } from './components/use-theme.ts'
import { load, pages } from './lazy-pages.ts'
import { helpRequestsSearch } from './pages/helps/help-requests-search.ts'
import { issuesSearch } from './pages/issues/issues-search.ts'
import { lineSearch } from './pages/queue/line-search.ts'
import { QueuePage } from './pages/queue/queue-page.tsx'
import { promisesSearch } from './pages/reports/promises-search.ts'
import { auditSearch } from './pages/settings/audit-search.ts'
import { triageSearch } from './pages/triage/triage-search.ts'
import { prefetchOverlays } from './shell/overlays.tsx'
import { Shell } from './shell/shell.tsx'
import { kindsIn, showText } from './ticket/timeline-kinds.ts'

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

/** A page that comes when it is wanted. */
const shown = (Page: ComponentType) => () => (
  <Suspense>
    <Page />
  </Suspense>
)

/** A screen that keeps nothing in its address but its path. */
const plain = <const Path extends string>(path: Path, Page: ComponentType) =>
  createRoute({ getParentRoute: () => root, path, component: shown(Page), errorComponent: BrokenPage })

/** Fetches what comes after the first screen. */
export function prefetchRest(): void {
  prefetch(load.ticket)
  prefetch(load.triage)
  prefetchOverlays()
}

/** Set when the person comes to write. */
interface TicketSearch {
  compose?: 'reply' | 'note'
  /** Number of an issue that has shipped: the reply begins with the draft that tells it. */
  tell?: number
  /** Kinds of entries of the timeline, parted by dots; all when left out. */
  show?: string
}

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$number',
  validateSearch: ({ compose, show, tell }: Record<string, unknown>): TicketSearch => {
    const shown = showText(kindsIn(show))
    return {
      ...(compose === 'reply' || compose === 'note' ? { compose } : {}),
      ...(typeof tell === 'number' && Number.isSafeInteger(tell) ? { tell } : {}),
      ...(shown === undefined ? {} : { show: shown }),
    }
  },
  component: shown(pages.Ticket),
  errorComponent: BrokenPage,
})

const attention = createRoute({
  getParentRoute: () => root,
  path: '/attention',
  validateSearch: ({ show }: Record<string, unknown>): { show?: 'done' } => (show === 'done' ? { show } : {}),
  component: shown(pages.Attention),
  errorComponent: BrokenPage,
})

const triage = createRoute({
  getParentRoute: () => root,
  path: '/triage',
  validateSearch: triageSearch,
  component: shown(pages.Triage),
  errorComponent: BrokenPage,
})

const helps = createRoute({
  getParentRoute: () => root,
  path: '/help-requests',
  validateSearch: helpRequestsSearch,
  component: shown(pages.Helps),
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

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/you', replace: true })
  },
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/settings/audit',
  validateSearch: auditSearch,
  component: shown(pages.Audit),
  errorComponent: BrokenPage,
})

const issues = createRoute({
  getParentRoute: () => root,
  path: '/issues',
  validateSearch: issuesSearch,
  component: shown(pages.Issues),
  errorComponent: BrokenPage,
})

const issue = plain('/issues/$number', pages.Issue)
const concerns = plain('/concerns', pages.Concerns)
const duty = plain('/duty', pages.Duty)
const accounts = [
  plain('/accounts', pages.Accounts),
  plain('/accounts/senders', pages.Senders),
  plain('/accounts/import', pages.AccountImport),
  plain('/accounts/$slug', pages.Account),
] as const
const calendars = plain('/calendars', pages.Calendars)
const calendar = plain('/calendars/$slug', pages.Calendar)
const newHolidays = plain('/new-holidays', pages.Holidays)
const holidays = plain('/holidays/$slug', pages.Holidays)
const sla = plain('/policies/sla', pages.Sla)
const routing = plain('/policies/routing', pages.Routing)
const tags = plain('/policies/tags', pages.Tags)
const newTicket = plain('/new', pages.NewTicket)
const portal = plain('/portal', pages.Portal)
const portalTicket = plain('/portal/tickets/$number', pages.PortalTicket)
const you = plain('/settings/you', pages.You)
const notices = plain('/settings/notices', pages.Notices)
const people = plain('/settings/people', pages.People)
const provider = plain('/settings/sign-in', pages.Provider)
const data = plain('/settings/data', pages.Data)

const rules = [calendars, newCalendar, calendar, newHolidays, holidays, sla, routing, tags]

const settingsPages = [settings, you, notices, people, provider, audit, data]

export const router = createRouter({
  routeTree: root.addChildren([
    newTicket,
    queue,
    ticket,
    attention,
    triage,
    helps,
    concerns,
    issues,
    issue,
    duty,
    ...accounts,
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
