/** The live stream: says which answers are stale, and whether we still hear from the server. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { LivePresence } from '../../contract/presence.ts'
import { LiveChange } from '../../contract/queue.ts'
import { keys } from './keys.ts'
import { learnPresence } from './presence.ts'
import { paced } from './refresh-pace.ts'
import { useWho } from './who.ts'

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
    const passing = minute ? [keys.tickets, keys.allClocks, keys.inboxes, keys.attention] : []
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
    const stale = [
      keys.lines,
      keys.inboxes,
      keys.attention,
      keys.whys,
      keys.workspace,
      keys.duty,
      keys.helpLines,
      keys.concerns,
      keys.issueLists,
      keys.issueFiles,
      ...ofTickets,
      ...passing,
    ]
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
  readonly onPresence: (told: LivePresence) => void
  readonly onState: (state: Connection) => void
  /** The server closed the stream, or turned it down. */
  readonly onClosed: () => void
}

/** Listens until the returned function is called. The browser resumes by event id; a stream the server refused is
 *  asked for again by us, with growing waits. */
function listen(address: string, { onChange, onReset, onPresence, onState, onClosed }: Hearing): () => void {
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
    stream.addEventListener('change', ({ data }) => {
      const { type, number } = LiveChange.parse(JSON.parse(data))
      // A person may stand in anything that is on screen.
      if (type === 'personal_data_erased') onReset()
      else onChange(number)
    })
    stream.addEventListener('reset', onReset)
    stream.addEventListener('presence', ({ data }) => onPresence(LivePresence.parse(JSON.parse(data))))
    stream.addEventListener('error', () => {
      lost = true
      onState('lost')
      if (stream.readyState !== EventSource.CLOSED) return
      onClosed()
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
  // Of somebody else it is another stream.
  const who = useWho()
  const [state, setState] = useState<Connection>('connecting')
  useEffect(() => {
    if (who === null) return undefined
    const { changed, reset, minutePassed } = refresher(cache)
    const timer = setInterval(() => document.hidden || minutePassed(), MINUTE)
    // A browser does not say why a stream was turned down; the session does when it has ended.
    const onClosed = () => void cache.invalidateQueries({ queryKey: keys.session })
    // Of a ticket that this page has left it keeps nothing.
    const onPresence = ({ number, ...told }: LivePresence) =>
      cache.getQueryState(keys.presence(number)) && learnPresence(cache, number, told)
    const hearing = { onChange: changed, onReset: reset, onPresence, onState: setState, onClosed }
    const stop = listen('/api/v1/live', hearing)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [cache, who])
  return state
}
