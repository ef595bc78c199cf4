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

/** Same limits as the breakpoints of styles.css, and one of its own. */
const widths = {
  sm: watched('(min-width: 40rem)'),
  lg: watched('(min-width: 64rem)'),
  xl: watched('(min-width: 80rem)'),
  /** As wide as `lg`, and high enough for more than the conversation. */
  roomy: watched('(min-width: 64rem) and (min-height: 64rem)'),
} as const

/** Whether the window is at least this large. */
export const useWide = (from: keyof typeof widths): boolean =>
  useSyncExternalStore(widths[from].subscribe, widths[from].matches)
