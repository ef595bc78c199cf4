/** The words by which tickets are compared. */
import { stemOf } from './stem.ts'
import { isStopWord } from './stop-words.ts'

/** What somebody asks, in their words. */
export interface AskText {
  readonly subject: string
  readonly body: string
}

/** A word of a text: how often it stands there, a word of the subject counting for more, and as it was written first. */
export interface Term {
  readonly count: number
  readonly written: string
}

/** By stem. */
export type Terms = ReadonlyMap<string, Term>

/** Characters of a body that are read; what comes later is logs and quoted mail. */
export const BODY_READ = 4_000
/** What a word of the subject counts. */
const SUBJECT_COUNT = 3
/** Longer ones are keys and tokens that somebody pasted. */
const LONGEST = 40
/** Letters and digits; a dot between them belongs to a version, a file or a host. */
const WORD = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu

/** Numbers of one or two digits are quantities, not names. */
const isName = (word: string): boolean => word.length > 1 && word.length <= LONGEST && !/^\d{1,2}$/.test(word)

/** Lines that repeat an earlier mail are not its writer's. */
const own = (text: string): string => text.replace(/^[ \t]*>.*$/gm, ' ').replace(/['’](?=\p{L})/gu, '')

function add(terms: Map<string, Term>, text: string, count: number): void {
  for (const [found] of own(text).matchAll(WORD)) {
    const written = found.normalize('NFKC').toLowerCase()
    const stem = stemOf(written)
    if (!isName(written) || isStopWord(written, stem)) continue
    const known = terms.get(stem)
    terms.set(stem, { count: (known?.count ?? 0) + count, written: known?.written ?? written })
  }
}

/** The words of a text that tell something (SIM-1). */
export function termsOf({ subject, body }: AskText): Terms {
  const terms = new Map<string, Term>()
  add(terms, subject, SUBJECT_COUNT)
  add(terms, body.slice(0, BODY_READ), 1)
  return terms
}
