/** The live stream: says which answers are stale, and whether we still hear from the server. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { LiveChange } from '../../contract/queue.ts'
import { keys } from './keys.ts'
import { usePreference } from './preferences.ts'
import { paced } from './refresh-pace.ts'

export type Connection = 'connecting' | 'open' | 'lost'

/** Waits before a stream that the server closed is asked for again, in milliseconds. */
const RETRY_FIRST = 1_000
const RETRY_LAST = 30_000
/** A calendar that opens or closes sends no change, so clocks on screen are read again this often, in milliseconds. */
const MINUTE = 60_000

function refresher(cache: QueryClient) {
  const touched = new Set<number>()
  let everything = false
  let minute = false
  const run = () => {
    const numbers = [...touched]
    const all = everything
    const passing = minute ? [keys.tickets, keys.allClocks] : []
    touched.clear()
    everything = false
    minute = false
    if (all) return cache.invalidateQueries()
    const ofTickets = numbers.flatMap((number) => [
      keys.ticket(number),
      keys.timeline(number),
      keys.places(number),
      keys.clocks(number),
    ])
    const stale = [keys.lines, keys.whys, keys.workspace, ...ofTickets, ...passing]
    return Promise.all(stale.map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
  const wish = paced({
    run,
    now: () => performance.now(),
    wait: (callback, millis) => void setTimeout(callback, millis),
  })
  return {
    changed: (number: number | null) => {
      if (number !== null) touched.add(number)
      wish()
    },
    reset: () => {
      everything = true
      wish()
    },
    minutePassed: () => {
      minute = true
      wish()
    },
  }
}

interface Hearing {
  readonly onChange: (number: number | null) => void
  readonly onReset: () => void
  readonly onState: (state: Connection) => void
}

/** Listens until the returned function is called. The browser resumes by event id; a stream the server refused is
 *  asked for again by us, with growing waits. */
function listen(address: string, { onChange, onReset, onState }: Hearing): () => void {
  let stream: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = RETRY_FIRST
  let lost = false
  const connect = () => {
    stream = new EventSource(address)
    stream.addEventListener('open', () => {
      wait = RETRY_FIRST
      if (lost) onReset()
      lost = false
      onState('open')
    })
    stream.addEventListener('change', ({ data }) => onChange(LiveChange.parse(JSON.parse(data)).number))
    stream.addEventListener('reset', onReset)
    stream.addEventListener('error', () => {
      lost = true
      onState('lost')
      if (stream.readyState !== EventSource.CLOSED) return
      timer = setTimeout(connect, wait)
      wait = Math.min(wait * 2, RETRY_LAST)
    })
  }
  connect()
  return () => {
    clearTimeout(timer)
    stream.close()
  }
}

/** Keeps every screen fresh while it is mounted. */
export function useLive(): Connection {
  const cache = useQueryClient()
  const workspace = usePreference('workspace')
  const [state, setState] = useState<Connection>('connecting')
  useEffect(() => {
    const { changed, reset, minutePassed } = refresher(cache)
    const query = workspace === null ? '' : `?${new URLSearchParams({ workspace })}`
    const timer = setInterval(() => document.hidden || minutePassed(), MINUTE)
    const stop = listen(`/api/v1/live${query}`, { onChange: changed, onReset: reset, onState: setState })
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [cache, workspace])
  return state
}
