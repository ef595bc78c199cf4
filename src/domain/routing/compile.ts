/** A `routing` policy made ready for many tickets: every word of it in one table. */
import type { RoutingPolicy } from './document.ts'
import { type WordTable, wordsIn, wordTable } from './word-table.ts'

/** By the index of a word, the indices of those that have it. */
type Bearers = readonly (readonly number[])[]

interface CompiledRouting {
  readonly policy: RoutingPolicy
  readonly table: WordTable
  readonly areas: Bearers
  readonly rules: Bearers
}

function bearersOf({ words }: WordTable, lists: readonly (readonly string[])[]): Bearers {
  const bearers = words.map((): number[] => [])
  const index = new Map(words.map((word, id) => [word, id]))
  for (const [bearer, list] of lists.entries()) {
    for (const word of new Set(list)) bearers[index.get(word) ?? -1]?.push(bearer)
  }
  return bearers
}

function compile(policy: RoutingPolicy): CompiledRouting {
  const ofAreas = policy.areas.map(({ keywords }) => keywords)
  const ofRules = policy.rules.map(({ when }) => when.words ?? [])
  const table = wordTable([...ofAreas, ...ofRules].flat())
  return { policy, table, areas: bearersOf(table, ofAreas), rules: bearersOf(table, ofRules) }
}

/** Versions of a policy are few and never change; each is compiled when it first routes. */
const compiled = new WeakMap<RoutingPolicy, CompiledRouting>()

/** The policy, compiled once. */
export function compiledRouting(policy: RoutingPolicy): CompiledRouting {
  const known = compiled.get(policy)
  if (known) return known
  const made = compile(policy)
  compiled.set(policy, made)
  return made
}

/** A word of the policy that a ticket has. */
export interface Hit {
  readonly word: string
  readonly inSubject: boolean
}

/** What was found in a ticket, by the index of the area or the rule whose word it is. */
export interface Found {
  readonly areas: ReadonlyMap<number, readonly Hit[]>
  readonly rules: ReadonlyMap<number, readonly Hit[]>
}

function give(found: Map<number, Hit[]>, bearers: readonly number[], hit: Hit): void {
  for (const bearer of bearers) {
    const known = found.get(bearer)
    if (known) known.push(hit)
    else found.set(bearer, [hit])
  }
}

/** Reads subject and text once; what is found stands in the order of the policy. */
export function reading(compiledPolicy: CompiledRouting, subject: string, body: string): Found {
  const { table } = compiledPolicy
  const inSubject = wordsIn(table, subject)
  const ids = [...new Set([...inSubject, ...wordsIn(table, body)])].toSorted((a, b) => a - b)
  const areas = new Map<number, Hit[]>()
  const rules = new Map<number, Hit[]>()
  for (const id of ids) {
    const hit = { word: table.words[id] ?? '', inSubject: inSubject.has(id) }
    give(areas, compiledPolicy.areas[id] ?? [], hit)
    give(rules, compiledPolicy.rules[id] ?? [], hit)
  }
  return { areas, rules }
}

/** What words are worth together: each counts one, in the subject two (ROU-5). */
export const pointsOf = (hits: readonly Hit[]): number =>
  hits.reduce((points, { inSubject }) => points + (inSubject ? 2 : 1), 0)
