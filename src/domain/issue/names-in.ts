/** Names of customers in a text, however they are spelled there: any case, anything or nothing between the words, and
 *  letters of other alphabets that look alike. */

import { stemOf } from '../similar/stem.ts'
import { isStopWord } from '../similar/stop-words.ts'
import { latinLetters } from './look-alikes.ts'

/** What is sought, and what it is the name of. */
export interface NamedThing {
  readonly says: 'account' | 'contact' | 'domain'
  readonly name: string
}

export interface FoundName {
  readonly says: NamedThing['says']
  /** As the text has it. */
  readonly words: string
}

interface Word {
  readonly start: number
  readonly end: number
  readonly folded: string
  /** The same with Latin letters for those that look like them. */
  readonly latin: string
}

const WORD = /[\p{L}\p{N}]+/gu

const unmarked = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
const foldedOf = (text: string): string => unmarked(text).toLowerCase().normalize('NFKC')
const latinOf = (text: string): string => foldedOf(latinLetters(unmarked(text)))
/** As it is written, whatever the letters are made of. */
const asWritten = (text: string): string => latinLetters(unmarked(text)).normalize('NFKC')

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    folded: foldedOf(word),
    latin: latinOf(word),
  }))
}

/** Forms of companies at the end of a name, which few people write. */
const FORMS: ReadonlySet<string> = new Set(
  'ab ag as bv co company corp corporation gmbh group holding holdings inc incorporated kg kk limited llc llp ltd nv oy plc pty sa sas se spa srl'.split(
    ' ',
  ),
)

/** The name as its words, and without the form of the company. */
function readings(words: readonly Word[]): Word[][] {
  const last = words.findLastIndex(({ folded }) => !FORMS.has(folded))
  const short = words.slice(0, last + 1)
  return short.length > 0 && short.length < words.length ? [[...words], short] : [[...words]]
}

/** Fewer letters than these, or a word that is in every text, name somebody only as the name is written. */
const isCommon = (word: string): boolean => word.length < 3 || isStopWord(word, stemOf(word))

/** The longest name that is looked for, in words. */
const LONGEST = 12

interface Index {
  /** Names in any case, their words run together. */
  readonly any: ReadonlyMap<string, NamedThing['says']>
  /** Names that count only as they are written. */
  readonly exact: ReadonlyMap<string, NamedThing['says']>
}

/** A person's single name counts only as it is written, since "Will" is a name and "will" is not. */
const isExact = ({ says }: NamedThing, words: readonly Word[]): boolean =>
  words.length === 1 && (says === 'contact' || isCommon(words[0]?.folded ?? ''))

const joined = (words: readonly Word[], spelling: 'folded' | 'latin'): string =>
  words.map((word) => word[spelling]).join('')

function indexed(things: readonly NamedThing[]): Index {
  const any = new Map<string, NamedThing['says']>()
  const exact = new Map<string, NamedThing['says']>()
  for (const thing of things) {
    const words = wordsOf(thing.name)
    if (words.length === 0) continue
    for (const reading of readings(words)) {
      if (isExact(thing, reading)) exact.set(asWritten(thing.name.slice(words[0]?.start, words[0]?.end)), thing.says)
      else any.set(joined(reading, 'folded'), thing.says).set(joined(reading, 'latin'), thing.says)
    }
  }
  return { any, exact }
}

/** The longest name that begins with the word at `first`. */
function nameAt(text: string, words: readonly Word[], first: number, { any, exact }: Index) {
  const start = words[first]?.start ?? 0
  for (let last = Math.min(words.length, first + LONGEST) - 1; last >= first; last--) {
    const some = words.slice(first, last + 1)
    const written = text.slice(start, words[last]?.end)
    const says = any.get(joined(some, 'folded')) ?? any.get(joined(some, 'latin')) ?? exact.get(asWritten(written))
    if (says !== undefined) return { found: { says, words: written }, last }
  }
  return undefined
}

/** Names of `things` that stand in `text`, each once. */
export function namesIn(text: string, things: readonly NamedThing[]): FoundName[] {
  const index = indexed(things)
  const words = wordsOf(text)
  const found = new Map<string, FoundName>()
  for (let at = 0; at < words.length; at++) {
    const name = nameAt(text, words, at, index)
    if (!name) continue
    const same = latinOf(name.found.words).replaceAll(/[^\p{L}\p{N}]/gu, '')
    if (!found.has(same)) found.set(same, name.found)
    at = name.last
  }
  return [...found.values()]
}
