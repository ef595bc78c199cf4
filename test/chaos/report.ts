/** What a run came to, for people. */
import { grouped } from '../../src/domain/group.ts'
import type { Outcome } from './judge.ts'
import { type Entry, isDoneWell } from './ledger.ts'

const COLUMNS = ['wish', 'done', 'refused', 'stale', 'repeated', 'unheard'] as const
type Row = Readonly<Record<(typeof COLUMNS)[number], number | string>>

function rowOf(wish: string, entries: readonly Entry[]): Row {
  const count = (fits: (entry: Entry) => boolean) => entries.filter(fits).length
  return {
    wish,
    done: count((each) => isDoneWell(each) && !each.replayed),
    refused: count(({ code }) => code !== undefined && code !== 'stale_write'),
    stale: count(({ code }) => code === 'stale_write'),
    repeated: count(({ replayed }) => replayed),
    unheard: count(({ status }) => status === undefined),
  }
}

const line = (row: Row): string =>
  COLUMNS.map((column, index) => String(row[column])[index === 0 ? 'padEnd' : 'padStart'](index === 0 ? 16 : 9)).join(
    '',
  )

const HEAD = Object.fromEntries(COLUMNS.map((column) => [column, column === 'wish' ? 'verb' : column])) as Row
/** Faults that are shown; the count has them all. */
const SHOWN = 40

/** How often each was refused, most often first. */
function refusals(entries: readonly Entry[]): string {
  const codes = grouped(
    entries.flatMap(({ code }) => code ?? []),
    (code) => code,
  )
  const counted = [...codes].map(([code, all]) => ({ code, count: all.length })).toSorted((a, b) => b.count - a.count)
  return counted.map(({ code, count }) => `${code} ${count}`).join(', ')
}

export const planLine = ({ plan: { seed, wants, people, digest } }: Pick<Outcome, 'plan'>): string =>
  `seed ${seed}: ${wants.length} actions by ${people.length} people, plan ${digest}`

/** The whole report; `extra` are further figures. */
export function reportOf(outcome: Outcome, extra: Readonly<Record<string, number | string>>): string {
  const { entries, faults, restarts, tookMs, plan } = outcome
  const wishes = [...grouped(entries, ({ wish }) => wish)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const figures = { ...extra, restarts, seconds: (tookMs / 1_000).toFixed(1) }
  return [
    line(HEAD),
    ...wishes.map(([wish, all]) => line(rowOf(wish, all))),
    line(rowOf('all', entries)),
    `refused: ${refusals(entries)}`,
    ...Object.entries(figures).map(([what, value]) => `${what}: ${value}`),
    ...faults.slice(0, SHOWN).map((fault) => `FAULT ${fault}`),
    ...(faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more`] : []),
    planLine(outcome),
    faults.length === 0 ? 'chaos: nothing is wrong' : `chaos: ${faults.length} faults; again with --seed ${plan.seed}`,
  ].join('\n')
}
