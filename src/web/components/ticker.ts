/** One heartbeat for everything on screen that shows passing time. */
import { useSyncExternalStore } from 'react'
import { serverNow } from '../data/server-clock.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** What `word` makes of the present, again every second; the component renders only when the word changes. */
export const useTicking = <Word extends string>(word: (now: number) => Word): Word =>
  useSyncExternalStore(subscribe, () => word(serverNow()))
