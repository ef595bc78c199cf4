import { useEffect, useRef, useState } from 'react'
import { useDark } from '../components/use-dark.ts'
import { ticketText } from '../ticket-text.ts'
import { mailDocument, mailHeight } from './mail-document.ts'

const { mail } = ticketText

/** Pixels of a mail that are shown before somebody asks for all of it. */
const SHOWN = 420
/** What is reckoned may be a little short; then the frame would scroll for a line or two. */
const SLACK = 1.15

/** Its width, as long as it is on the page. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    if (!ref.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}

/** A mail as it was laid out, in a frame of no origin that runs no script, sends no form and loads nothing. Its links open
 *  pages of their own, which is all that it may do. */
export function MailFrame({ html, from }: { readonly html: string; readonly from: string }) {
  const dark = useDark()
  const { ref, width } = useWidth()
  const [whole, setWhole] = useState(false)
  const height = Math.ceil(mailHeight(html, width) * SLACK)
  const isLong = height > SHOWN
  return (
    <div ref={ref} className="pb-2">
      <iframe
        title={mail.frame(from)}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={mailDocument(html, dark)}
        referrerPolicy="no-referrer"
        style={{ height: isLong && !whole ? SHOWN : height }}
        className="block w-full border-0"
      />
      {isLong ? (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="mx-4 my-1 rounded-sm text-xs text-soft underline underline-offset-2 hover:text-ink pointer-coarse:py-2"
        >
          {whole ? mail.less : mail.all}
        </button>
      ) : null}
    </div>
  )
}
