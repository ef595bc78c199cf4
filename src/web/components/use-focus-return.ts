import { useCallback, useEffect, useState } from 'react'

/** Where the focus goes when what was focused is gone. */
export const CONTENT_ID = 'content'

let remembered: Element | null = null

/** Notes what is focused, for whatever opens next: by the time it has loaded and opened, the focus may be elsewhere. */
export function rememberFocus(): void {
  remembered = document.activeElement
}

/** For what opens without a button of its own: gives the focus back to where it was when that was noted, or else when it
 *  opened; to the screen's content where that is gone. */
export function useFocusReturn(): (event: Event) => void {
  const [before] = useState(() => remembered ?? document.activeElement)
  useEffect(() => {
    // Noted for what is open now, and not for what opens next.
    remembered = null
  }, [])
  return useCallback(
    (event) => {
      event.preventDefault()
      const there = before instanceof HTMLElement && before.isConnected && before !== document.body
      const target = there ? before : document.getElementById(CONTENT_ID)
      target?.focus({ preventScroll: true })
    },
    [before],
  )
}
