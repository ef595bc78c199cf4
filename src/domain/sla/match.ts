/** What a ticket is promised: the rules that fit it, why, and what was passed over. Rules: docs/spec/sla.md. */
import type { Policies } from '../policies.ts'
import type { Instant } from '../time.ts'
import { type Version, versionAt } from '../version.ts'
import { type Facts, fitting, misfit } from './conditions.ts'
import {
  type Contract,
  METRICS,
  type Metric,
  type SlaPolicy,
  type SlaRule,
  type SlaTable,
  type Target,
} from './document.ts'

/** What rules look at. The severity is null until triage, and then counts as the policy's assumed one (SLA-4). */
export type SlaFacts = Facts & {
  readonly segment: NonNullable<Facts['segment']>
  readonly kind: NonNullable<Facts['kind']>
  readonly channel: NonNullable<Facts['channel']>
}

/** One promise of one metric. Of several for a metric the one due first counts (C-STRICTER). */
export interface Promised {
  readonly target: Target
  /** Slug of the calendar it counts by. */
  readonly calendar: string
  /** Name of the table, or of the contract. */
  readonly table: string
  readonly rule: string
  /** Version of the `sla` policy; null for a rule of a contract. */
  readonly policy: number | null
  /** Slug of the contract whose rule it is. */
  readonly contract: string | null
  /** Why the rule fits: `segment is enterprise and severity is 1`. */
  readonly because: string
}

/** A rule above the one that fits, or of a table of which none fits, and the first condition it fails by. */
export interface PassedOver {
  readonly table: string
  readonly rule: string
  readonly because: string
}

export interface Promises {
  readonly promises: Readonly<Partial<Record<Metric, readonly Promised[]>>>
  readonly passedOver: readonly PassedOver[]
  readonly warnings: readonly string[]
}

/** A table with what each promise out of it carries. */
interface Source {
  readonly table: SlaTable
  readonly policy: number | null
  readonly contract: string | null
}

/** The contract that `slug` names, as known at `knownAt`; undefined when nothing is written down (C-CUSTOM). */
function contractOf(slug: string | null, { contracts }: Policies, knownAt: Instant): Contract | undefined {
  if (slug === null || !Object.hasOwn(contracts, slug)) return undefined
  return versionAt(contracts[slug] ?? [], knownAt)?.document
}

const namesContract = ({ tables }: SlaPolicy, slug: string): boolean =>
  tables.some(({ rules }) => rules.some(({ when }) => when.contract?.includes(slug)))

/** The tables that count: a contract comes in place of the `promise` tables, an `aim` holds beside both (SLA-3). */
function sourcesOf(sla: Version<SlaPolicy>, slug: string | null, contract: Contract | undefined): Source[] {
  const own = sla.document.tables.filter(({ kind }) => contract === undefined || kind === 'aim')
  const sources = own.map((table) => ({ table, policy: sla.version, contract: null }))
  if (contract === undefined) return sources
  const table = { name: contract.name, kind: 'promise', rules: contract.rules } as const
  return [{ table, policy: null, contract: slug }, ...sources]
}

const missing = (slug: string, { name }: SlaPolicy): string =>
  `The account's contract "${slug}" is not written down, so the tables of "${name}" hold. Add the contract, or take it off the account.`

/** The rule of a table that fits first, and those above it with the condition that each fails by. */
function firstFit({ name, rules }: SlaTable, facts: Facts): { readonly found?: SlaRule; readonly over: PassedOver[] } {
  const over: PassedOver[] = []
  for (const rule of rules) {
    const because = misfit(rule.when, facts)
    if (because === undefined) return { found: rule, over }
    over.push({ table: name, rule: rule.name, because })
  }
  return { over }
}

/** What `rule` promises, metric by metric. */
function targetsOf(rule: SlaRule, origin: Omit<Promised, 'target' | 'calendar' | 'rule'>): [Metric, Promised][] {
  return METRICS.flatMap((metric) => {
    const target = rule.targets[metric]
    return target ? [[metric, { target, calendar: target.calendar ?? rule.calendar, rule: rule.name, ...origin }]] : []
  })
}

/** What a ticket of these facts is promised by the policies known at `knownAt`; nothing where no policy holds (SLA-1).
 *  A metric of several promises lists them table by table: which is stricter depends on when it starts. */
export function promisesFor(facts: SlaFacts, policies: Policies, knownAt: Instant): Promises {
  const sla = versionAt(policies.sla, knownAt)
  if (!sla) return { promises: {}, passedOver: [], warnings: [] }
  const assumed = facts.severity === null
  const judged: Facts = assumed ? { ...facts, severity: sla.document.assumedSeverity } : facts
  const written = contractOf(facts.contract, policies, knownAt)
  const fits = sourcesOf(sla, facts.contract, written).map((source) => ({
    ...source,
    ...firstFit(source.table, judged),
  }))
  const promises: Partial<Record<Metric, Promised[]>> = {}
  for (const { found, table, policy, contract } of fits) {
    if (!found) continue
    const origin = { table: table.name, policy, contract, because: fitting(found.when, judged, assumed) }
    for (const [metric, promised] of targetsOf(found, origin))
      promises[metric] = [...(promises[metric] ?? []), promised]
  }
  const { contract: slug } = facts
  const lost = slug !== null && written === undefined && !namesContract(sla.document, slug)
  return { promises, passedOver: fits.flatMap(({ over }) => over), warnings: lost ? [missing(slug, sla.document)] : [] }
}
