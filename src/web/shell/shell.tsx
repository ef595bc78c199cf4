import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { DeskContext } from '../components/desk-context.ts'
import { useMessages } from '../components/messages.tsx'
import { ErrorState } from '../components/states.tsx'
import { CONTENT_ID } from '../components/use-focus-return.ts'
import { useKeys, usePausedKeys, useSingleKeys } from '../components/use-keys.ts'
import { failureText } from '../data/failure.ts'
import { useLive } from '../data/live.ts'
import { usePreference } from '../data/preferences.ts'
import { useWorkspace } from '../data/workspace.ts'
import { text } from '../text.ts'
import { KEY_VERBS } from '../verbs/possible-verbs.ts'
import { LiveNotice } from './live-notice.tsx'
import { Overlays } from './overlays.tsx'
import { PAGES } from './page-list.ts'
import { SEARCH_ID } from './search-box.tsx'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'
import { useDeskState } from './use-desk-state.ts'

/** Keeps the chosen theme on the page; without one the system's holds. */
function useTheme(): void {
  const theme = usePreference('theme')
  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  }, [theme])
}

/** Another member sees other things, another workspace has other tickets: nothing read before holds. */
function useFreshFor(who: string): void {
  const cache = useQueryClient()
  const before = useRef(who)
  useEffect(() => {
    if (before.current === who) return
    before.current = who
    void cache.resetQueries()
  }, [cache, who])
}

/** The frame around every screen: navigation, keys, what opens above, and the live connection. */
export function Shell() {
  const navigate = useNavigate()
  const workspace = useWorkspace()
  const connection = useLive()
  const { speak } = useMessages()
  const { desk, overlay, close, ticket } = useDeskState(workspace.data)
  useTheme()
  useSingleKeys()
  usePausedKeys(overlay !== undefined)
  useFreshFor(`${usePreference('workspace')} ${usePreference('member')}`)

  function search() {
    const box = document.getElementById(SEARCH_ID)
    if (box?.checkVisibility()) box.focus()
    else desk.show({ is: 'palette' })
  }
  const begin = (key: string) => ticket !== undefined && desk.startKey(key, ticket)
  useKeys({
    'mod+k': () => (overlay?.is === 'palette' ? close() : desk.show({ is: 'palette' })),
    '?': () => desk.show({ is: 'help' }),
    '/': search,
    n: desk.next,
    o: () => desk.show({ is: 'open' }),
    'g q': () => void navigate({ to: '/', search: {} }),
    ...Object.fromEntries(PAGES.map(({ keys, to }) => [keys, () => void navigate({ to })])),
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
