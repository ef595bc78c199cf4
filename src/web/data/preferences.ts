/** What this browser keeps beyond the tab: who is signed in, in which theme and time zone. */
import { useSyncExternalStore } from 'react'

const PREFIX = 'topline.'
const listeners = new Set<() => void>()

/** Calls `listener` after every change, also one in another tab; the answer ends it. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export type Preference = 'who' | 'theme' | 'keys' | 'timeZone' | 'clocks' | 'mail'

export const preference = (name: Preference): string | null => localStorage.getItem(PREFIX + name)

/** Keeps `value` under `name`; null forgets it. Everything that shows it follows at once. */
export function prefer(name: Preference, value: string | null): void {
  if (value === null) localStorage.removeItem(PREFIX + name)
  else localStorage.setItem(PREFIX + name, value)
  for (const listener of listeners) listener()
}

export const usePreference = (name: Preference): string | null =>
  useSyncExternalStore(subscribe, () => preference(name))
