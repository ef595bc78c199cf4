/** The zone in which every instant is shown and typed: the one the person chose, or the computer's. */
import { showTimesIn } from '../format.ts'
import { preference, subscribe, usePreference } from './preferences.ts'

export const computersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** What a browser knew when it was kept here, another one may not. */
function known(zone: string | null): string | undefined {
  if (zone === null) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The zone to show and to read times in now. */
export const timeZone = (): string => known(preference('timeZone')) ?? computersZone()

/** Tells times in the chosen zone, now and after every change; called before any component listens for changes. */
export function followTimeZone(): void {
  const follow = () => showTimesIn(known(preference('timeZone')))
  follow()
  subscribe(follow)
}

/** Renders the component anew when the zone changes. */
export function useTimeZone(): string {
  usePreference('timeZone')
  return timeZone()
}
