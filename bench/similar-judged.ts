/** How good suggestions are, by labels that the texts came with, by near-identical texts, and by pairs that people judged. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { count, type Table } from './table.ts'
import type { RealText } from './texts.ts'

/** A row that is suggested for another; both count from 0. */
export interface Suggested {
  readonly row: number
  readonly suggested: number
  readonly likeness: number
}

/** Pairs that were read by a person: whether whoever triages the first would want to see the second. */
const JUDGED = path.join(import.meta.dirname, '../test/figures/similar-judged.csv')

/** Two texts are near-identical when they share this much of their sequences of three words. */
const NEAR = 0.3

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`)

const sameService = (a: RealText, b: RealText): boolean => a.business_service === b.business_service
const sameCategory = (a: RealText, b: RealText): boolean =>
  sameService(a, b) && a.sub_category1 === b.sub_category1 && a.sub_category2 === b.sub_category2

function sequences({ title, body }: RealText): Set<string> {
  const words = `${title} ${body}`.split(/\s+/)
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')))
}

/** The rows that are nearly the same as each row. */
function nearIdentical(rows: readonly RealText[]): ReadonlySet<number>[] {
  const all = rows.map(sequences)
  const holding = new Map<string, number[]>()
  for (const [row, held] of all.entries()) {
    for (const sequence of held) holding.set(sequence, [...(holding.get(sequence) ?? []), row])
  }
  return all.map((held, row) => {
    const shared = new Map<number, number>()
    for (const other of [...held].flatMap((sequence) => holding.get(sequence) ?? [])) {
      if (other !== row) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const near = [...shared].filter(
      ([other, common]) => common / (held.size + (all[other]?.size ?? 0) - common) >= NEAR,
    )
    return new Set(near.map(([other]) => other))
  })
}

/** `row,suggested,alike` of each judged pair, by their row numbers in the data. */
function judgements(): ReadonlyMap<string, boolean> {
  const [, ...lines] = readFileSync(JUDGED, 'utf8').trim().split('\n')
  return new Map(
    lines.map((line) => {
      const [row, suggested, alike] = line.split(',')
      return [`${row},${suggested}`, alike === 'yes']
    }),
  )
}

function handJudged(rows: readonly RealText[], suggested: readonly Suggested[]) {
  const known = judgements()
  const sampled = new Set([...known.keys()].map((pair) => pair.split(',')[0]))
  const told = suggested.filter(({ row }) => sampled.has(rows[row]?.row ?? ''))
  const verdicts = told.map((pair) => known.get(`${rows[pair.row]?.row},${rows[pair.suggested]?.row}`))
  const judged = verdicts.filter((verdict) => verdict !== undefined)
  return { yes: judged.filter(Boolean).length, judged: judged.length, told: told.length, of: sampled.size }
}

interface Score {
  readonly told: number
  readonly service: number
  readonly category: number
  readonly asked: number
  readonly near: number
}

function scoreOf(
  rows: readonly RealText[],
  suggested: readonly Suggested[],
  near: readonly ReadonlySet<number>[],
): Score {
  const fits = (same: (a: RealText, b: RealText) => boolean) =>
    suggested.filter(({ row, suggested: other }) => {
      const [a, b] = [rows[row], rows[other]]
      return a !== undefined && b !== undefined && same(a, b)
    }).length
  const found = new Set(suggested.filter((pair) => near[pair.row]?.has(pair.suggested)).map(({ row }) => row))
  return {
    told: suggested.length,
    service: fits(sameService),
    category: fits(sameCategory),
    asked: new Set(suggested.map(({ row }) => row)).size,
    near: found.size,
  }
}

/** What chance gives: two rows drawn blindly. */
function byChance(rows: readonly RealText[], labelOf: (row: RealText) => string): number {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(labelOf(row), (counts.get(labelOf(row)) ?? 0) + 1)
  return [...counts.values()].reduce((sum, each) => sum + (each / rows.length) ** 2, 0)
}

/** Of `theirs` as many for each row as `ours` has: a comparison that neither's threshold decides. */
function asMany(ours: readonly Suggested[], theirs: readonly Suggested[]): Suggested[] {
  const left = new Map<number, number>()
  for (const { row } of ours) left.set(row, (left.get(row) ?? 0) + 1)
  return theirs.filter(({ row }) => {
    const still = left.get(row) ?? 0
    left.set(row, still - 1)
    return still > 0
  })
}

const serviceOf = (row: RealText): string => row.business_service
const categoryOf = ({ business_service, sub_category1, sub_category2 }: RealText): string =>
  `${business_service}/${sub_category1}/${sub_category2}`

/** From here suggestions count as sure in the second column. */
const SURE = 0.4

/** The judgement, ours beside ts_rank and chance. */
export function judgedTable(
  rows: readonly RealText[],
  ours: readonly Suggested[],
  theirs: readonly Suggested[],
): Table {
  const near = nearIdentical(rows)
  const twins = near.filter(({ size }) => size > 0).length
  const sure = ours.filter(({ likeness }) => likeness >= SURE)
  const columns = [ours, sure, asMany(ours, theirs), theirs]
  const scores = columns.map((each) => scoreOf(rows, each, near))
  const [hand, surer] = [handJudged(rows, ours), handJudged(rows, sure)]
  const line = (name: string, of: (score: Score) => string, chance = '') => [name, ...scores.map(of), chance]
  const chanceOf = (labelOf: (row: RealText) => string) => `${(100 * byChance(rows, labelOf)).toFixed(1)} %`
  return {
    title: 'Similar tickets, judged on real texts',
    how:
      `The first three suggestions for each of ${count(rows.length)} help-desk texts among all others. ${hand.judged} of the ` +
      `${hand.told} suggestions for ${hand.of} rows were judged by hand (test/figures/similar-judged.csv), those of ts_rank ` +
      `were not. ${count(twins)} rows have a near-identical other.`,
    head: ['', 'suggestions', `likeness from ${SURE}`, 'ts_rank, as many', 'ts_rank, three', 'chance'],
    rows: [
      [
        'precision at three, judged by hand',
        ...[hand, surer].map(({ yes, judged }) => percent(yes, judged)),
        '',
        '',
        '',
      ],
      line('same service', ({ service, told }) => percent(service, told), chanceOf(serviceOf)),
      line('same service and both categories', ({ category, told }) => percent(category, told), chanceOf(categoryOf)),
      line('near-identical text is among the three', (score) => percent(score.near, twins)),
      line('rows with a suggestion', ({ asked }) => percent(asked, rows.length)),
      line('suggestions', ({ told }) => count(told)),
    ],
  }
}
