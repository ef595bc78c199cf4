import { useEffect } from 'react'
import { usePreference } from '../data/preferences.ts'

/** Keeps the chosen theme on the page; without one the system's holds. */
export function useTheme(): void {
  const theme = usePreference('theme')
  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  }, [theme])
}
