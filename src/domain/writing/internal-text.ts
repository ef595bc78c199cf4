/** What was written for ourselves, in a text for the customer (WRI-11). */
import { blanked, LOOKED_AT, partsOf, type Span, sentencesOf } from './parts.ts'

/** A note, or the note of a hold. */
export interface InternalText {
  /** Of its event. */
  readonly version: number
  readonly text: string
}

/** Words of a note. */
export interface RepeatedNote {
  readonly code: 'internal_note'
  readonly at: Span
  /** Of the event it was written in. */
  readonly version: number
}

/** A word for what stays with us wherever it stands. */
export interface InternalFact {
  readonly code: 'internal_fact'
  readonly at: Span
}

/** A shorter sentence may well be said to both. */
const LEAST_REPEATED = 40

/** Fewer letters than these are found in any text. */
const LEAST_PASTED = 20

/** `text` in small letters with single spaces, and for each letter its place in it. */
interface Flat {
  readonly text: string
  readonly places: readonly number[]
}

/** Letter by letter, so that places hold: a letter that grows in small letters stays as it is. */
function flattened(text: string): Flat {
  const letters: string[] = []
  const places: number[] = []
  let open = false
  for (let place = 0; place < text.length; place++) {
    const letter = text.charAt(place)
    const isSpace = /\s/.test(letter)
    if (isSpace && (!open || letters.length === 0)) continue
    open = !isSpace
    const small = letter.toLowerCase()
    letters.push(isSpace ? ' ' : small.length === 1 ? small : letter)
    places.push(place)
  }
  return { text: letters.join(''), places }
}

const flatOf = (text: string): string => flattened(text).text.trim()

/** The sentences and whole lines of `text` that are long enough to be known again. */
function passages(text: string): string[] {
  const sentences = sentencesOf(text).map(({ start, end }) => flatOf(text.slice(start, end)))
  return [...new Set(sentences)].filter((each) => each.length >= LEAST_REPEATED)
}

function placesIn({ text, places }: Flat, passage: string): Span | undefined {
  // The mark at its end may be another where it is repeated.
  const words = passage.replace(/[.!?…"')\]]+$/, '')
  const found = text.indexOf(words)
  const [start, last] = [places[found], places[found + words.length - 1]]
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 }
}

/** What of `internal` the draft repeats, sentence by sentence; what the customer has read already is left out. */
export function repeatedNotes(
  body: string,
  internal: readonly InternalText[],
  open: readonly string[],
): RepeatedNote[] {
  if (internal.length === 0 || body.trim().length < LEAST_REPEATED) return []
  const draft = flattened(body)
  const read = open.map(flatOf)
  return internal.flatMap(({ version, text }) =>
    passages(text).flatMap((passage): RepeatedNote[] => {
      const at = placesIn(draft, passage)
      if (!at || read.some((each) => each.includes(passage.replace(/[.!?…"')\]]+$/, '')))) return []
      return [{ code: 'internal_note', at, version }]
    }),
  )
}

/** What no customer is told: what they are worth to us, and how likely they leave. */
const FACTS =
  /\bARR\b|\b(?:annual(?:ly)? recurring revenue|annual contract value|churn(?:ed|ing)? risk|risk of churn(?:ing)?|renewal (?:risk|value)|deal (?:size|stage)|sales stage|win (?:probability|rate)|hard[- ]choices|internal (?:only|note)|(?:do not|don't) (?:share|forward|tell|send)[^.!?\n]{0,30} (?:the )?customer)\b/gi
const CAPITALS = /^[A-Z]+$/

/** Names of facts that stay with us. `arr` in small letters is a list in some program. */
export function internalFacts(body: string): InternalFact[] {
  const read = body.slice(0, LOOKED_AT)
  const own = blanked(
    read,
    partsOf(read).filter(({ kind }) => kind !== 'signature'),
  )
  return [...own.matchAll(FACTS)]
    .filter(([found]) => found.length > 'arr'.length || CAPITALS.test(found))
    .map(({ index, 0: found }) => ({ code: 'internal_fact', at: { start: index, end: index + found.length } }))
}

/** Where a text that somebody is about to paste comes from: the note that holds it or is repeated by it, or the name in it
 *  of what stays with us; undefined when anybody may read it. Shorter texts than `LEAST_PASTED` stand anywhere. */
export function pastedFrom(
  text: string,
  internal: readonly InternalText[],
  open: readonly string[],
): { readonly note: number } | { readonly fact: string } | undefined {
  const [repeated] = repeatedNotes(text, internal, open)
  if (repeated) return { note: repeated.version }
  const pasted = flatOf(text)
  const within = internal.find((note) => pasted.length >= LEAST_PASTED && flatOf(note.text).includes(pasted))
  if (within && !open.some((each) => flatOf(each).includes(pasted))) return { note: within.version }
  const [fact] = internalFacts(text)
  return fact && { fact: text.slice(fact.at.start, fact.at.end) }
}
