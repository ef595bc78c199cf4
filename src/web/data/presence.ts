/** Being at a ticket: saying so while its page is in sight, and knowing who else is. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BePresent, Presence } from '../../contract/presence.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** How often it is said again, in milliseconds. */
const BEAT = 15_000
/** Whoever presses no key for this long has stopped typing, in milliseconds. */
const TYPING_LASTS = 8_000

interface Said extends BePresent {
  /** Number of the ticket. */
  readonly at: number
}

/** Takes what is newer than what is known of who is at a ticket. */
export const learnPresence = (cache: QueryClient, number: number, told: Presence): void => {
  cache.setQueryData<Presence>(keys.presence(number), (known) => (known && known.asOf > told.asOf ? known : told))
}

interface Company {
  readonly others: Presence['people']
  /** To be called at each change of what is being written. */
  readonly onWriting: (body: string) => void
}

/** Says that `you` are at the ticket while it is in sight, and tells who else is; nothing of both unless `isMember`. */
export function usePresence(number: number, you: string, isMember: boolean): Company {
  const client = useClient()
  const cache = useQueryClient()
  const [typing, setTyping] = useState(false)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const says = useRef<() => void>(() => {})
  // Never asked for by itself: what one says is answered, and the live stream tells the rest.
  const { data } = useQuery({
    queryKey: keys.presence(number),
    queryFn: () => client.presence(number),
    enabled: false,
  })
  const { mutate } = useMutation({
    mutationFn: ({ at, is }: Said) => client.bePresent(at, { is }),
    onSuccess: (told, { at, is }) => is === 'gone' || learnPresence(cache, at, told),
    // What could not be said is not said later: by then it is no longer true.
    networkMode: 'always',
  })

  useEffect(() => {
    if (!isMember) return undefined
    const say = () => document.hidden || mutate({ at: number, is: typing ? 'typing' : 'looking' })
    say()
    says.current = say
    const timer = setInterval(say, BEAT)
    return () => clearInterval(timer)
  }, [isMember, typing, number, mutate])

  // Another page of the same person has left, or looks on while they type here.
  const own = data?.people.find(({ handle }) => handle === you)
  const isTyping = useRef(typing)
  isTyping.current = typing
  useEffect(() => {
    if (isMember && data && (own === undefined || (isTyping.current && !own.typing))) says.current()
  }, [isMember, data, own])

  useEffect(() => {
    if (!isMember) return undefined
    const leave = () => mutate({ at: number, is: 'gone' })
    const turned = () => mutate({ at: number, is: document.hidden ? 'gone' : 'looking' })
    document.addEventListener('visibilitychange', turned)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', turned)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [isMember, number, mutate])

  const stop = useCallback(() => {
    clearTimeout(pause.current)
    setTyping(false)
  }, [])
  // On the way to another ticket nothing of this one is taken along.
  useEffect(
    () => () => {
      stop()
      cache.removeQueries({ queryKey: keys.presence(number) })
    },
    [stop, cache, number],
  )
  const onWriting = useCallback(
    (body: string) => {
      stop()
      if (body.trim() === '') return
      setTyping(true)
      pause.current = setTimeout(stop, TYPING_LASTS)
    },
    [stop],
  )
  const others = isMember ? (data?.people ?? []).filter(({ handle }) => handle !== you) : []
  return { others, onWriting }
}
