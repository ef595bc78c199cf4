import { useSyncExternalStore } from 'react'
import { preference, subscribe } from '../data/preferences.ts'

const system = () => window.matchMedia('(prefers-color-scheme: dark)')

function follow(listener: () => void): () => void {
  const media = system()
  media.addEventListener('change', listener)
  const leave = subscribe(listener)
  return () => {
    media.removeEventListener('change', listener)
    leave()
  }
}

/** Whether the page is dark: as chosen, or as the system is. For what cannot read the page's own colours. */
export function useDark(): boolean {
  return useSyncExternalStore(follow, () => {
    const theme = preference('theme')
    return theme === 'dark' || (theme !== 'light' && system().matches)
  })
}
