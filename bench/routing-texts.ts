/** Routing over real help-desk texts: for how many a rule fits, and how often it is right, by the service and the category
 *  that the help desk filed each under. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { RoutingPolicy } from '../src/contract/routing.ts'
import { DEFAULT_RULE } from '../src/domain/routing/document.ts'
import { type RouteCandidate, type RoutingFacts, route } from '../src/domain/routing/route.ts'
import { count, type Table } from './table.ts'
import { type RealText, realTexts } from './texts.ts'

/** A table for that help desk, written by hand from the rows of even place alone. */
const POLICY = path.join(import.meta.dirname, '../test/figures/help-desk-routing.json')

const NOT_TOLD: Omit<RoutingFacts, 'subject' | 'body'> = {
  kind: 'problem',
  segment: 'internal',
  plan: null,
  technicalAdvisor: false,
  askedBy: 'customer',
}

interface Routed {
  readonly row: RealText
  /** Teams of the paths by a rule, best first. */
  readonly teams: readonly string[]
  readonly confidence: number
}

const teamOf = ({ to }: RouteCandidate): string[] => ('team' in to ? [to.team] : [])

function routedRows(rows: readonly RealText[], policy: RoutingPolicy): { routed: Routed[]; micros: number } {
  const teams = [
    ...policy.areas.map(({ slug }) => ({ slug, kind: 'engineering' }) as const),
    { slug: 'desk', kind: 'support' } as const,
  ]
  const facts = rows.map(({ title, body }) => ({ ...NOT_TOLD, subject: title, body }))
  // Once before it is timed, so that the table is compiled as it is in a server that has run for a while.
  for (const each of facts) route(policy, each, teams)
  const begun = process.cpuUsage()
  const answers = facts.map((each) => route(policy, each, teams))
  const micros = process.cpuUsage(begun).user / rows.length
  const routed = rows.map((row, index) => {
    const byRule = (answers[index]?.candidates ?? []).filter(({ rule }) => rule !== DEFAULT_RULE)
    return { row, teams: byRule.flatMap(teamOf), confidence: byRule[0]?.confidence ?? 0 }
  })
  return { routed, micros }
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`)
const own = ({ business_service }: RealText): string => `service-${business_service}`

/** The category that most rows of a service are of, by the rows the table was written from. */
function categories(rows: readonly RealText[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const of = counts.get(own(row)) ?? new Map<string, number>()
    of.set(row.category, (of.get(row.category) ?? 0) + 1)
    counts.set(own(row), of)
  }
  const most = (of: ReadonlyMap<string, number>): string => [...of].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
  return new Map([...counts].map(([service, of]) => [service, most(of)]))
}

interface Judging {
  readonly name: string
  readonly routed: readonly Routed[]
  readonly category: ReadonlyMap<string, string>
}

/** One row of the table of figures. */
function judged({ name, routed, category }: Judging): string[] {
  const fitting = routed.filter(({ teams }) => teams.length > 0)
  const right = fitting.filter(({ row, teams }) => teams[0] === own(row)).length
  const inThree = fitting.filter(({ row, teams }) => teams.slice(0, 3).includes(own(row))).length
  const ofCategory = fitting.filter(({ row, teams }) => category.get(teams[0] ?? '') === row.category).length
  return [
    name,
    count(routed.length),
    percent(fitting.length, routed.length),
    percent(right, fitting.length),
    percent(inThree, fitting.length),
    percent(ofCategory, fitting.length),
  ]
}

const BANDS = [
  ['confidence 75 % or more', 0.75, 1.01],
  ['confidence 50 to 75 %', 0.5, 0.75],
  ['confidence below 50 %', 0.001, 0.5],
] as const

/** What most rows are, as `of` tells it. */
function commonest(rows: readonly RealText[], of: (row: RealText) => string): string {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** How often somebody is right who always says what is commonest in `written`. */
function guessing(written: readonly RealText[], rows: readonly RealText[], of: (row: RealText) => string): string {
  const most = commonest(written, of)
  return percent(rows.filter((row) => of(row) === most).length, rows.length)
}

export function benchRouting(file: string): Table {
  const rows = realTexts(file)
  const policy = RoutingPolicy.parse(JSON.parse(readFileSync(POLICY, 'utf8')))
  const written = rows.filter((_, index) => index % 2 === 0)
  const others = rows.filter((_, index) => index % 2 === 1)
  const category = categories(written)
  const { routed, micros } = routedRows(others, policy)
  const bands = BANDS.map(([name, from, below]) => {
    const inBand = routed.filter(({ confidence }) => confidence >= from && confidence < below)
    return judged({ name: `of the other half, ${name}`, routed: inBand, category })
  })
  const services = new Set(rows.map(own)).size
  return {
    title: 'Routing of real texts',
    how:
      `${count(rows.length)} tickets of a help desk with ${services} services; the table (${policy.areas.length} services, ` +
      `${count(policy.areas.reduce((sum, { keywords }) => sum + keywords.length, 0))} words) was written by hand from every second row and is ` +
      `judged on the others. Right: the first path is the service the ticket was filed under; who always says the commonest ` +
      `service is right in ${guessing(written, others, own)}, the commonest category in ${guessing(written, others, ({ category: each }) => each)}. One ticket takes ${micros.toFixed(0)} µs of one core.`,
    head: ['rows', 'tickets', 'a rule fits', 'first is right', 'among three', 'category is right'],
    rows: [
      judged({ name: 'the other half', routed, category }),
      judged({
        name: 'of the other half, without the commonest service',
        routed: routed.filter(({ row }) => own(row) !== commonest(written, own)),
        category,
      }),
      ...bands,
      judged({ name: 'the half it was written from', routed: routedRows(written, policy).routed, category }),
    ],
  }
}
