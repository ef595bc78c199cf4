import type { Span } from '../../domain/writing/parts.ts'

/** Selects a stretch of a text and brings it into sight, which a text field does only while somebody types. The marks that
 *  lie behind the text (writing-area.tsx) tell where it stands. */
export function selectSpan(area: HTMLTextAreaElement, { start, end }: Span): void {
  area.setSelectionRange(start, end)
  let at = 0
  for (const stretch of area.previousElementSibling?.querySelectorAll('span') ?? []) {
    if (at === start) {
      const { offsetTop, offsetHeight } = stretch
      const isSeen = offsetTop >= area.scrollTop && offsetTop + offsetHeight <= area.scrollTop + area.clientHeight
      if (!isSeen) area.scrollTop = offsetTop - offsetHeight
      return
    }
    at += stretch.textContent.length
  }
}
