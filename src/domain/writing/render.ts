/** A template with the facts of a ticket in it (WRI-3). */
import { FACTS, type Facts, isFact } from './facts.ts'
import type { Span } from './parts.ts'
import { placeholdersOf } from './placeholders.ts'

export interface Unfilled {
  readonly name: string
  /** What belongs there, in words. */
  readonly says: string
  /** Where it stands in the text that was made. */
  readonly at: Span
}

export interface Rendered {
  readonly text: string
  /** In order; the same name as often as it stands there. */
  readonly unfilled: readonly Unfilled[]
}

/** What belongs in a place: a fact's meaning, or the name its author gave it, in words. */
export const placeWords = (name: string): string => (isFact(name) ? FACTS[name] : name.replaceAll('_', ' '))

/** A value cannot bring further places with it. */
const plain = (value: string): string => value.replace(/\{\{+|\}\}+/g, (braces) => braces.slice(0, 1))

/** The template's `body` with what is known in its places; `fills` go before facts. What is not known stays as it is. */
export function render(body: string, facts: Facts, fills: Readonly<Record<string, string>> = {}): Rendered {
  const made: string[] = []
  const unfilled: Unfilled[] = []
  let length = 0
  let from = 0
  const add = (text: string) => {
    made.push(text)
    length += text.length
  }
  for (const { name, at } of placeholdersOf(body)) {
    add(body.slice(from, at.start))
    from = at.end
    const given = Object.hasOwn(fills, name) ? fills[name] : isFact(name) ? facts[name] : undefined
    const value = given?.trim() ? plain(given) : undefined
    if (value === undefined) {
      const place = body.slice(at.start, at.end)
      unfilled.push({ name, says: placeWords(name), at: { start: length, end: length + place.length } })
      add(place)
    } else add(value)
  }
  add(body.slice(from))
  return { text: made.join(''), unfilled }
}
