import { Link } from '@tanstack/react-router'
import { createContext, use } from 'react'
import { useMessages } from '../components/messages.tsx'
import { Since } from '../components/since.tsx'
import { timelineText } from '../timeline-text.ts'

/** Whether the entries stand on the page of their ticket, where each has an address. */
export const EntryLinks = createContext(false)

/** When it happened; on the page of the ticket also the link to it, which is copied when it is followed. */
export function EntryTime({ at, anchor }: { readonly at: string; readonly anchor: string }) {
  const isLinked = use(EntryLinks)
  const { tell } = useMessages()
  if (!isLinked) return <Since at={at} />
  function copy() {
    const { origin, pathname } = window.location
    // There is none where the page comes over plain HTTP from another machine; the address has it then.
    const board: Clipboard | undefined = navigator.clipboard
    void board?.writeText(`${origin}${pathname}#${anchor}`).then(
      () => tell(timelineText.copied),
      () => undefined,
    )
  }
  return (
    <Link
      to="."
      search={true}
      hash={anchor}
      replace
      onClick={copy}
      title={timelineText.link}
      className="rounded-sm underline-offset-2 hover:text-ink hover:underline"
    >
      <span className="sr-only">{`${timelineText.link}, `}</span>
      <Since at={at} />
    </Link>
  )
}
