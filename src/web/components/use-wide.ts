import { useSyncExternalStore } from 'react'

function watched(query: string) {
  const media = window.matchMedia(query)
  return {
    matches: () => media.matches,
    subscribe: (listener: () => void) => {
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
  }
}

/** Same limits as the breakpoints of styles.css. */
const widths = {
  sm: watched('(min-width: 40rem)'),
  lg: watched('(min-width: 64rem)'),
  xl: watched('(min-width: 80rem)'),
} as const

/** Whether the window is at least this wide. */
export const useWide = (from: keyof typeof widths): boolean =>
  useSyncExternalStore(widths[from].subscribe, widths[from].matches)
