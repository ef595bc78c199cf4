import { useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { tabsFor } from '../access/settings-tabs.ts'
import { accessText } from '../access-text.ts'
import { CardFrame } from '../components/card-frame.tsx'
import { DeskContext } from '../components/desk-context.ts'
import { useMessages } from '../components/messages.tsx'
import { ErrorState } from '../components/states.tsx'
import { CONTENT_ID } from '../components/use-focus-return.ts'
import { useKeys, usePausedKeys, useSingleKeys } from '../components/use-keys.ts'
import { failedWith, failureText } from '../data/failure.ts'
import { useLive } from '../data/live.ts'
import { useMayTry, useSession } from '../data/session.ts'
import { isContact, useOut, useWho } from '../data/who.ts'
import { useWorkspace } from '../data/workspace.ts'
import { text } from '../text.ts'
import { KEY_VERBS } from '../verbs/possible-verbs.ts'
import { LiveNotice } from './live-notice.tsx'
import { Overlays } from './overlays.tsx'
import { pagesFor } from './page-list.ts'
import { SEARCH_ID } from './search-box.tsx'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'
import { useDeskState } from './use-desk-state.ts'

/** Another member sees other things, another workspace has other tickets: nothing read before holds. */
function useFreshFor(who: string | null): void {
  const cache = useQueryClient()
  const before = useRef(who)
  useEffect(() => {
    const last = before.current
    before.current = who
    if (last !== null && who !== null && last !== who) void cache.resetQueries()
  }, [cache, who])
}

/** The frame around every screen: navigation, keys, what opens above, and the live connection. */
function Frame() {
  const navigate = useNavigate()
  const workspace = useWorkspace()
  // Says who is signed in, which every write and the live stream need.
  useSession()
  const may = useMayTry()
  const connection = useLive()
  const { speak, takeBack } = useMessages()
  const { desk, overlay, close, ticket } = useDeskState(workspace.data)
  useSingleKeys()
  usePausedKeys(overlay !== undefined)
  useFreshFor(useWho())

  function search() {
    const box = document.getElementById(SEARCH_ID)
    if (box?.checkVisibility()) box.focus()
    else desk.show({ is: 'palette' })
  }
  const begin = (key: string) => ticket !== undefined && desk.startKey(key, ticket)
  const pages = [...pagesFor(may), ...tabsFor(may)]
  useKeys({
    'mod+k': () => (overlay?.is === 'palette' ? close() : desk.show({ is: 'palette' })),
    '?': () => desk.show({ is: 'help' }),
    '/': search,
    n: desk.next,
    z: takeBack,
    o: desk.open,
    'g q': () => void navigate({ to: '/', search: {} }),
    ...Object.fromEntries(pages.flatMap(({ keys, to }) => (keys ? [[keys, () => void navigate({ to })]] : []))),
    ...Object.fromEntries(Object.keys(KEY_VERBS).map((key) => [key, () => begin(key)])),
  })

  useEffect(() => {
    if (connection === 'lost') speak(text.live.lost)
  }, [connection, speak])

  return (
    <DeskContext value={desk}>
      <a
        href={`#${CONTENT_ID}`}
        className="fixed left-2 top-2 z-50 -translate-y-20 rounded-md bg-inverse px-3 py-2 text-on-inverse focus:translate-y-0"
      >
        {text.skipLink}
      </a>
      <div className="relative flex h-dvh flex-col overflow-hidden lg:flex-row">
        <TopBar workspace={workspace.data} />
        <Sidebar workspace={workspace.data} />
        <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
          <LiveNotice connection={connection} />
          {workspace.error && !workspace.data ? (
            <main id={CONTENT_ID} tabIndex={-1} className="outline-none">
              <ErrorState
                alone
                title={text.failure.titled(text.nav.workspace.toLowerCase())}
                says={failureText(workspace.error)}
                onRetry={() => void workspace.refetch()}
              />
            </main>
          ) : (
            <Outlet />
          )}
        </div>
      </div>
      <Overlays overlay={overlay} workspace={workspace.data} ticket={ticket} onClose={close} />
    </DeskContext>
  )
}

const SignedOut = lazy(async () => ({ default: (await import('./signed-out.tsx')).SignedOut }))

/** Until it is known who is signed in, nothing else is asked for: it would be refused. */
function KnownFrame() {
  const who = useWho()
  const session = useSession()
  // A customer's contact has a place of their own.
  if (isContact(who) || session.data?.role === 'contact') return <Navigate to="/portal" replace />
  if (who !== null || session.data !== undefined) return <Frame />
  if (session.error === null || failedWith(session.error, 'not_signed_in')) return null
  return (
    <CardFrame title={accessText.signIn.title}>
      <ErrorState
        title={text.failure.broken}
        says={failureText(session.error)}
        onRetry={() => void session.refetch()}
      />
    </CardFrame>
  )
}

/** Every screen for those who are signed in; for others the question to do so, at the same address. */
export function Shell() {
  const why = useOut()
  if (why === undefined) return <KnownFrame />
  return (
    <Suspense>
      <SignedOut why={why} />
    </Suspense>
  )
}
