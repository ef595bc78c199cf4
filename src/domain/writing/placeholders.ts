/** Places of a text that wait for somebody to fill them in (WRI-4, WRI-5). */
import { isFact } from './facts.ts'
import { blanked, ownWords, type Part, partsOf, type Span } from './parts.ts'

export interface Placeholder {
  /** What stands between the braces, such as `contact.first_name`. */
  readonly name: string
  readonly at: Span
}

/** Bounded, so that braces without end are passed over quickly. */
const BRACES = /\{\{([^{}\n]{0,80})\}\}/g

/** Every place in braces, wherever it stands. */
export function placeholdersOf(text: string): Placeholder[] {
  if (!text.includes('{{')) return []
  return [...text.matchAll(BRACES)].map(({ index, 0: whole, 1: name = '' }) => ({
    name: name.trim(),
    at: { start: index, end: index + whole.length },
  }))
}

/** Places that keep a text from being sent: all in its author's words, and in code those that name a fact, because
 *  `{{ .Values.name }}` is meant as it stands there. What is quoted from others is theirs. */
export function unfilledIn(text: string): Placeholder[] {
  const found = placeholdersOf(text)
  if (found.length === 0) return []
  const parts = partsOf(text)
  const without = (kind: Part['kind']) =>
    blanked(
      text,
      parts.filter((part) => part.kind === kind),
    )
  const [unquoted, uncoded] = [without('quote'), without('code')]
  return found.filter(({ name, at: { start } }) => {
    if (unquoted[start] === ' ') return false
    const isCode = text[start - 1] === '$' || uncoded[start] === ' '
    return !isCode || isFact(name)
  })
}

const LEFT_OVER =
  /\[(?:[A-Z][A-Z0-9_ ]{1,40}|(?:your|customer|contact|agent|company|insert|enter|add|name|date|link|ticket|product|version)\b[^[\]\n]{0,40})\](?!\()|<(?:insert|your|customer|contact|company|name|date|link)\b[^<>\n]{0,40}>|\$(?:CUSTOMER|CONTACT|NAME|FIRST_?NAME|LAST_?NAME|COMPANY|ACCOUNT|CE|AE|SE|TA|AGENT|TICKET|DATE|TIME|ETA|LINK)(?:_[A-Z]+)?\b|\b(?:TBD|TODO|XXX+|FIXME)\b/g

/** What looks as if it had been meant to be filled in: `[NAME]`, `$CUSTOMER`, `TBD`. Marks such as `[WIP]` look like it too,
 *  so these are told and stop nothing. */
export function leftOversIn(text: string): Placeholder[] {
  const own = ownWords(text)
  return [...own.matchAll(LEFT_OVER)].map(({ index, 0: name }) => ({
    name,
    at: { start: index, end: index + name.length },
  }))
}

/** `text` without its places in braces. */
export const withoutPlaceholders = (text: string): string =>
  blanked(
    text,
    placeholdersOf(text).map(({ at }) => at),
  )
