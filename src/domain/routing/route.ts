/** Who should deal with a ticket: every path of the policy that fits, ranked, with its confidence and why. Rules:
 *  docs/spec/routing.md. */
import type { Kind, Segment, TeamKind } from '../vocabulary.ts'
import { compiledRouting, type Found, type Hit, pointsOf, reading } from './compile.ts'
import {
  type Asker,
  DEFAULT_RULE,
  type NoAction,
  type Owner,
  type RoutedArea,
  type RouteTo,
  type RoutingPolicy,
  type RoutingRule,
} from './document.ts'

/** What routing knows of a ticket. */
export interface RoutingFacts {
  readonly subject: string
  readonly body: string
  readonly kind: Kind
  readonly segment: Segment
  readonly plan: string | null
  readonly technicalAdvisor: boolean
  readonly askedBy: Asker
}

export interface RoutableTeam {
  readonly slug: string
  readonly kind: TeamKind
}

/** Where a path leads. */
export type Destination = { readonly team: string } | { readonly noAction: NoAction }

export interface RouteCandidate {
  readonly to: Destination
  readonly rule: string
  /** 0 to 1, in hundredths (ROU-5). */
  readonly confidence: number
  /** The rule's own sentence. */
  readonly says: string
  /** Words that were found for it. */
  readonly hits: readonly Hit[]
  /** Name of the area of which the words speak, where the rule goes by it. */
  readonly area: string | null
  readonly excluded: 'best_effort' | null
}

export interface Routing {
  /** Best first; the default is the last, and always there where the workspace has a team at all. */
  readonly candidates: readonly RouteCandidate[]
  /** Slug of the product area of which the words speak most; null when they speak of none (ROU-6). */
  readonly area: string | null
}

/** An area with the words that speak of it. */
interface Spoken {
  readonly area: RoutedArea
  readonly hits: readonly Hit[]
}

/** A path that fits, before it is weighed against the others. */
interface Fitting extends Omit<RouteCandidate, 'confidence'> {
  /** 0 to 1: the rule's weight by the evidence of its words. */
  readonly own: number
}

/** One word is a hint, two or one in the subject are evidence: 2/3, 8/9, 26/27 (ROU-5). */
const evidence = (hits: readonly Hit[]): number => 1 - 3 ** -pointsOf(hits)

/** The team an owner stands for: by its slug, or of its kind the one called by it, or else the first by slug (ROU-2). */
export function teamOf(owner: Owner, teams: readonly RoutableTeam[]): string | undefined {
  if ('team' in owner) return teams.find(({ slug }) => slug === owner.team)?.slug
  const kin = teams.filter(({ kind }) => kind === owner.teamKind).map(({ slug }) => slug)
  const called = owner.teamKind.replaceAll('_', '-')
  return kin.includes(called) ? called : kin.toSorted()[0]
}

/** Areas with words in the ticket, the most spoken of first; of equals the one that the policy names first. */
function spokenAreas({ areas }: RoutingPolicy, found: Found): Spoken[] {
  return [...found.areas]
    .toSorted(([a, some], [b, others]) => pointsOf(others) - pointsOf(some) || a - b)
    .flatMap(([index, hits]) => {
      const area = areas[index]
      return area ? [{ area, hits }] : []
    })
}

const inList = <Value>(list: readonly Value[] | undefined, value: Value | null): boolean =>
  list === undefined || (value !== null && list.includes(value))

function factsFit({ when }: RoutingRule, facts: RoutingFacts): boolean {
  const advisor = facts.technicalAdvisor ? 'yes' : 'no'
  return (
    inList(when.kind, facts.kind) &&
    inList(when.segment, facts.segment) &&
    inList(when.plan, facts.plan) &&
    inList(when.askedBy, facts.askedBy) &&
    (when.technicalAdvisor ?? advisor) === advisor
  )
}

const destination = (to: RouteTo, area: RoutedArea | undefined, teams: readonly RoutableTeam[]) => {
  if ('noAction' in to) return { noAction: to.noAction }
  const owner = 'owner' in to ? area?.owner : to
  const team = owner && teamOf(owner, teams)
  return team === undefined ? undefined : { team }
}

interface Judging {
  readonly facts: RoutingFacts
  readonly teams: readonly RoutableTeam[]
  readonly spoken: readonly Spoken[]
}

/** Equals stay equal, whatever their fractions are. */
const thousandths = (share: number): number => Math.round(share * 1_000) / 1_000

/** The ways on which one rule fits: one, or one for each area when it goes to the area's owner. */
function waysOf(rule: RoutingRule, words: readonly Hit[], { facts, teams, spoken }: Judging): Fitting[] {
  if (!factsFit(rule, facts) || (rule.when.words && words.length === 0)) return []
  const asked = spoken.filter(({ area }) => inList(rule.when.area, area.slug))
  const toOwner = 'owner' in rule.to
  if ((rule.when.area || toOwner) && asked.length === 0) return []
  const about = rule.when.area || toOwner ? asked : []
  const ways: readonly (Spoken | undefined)[] = toOwner ? about : [about[0]]
  return ways.flatMap((way) => {
    const to = destination(rule.to, way?.area, teams)
    if (!to) return []
    const hits = [...(way?.hits ?? []), ...words]
    const sure = way || rule.when.words ? evidence(hits) : 1
    const own = thousandths((rule.weight / 100) * sure)
    const { name, says, excluded = null } = rule
    return [{ to, rule: name, says, hits, area: way?.area.name ?? null, excluded, own }]
  })
}

const placeOf = (to: Destination): string => ('team' in to ? `team ${to.team}` : 'no action')

/** Of several ways to one place the surest is kept; of equals the one that the policy names first. */
function bestOfEach(ways: readonly Fitting[]): Fitting[] {
  const best = new Map<string, Fitting>()
  for (const way of ways.toSorted((a, b) => b.own - a.own)) {
    const place = placeOf(way.to)
    if (!best.has(place)) best.set(place, way)
  }
  return [...best.values()]
}

const hundredths = (share: number): number => Math.round(share * 100) / 100

/** What is left when no rule fits: hardly more than a guess. */
const DEFAULT_CONFIDENCE = 0.1

function fallback(ways: readonly Fitting[], teams: readonly RoutableTeam[]): RouteCandidate[] {
  const team = teamOf({ teamKind: 'support' }, teams) ?? teams.map(({ slug }) => slug).toSorted()[0]
  if (team === undefined || ways.some(({ to }) => placeOf(to) === placeOf({ team }))) return []
  const says = ways.length === 0 ? 'No rule fits, so support looks at it first.' : 'Support can look at it first.'
  const plain = { hits: [], area: null, excluded: null }
  return [{ to: { team }, rule: DEFAULT_RULE, confidence: DEFAULT_CONFIDENCE, says, ...plain }]
}

/** Every path that fits, best first (ROU-1): a path's confidence is its own, lessened by what leads elsewhere (ROU-5). */
export function route(policy: RoutingPolicy, facts: RoutingFacts, teams: readonly RoutableTeam[]): Routing {
  const found = reading(compiledRouting(policy), facts.subject, facts.body)
  const judging = { facts, teams, spoken: spokenAreas(policy, found) }
  const ways = bestOfEach(policy.rules.flatMap((rule, index) => waysOf(rule, found.rules.get(index) ?? [], judging)))
  const all = ways.reduce((sum, { own }) => sum + own, 0)
  const ranked = ways.map(({ own, ...way }) => ({ ...way, confidence: hundredths((own * (1 + own / all)) / 2) }))
  return { candidates: [...ranked, ...fallback(ways, teams)], area: judging.spoken[0]?.area.slug ?? null }
}
