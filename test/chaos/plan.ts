/** What everybody wants, in which order they come, and what goes wrong: all of it drawn from the seed before anything
 *  happens, so that a seed is one plan on every machine (TCK-24). */
import { createHash } from 'node:crypto'
import { may } from '../../src/domain/access/permissions.ts'
import { VERB_PERMISSIONS } from '../../src/domain/access/verbs.ts'
import { must } from '../../src/domain/assert.ts'
import { between, branch, chance, pickWeighted, type Random, seeded } from '../../src/local/demo/random.ts'
import { type Person, peopleOf } from './company.ts'
import { WEIGHTS, type WishName } from './wish-weights.ts'

/** What goes wrong with a call. `stale`: it names a version from before; `repeated`: it comes twice under one key;
 *  `elsewhere`: its answer is thrown away, and another node is asked again under its key; `aborted`: the connection breaks;
 *  `crowd`: others do the same to the same ticket at the same moment. */
export const FATES = { plain: 50, stale: 10, repeated: 9, elsewhere: 9, aborted: 8, crowd: 14 } as const
export type Fate = keyof typeof FATES

export interface Want {
  /** Counts up from 1 over everybody, in the order in which they come. */
  readonly turn: number
  /** Index of the person. */
  readonly person: number
  readonly wish: WishName
  readonly fate: Fate
  /** Seed of all that is drawn while it is carried out. */
  readonly dice: number
  /** Milliseconds that pass before it, where time is virtual. */
  readonly after: number
}

/** A node that ends without a word. */
export interface Kill {
  /** Before this turn, by its number. */
  readonly turn: number
  readonly node: number
}

export interface Plan {
  readonly seed: number
  readonly people: readonly Person[]
  readonly wants: readonly Want[]
  readonly kills: readonly Kill[]
  /** The same for the same plan. */
  readonly digest: string
}

export interface PlanSize {
  readonly seed: number
  readonly actions: number
  readonly people: number
  readonly nodes: number
}

const NAMES = Object.keys(WEIGHTS) as WishName[]
const FATE_NAMES = Object.keys(FATES) as Fate[]
/** Wishes for what one may not do. */
const FORBIDDEN_PART = 0.03

type Permission = (typeof VERB_PERMISSIONS)[keyof typeof VERB_PERMISSIONS] | 'open_tickets'
const LINE_PERMISSIONS: Partial<Record<WishName, Permission>> = { open: 'open_tickets', 'file-issue': 'file_issues' }

/** Verbs have permissions of their own; what is none asks for that of the line. */
export function allows({ role }: Person, wish: WishName): boolean {
  const asked: Partial<Record<string, Permission>> = VERB_PERMISSIONS
  const permission = asked[wish] ?? LINE_PERMISSIONS[wish] ?? 'work_tickets'
  return may({ role, scopes: null }, permission)
}

function wishOf(random: Random, person: Person): WishName {
  const fitting = chance(random, FORBIDDEN_PART) ? NAMES : NAMES.filter((name) => allows(person, name))
  return pickWeighted(random, fitting.length > 0 ? fitting : NAMES, (name) => WEIGHTS[name])
}

const MINUTE = 60_000
/** Mostly minutes; now and then a night or a weekend, so that silences and holds end. */
function pauseOf(random: Random): number {
  if (chance(random, 0.02)) return between(random, 6 * 60, 80 * 60) * MINUTE
  return between(random, 0, 20 * 60) * 1_000
}

/** Everything that will be wanted and go wrong. */
export function planOf({ seed, actions, people: count, nodes }: PlanSize): Plan {
  const root = seeded(seed)
  const people = peopleOf(count).slice(0, count)
  const arrivals = branch(root)
  const misfortune = branch(root)
  // What somebody wants depends on nobody else.
  const own = people.map(() => branch(root))
  const wants = Array.from({ length: actions }, (_, index): Want => {
    const person = between(arrivals, 0, people.length - 1)
    const random = must(own[person], 'everybody has a stream')
    const wish = wishOf(random, must(people[person], 'is among them'))
    const fate = pickWeighted(random, FATE_NAMES, (name) => FATES[name])
    const dice = Math.floor(random() * 2 ** 32)
    return { turn: index + 1, person, wish, fate, dice, after: pauseOf(arrivals) }
  })
  const kills = Array.from({ length: Math.max(1, Math.round(actions / 400)) }, () => ({
    turn: between(misfortune, Math.ceil(actions / 10), actions),
    node: between(misfortune, 0, nodes - 1),
  })).toSorted((a, b) => a.turn - b.turn)
  const digest = createHash('sha256')
    .update(JSON.stringify([people, wants, kills]))
    .digest('hex')
    .slice(0, 16)
  return { seed, people, wants, kills, digest }
}

/** A text that says which call it is from: found again in the log, it shows what the call did (TCK-22). */
export const markOf = (turn: number, nth: number): string => `[turn ${turn}.${nth}]`
