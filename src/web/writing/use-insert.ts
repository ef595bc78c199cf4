import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Span } from '../../domain/writing/parts.ts'
import { placesOf, replaced } from './places.ts'
import { selectSpan } from './select-span.ts'

/** Puts text into the field and selects its first place that is to be filled in, or stands behind it. */
export function useInsert(field: RefObject<HTMLTextAreaElement | null>, body: string, onBody: (body: string) => void) {
  const pending = useRef<Span>(undefined)
  useLayoutEffect(() => {
    const area = field.current
    if (!pending.current || area?.value !== body) return
    area.focus()
    selectSpan(area, pending.current)
    // On a phone the text may have pushed what sends it out of sight.
    area.form?.scrollIntoView({ block: 'nearest' })
    pending.current = undefined
  })
  const selection = (): Span => {
    const { selectionStart: start = body.length, selectionEnd: end = body.length } = field.current ?? {}
    return { start, end }
  }
  return {
    selection,
    insert: (text: string, at: Span) => {
      const [place] = placesOf(text)
      const [from, to] = place ? [place.start, place.end] : [text.length, text.length]
      pending.current = { start: at.start + from, end: at.start + to }
      onBody(replaced(body, at, text))
    },
    select: (at: Span) => {
      field.current?.focus()
      if (field.current) selectSpan(field.current, at)
    },
  }
}
