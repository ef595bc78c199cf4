/** Places in braces that a text still holds, and moving between them. */
import type { Span } from '../../domain/writing/parts.ts'

/** Names as templates write them; what is meant as it stands, such as `{{ .Values }}`, is left alone. */
const PLACE = /\{\{ ?[a-z][\w.]{0,79} ?\}\}/g

/** Every place, in order. */
export const placesOf = (body: string): Span[] =>
  body.includes('{{')
    ? [...body.matchAll(PLACE)].map(({ index, 0: place }) => ({ start: index, end: index + place.length }))
    : []

/** The place to go to from the selection `from`; undefined beyond the last and before the first, where Tab leaves the
 *  text as it always does. */
export function nextPlace(body: string, { start, end }: Span, backwards: boolean): Span | undefined {
  const places = placesOf(body)
  if (backwards) return places.findLast((place) => place.end <= start && place.start !== start)
  const beyond = start === end ? start : end
  return places.find((place) => place.start >= beyond)
}

/** `body` with `text` in place of what stands at `at`. */
export const replaced = (body: string, at: Span, text: string): string =>
  body.slice(0, at.start) + text + body.slice(at.end)

/** A stretch of the text, marked or not. */
export interface Stretch {
  readonly text: string
  readonly mark: 'placeholder' | 'internal' | 'loaded' | 'commitment' | 'mention' | undefined
}

/** `body` cut where marks begin and end; of marks that overlap the first stands. */
export function stretchesOf(
  body: string,
  marks: readonly { readonly at: Span; readonly mark: NonNullable<Stretch['mark']> }[],
): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const { at, mark } of marks.toSorted((a, b) => a.at.start - b.at.start)) {
    if (at.start < from || at.end > body.length) continue
    stretches.push({ text: body.slice(from, at.start), mark: undefined }, { text: body.slice(at.start, at.end), mark })
    from = at.end
  }
  return [...stretches, { text: body.slice(from), mark: undefined }].filter(({ text }) => text !== '')
}
