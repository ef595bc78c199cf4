/** What seeded tickets say: invented words, or texts mixed out of real ones. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { HistoryEvent } from '../src/domain/history.ts'
import { between, chance, pick, type Random } from '../src/local/demo/random.ts'
import { someWords } from './words.ts'

/** What happens to a ticket after its first events, in order. */
export type Life = (random: Random) => readonly Pick<HistoryEvent, 'actor' | 'change'>[]

export interface Texts {
  /** Tells seeds apart; empty for the ordinary ones. */
  readonly name: string
  readonly opening: (random: Random) => { readonly subject: string; readonly body: string }
  readonly reply: (random: Random) => string
  /** Left out where every ticket waits. */
  readonly life?: Life
}

export const INVENTED_TEXTS: Texts = {
  name: '',
  opening: (random) => ({ subject: someWords(random, 8), body: someWords(random, between(random, 20, 60)) }),
  reply: (random) => someWords(random, 25),
}

/** A row of the help-desk texts, as they come. */
export interface RealText {
  readonly row: string
  readonly title: string
  readonly body: string
  readonly category: string
  readonly business_service: string
  readonly sub_category1: string
  readonly sub_category2: string
}

/** The help-desk texts in `file`, a gzipped CSV. */
export const realTexts = (file: string): RealText[] =>
  parse(gunzipSync(readFileSync(file)), { columns: true }) as RealText[]

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** `count` words that stand beside each other in `text`, from anywhere in it. */
function stretch(random: Random, text: string, count: number): string {
  const words = wordsOf(text)
  const start = between(random, 0, Math.max(0, words.length - count))
  return words.slice(start, start + count).join(' ')
}

/** Most of the words, in order. */
const mostOf = (random: Random, text: string): string =>
  wordsOf(text)
    .filter(() => chance(random, 0.8))
    .join(' ')

/** Texts mixed out of `rows`: the words of one, of another of the same service and of any, and invented names. */
export function mixedTexts(rows: readonly RealText[]): Texts {
  const byService = new Map<string, RealText[]>()
  for (const row of rows) byService.set(row.business_service, [...(byService.get(row.business_service) ?? []), row])
  const fellow = (random: Random, { business_service }: RealText) =>
    pick(random, byService.get(business_service) ?? rows)
  return {
    name: 'mixed',
    opening: (random) => {
      const row = pick(random, rows)
      const parts = [
        stretch(random, row.body, between(random, 6, 18)),
        stretch(random, fellow(random, row).body, between(random, 4, 14)),
        stretch(random, pick(random, rows).body, between(random, 4, 14)),
        someWords(random, between(random, 1, 4)),
      ]
      return { subject: `${mostOf(random, row.title)} ${someWords(random, 1)}`, body: parts.join('. ') }
    },
    reply: (random) => stretch(random, pick(random, rows).body, 25),
  }
}

/** Every row as a ticket of its own, in order: the first ticket is the first row. */
export function rowTexts(rows: readonly RealText[]): Texts {
  let next = 0
  return {
    name: 'rows',
    opening: () => {
      const row = rows[next++]
      return { subject: row?.title || 'no subject', body: row?.body || 'no text' }
    },
    reply: () => 'We look into it.',
  }
}
