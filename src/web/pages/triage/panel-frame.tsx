import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { CloseIcon } from '../../components/icons.tsx'
import { useWide } from '../../components/use-wide.ts'
import { text } from '../../text.ts'

interface PanelFrameProps {
  readonly title: string
  readonly says: string
  /** Which tickets it is about. */
  readonly about: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Puts the focus where the form begins, also when it comes a moment later. */
function useBeginning() {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = panel.current
    if (!element) return undefined
    const begin = () => {
      const first = element.querySelector<HTMLElement>('[data-autofocus]')
      first?.focus()
      return first !== null
    }
    if (begin()) return undefined
    element.focus()
    const observer = new MutationObserver(() => begin() && observer.disconnect())
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [])
  return panel
}

function Aside({ title, says, about, onClose, children }: PanelFrameProps) {
  const panel = useBeginning()
  function leave(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  return (
    <section
      ref={panel}
      tabIndex={-1}
      data-panel=""
      aria-label={`${title}, ${about}`}
      onKeyDown={leave}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <header className="flex items-start gap-2 border-b border-line px-5 py-3">
        <div className="min-w-0 flex-1">
          <p className="truncate text-xs text-soft">{about}</p>
          <h2 className="text-base font-semibold">{title}</h2>
          <p className="text-xs text-soft">{says}</p>
        </div>
        <IconButton label={text.close} aria-keyshortcuts="Escape" onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      {children}
    </section>
  )
}

/** A form for the ticket at hand: beside it where there is room, else above it. */
export function PanelFrame(props: PanelFrameProps) {
  const wide = useWide('xl')
  if (wide) return <Aside {...props} />
  const { title, says, about, onClose, children } = props
  return (
    <Dialog title={title} says={says} about={about} onClose={onClose}>
      {children}
    </Dialog>
  )
}
