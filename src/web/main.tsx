import './styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CallFailed } from '../contract/client.ts'
import { must } from '../domain/assert.ts'
import { MessagesProvider } from './components/messages.tsx'
import { followTimeZone } from './data/time-zone.ts'
import { prefetchRest, router } from './router.tsx'

/** Reads again this many times when the server does not answer; what it refuses is not asked again. */
const RETRIES = 2

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      // Live changes say what is stale; this only keeps a screen that mounts twice from reading twice.
      staleTime: 2_000,
      networkMode: 'always',
      retry: (failures, error) => failures < RETRIES && !(error instanceof CallFailed),
    },
    mutations: { networkMode: 'always' },
  },
})

// Once a person stirs: it is no part of the first load, and there when it is wanted.
for (const sign of ['pointermove', 'pointerdown', 'keydown']) {
  window.addEventListener(sign, prefetchRest, { once: true, passive: true })
}

followTimeZone()

createRoot(must(document.getElementById('app'), 'index.html has the place for the app')).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <MessagesProvider>
        <RouterProvider router={router} />
      </MessagesProvider>
    </QueryClientProvider>
  </StrictMode>,
)
