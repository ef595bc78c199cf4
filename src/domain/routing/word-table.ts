/** Finds many words and phrases in a text in one pass over it (ROU-3, ROU-4). */

const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** The same where there are plain letters alone, several times as fast. */
const PLAIN_WORD = /[a-z0-9]+/g
const ASCII = /^[\0-\x7f]*$/u
/** Letters of languages that put no spaces between words: their keywords are sought anywhere. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
/** Of a prefix, at least so many letters are given, so that words can be looked up by their beginning. */
export const PREFIX_LETTERS = 3

const folded = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKC').toUpperCase().toLowerCase()

/** Endings that a word in its plural or another form has, the longest first, and what stands there instead. Short words
 *  keep theirs: "sso" is no plural. */
const ENDINGS: readonly (readonly [ending: string, instead: string, least: number])[] = [
  ['ies', 'y', 5],
  ['ing', '', 6],
  ['ed', '', 5],
  ['sses', 'ss', 5],
  ['xes', 'x', 5],
  ['ches', 'ch', 6],
  ['shes', 'sh', 6],
  ['s', '', 4],
]

const NO_PLURAL = /(?:ss|us|is)$/u
const DOUBLED = /([bdgmnprt])\1$/u

/** A folded word without the ending of its form: "repositories" and "repository" have the same stem. */
export function stemOf(word: string): string {
  for (const [ending, instead, least] of ENDINGS) {
    if (word.length < least || !word.endsWith(ending)) continue
    if (ending === 's' && NO_PLURAL.test(word)) break
    const bare = word.slice(0, -ending.length) + instead
    return unvoiced(ending === 'ing' || ending === 'ed' ? bare.replace(DOUBLED, '$1') : bare)
  }
  return unvoiced(word)
}

/** Without a last "e", so that "licensing" meets "license". */
const unvoiced = (stem: string): string => (stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem)

/** Words of a text that is folded. */
const split = (text: string): readonly string[] => text.match(ASCII.test(text) ? PLAIN_WORD : WORD) ?? []
const wordsOf = (text: string): readonly string[] => split(folded(text))

/** Texts repeat the same words, so their stems are remembered; forgotten all at once, which costs less than to count. */
const STEMS_KEPT = 20_000
const kept = new Map<string, string>()

function keptStem(word: string): string {
  const known = kept.get(word)
  if (known !== undefined) return known
  if (kept.size >= STEMS_KEPT) kept.clear()
  const stem = stemOf(word)
  kept.set(word, stem)
  return stem
}

/** Whether the table can look for it: letters or digits, and at most a * at the end of one word. */
export function isKeyword(word: string): boolean {
  const [first, second] = wordsOf(word)
  if (first === undefined || word.trim() !== word) return false
  if (!word.includes('*')) return true
  return word.indexOf('*') === word.length - 1 && second === undefined && first.length >= PREFIX_LETTERS
}

interface Phrase {
  readonly id: number
  readonly stems: readonly string[]
}
interface Prefix {
  readonly id: number
  readonly begins: string
}

/** Words to look for, ready to be looked for in many texts. */
export interface WordTable {
  /** As they were written; what is found is told by their index. */
  readonly words: readonly string[]
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  readonly prefixes: ReadonlyMap<string, readonly Prefix[]>
  readonly anywhere: readonly { readonly id: number; readonly letters: string }[]
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** The table of `words`; the same word twice is one. */
export function wordTable(words: readonly string[]): WordTable {
  const unique = [...new Set(words)]
  const phrases = new Map<string, Phrase[]>()
  const prefixes = new Map<string, Prefix[]>()
  const anywhere: { id: number; letters: string }[] = []
  for (const [id, word] of unique.entries()) {
    const parts = wordsOf(word)
    const stems = parts.map(stemOf)
    const [first] = stems
    const begins = parts[0]
    if (UNSPACED.test(word)) anywhere.push({ id, letters: folded(word) })
    else if (word.endsWith('*') && begins) put(prefixes, begins.slice(0, PREFIX_LETTERS), { id, begins })
    else if (first !== undefined) put(phrases, first, { id, stems })
  }
  return { words: unique, phrases, prefixes, anywhere }
}

/** Longer texts are read up to here: a quoted log names everything. */
const LETTERS_READ = 8_000

function standsAt(stems: readonly string[], at: number, phrase: readonly string[]): boolean {
  for (let index = 1; index < phrase.length; index++) if (stems[at + index] !== phrase[index]) return false
  return true
}

function addBegun({ prefixes }: WordTable, word: string, found: Set<number>): void {
  for (const { id, begins } of prefixes.get(word.slice(0, PREFIX_LETTERS)) ?? []) {
    if (word.startsWith(begins)) found.add(id)
  }
}

function addPhrases({ phrases }: WordTable, stems: readonly string[], at: number, found: Set<number>): void {
  for (const { id, stems: phrase } of phrases.get(stems[at] ?? '') ?? []) if (standsAt(stems, at, phrase)) found.add(id)
}

/** Indices of the table's words that are in `text`. */
export function wordsIn(table: WordTable, text: string): ReadonlySet<number> {
  const read = folded(text.length > LETTERS_READ ? text.slice(0, LETTERS_READ) : text)
  const words = split(read)
  const stems = words.map(keptStem)
  const found = new Set<number>()
  const hasPrefixes = table.prefixes.size > 0
  for (let at = 0; at < words.length; at++) {
    if (hasPrefixes) addBegun(table, words[at] ?? '', found)
    addPhrases(table, stems, at, found)
  }
  for (const { id, letters } of table.anywhere) if (read.includes(letters)) found.add(id)
  return found
}
