/** Which `sla`, contract and `closing` documents are taken, and what of them looks odd. Rules: docs/spec/sla.md. */
import { SEGMENTS, SEVERITIES, type Segment } from '../vocabulary.ts'
import { type Cases, reachOf } from './conditions.ts'
import {
  type ClosingPolicy,
  type Contract,
  CUSTOMER_METRICS,
  METRICS,
  type SlaPolicy,
  type SlaRule,
  type SlaTable,
} from './document.ts'
import {
  type CalendarSlugs,
  type Fault,
  fault,
  refuse,
  rulesFaults,
  targetFaults,
  twiceNamed,
  unknownCalendar,
} from './faults.ts'

const promises = ({ targets }: SlaRule): boolean => METRICS.some((metric) => targets[metric])

/** Whether some ticket is promised something: a rule with a target that other rules do not hide. */
function promisesAnything(rules: readonly SlaRule[]): boolean {
  const reach = reachOf(rules.map(({ when }) => when))
  return rules.some((rule, index) => promises(rule) && reach[index]?.length !== 0)
}

const NOTHING = 'promises nothing to anybody. Add a rule that fits some ticket, with a target.'

const inRange = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

function holdFaults({ holdFlags: { soonMinutes, capHours } }: SlaPolicy): Fault[] {
  const faults: Fault[] = []
  if (!inRange(soonMinutes, 0, 1_440)) {
    faults.push(fault('holdFlags.soonMinutes', `is ${soonMinutes}. Write whole minutes from 0 to 1440.`))
  }
  if (!inRange(capHours, 1, 9_600)) {
    faults.push(fault('holdFlags.capHours', `is ${capHours}. Write whole hours from 1 to 9600.`))
  }
  return faults
}

/** Passes a policy that every clock can run under (SLA-13): calendars that exist, targets that are lengths of time, and
 *  something promised to somebody.
 *  @throws Refusal `policy_invalid` with the `place` of the first fault, and all `faults` */
export function checkSlaPolicy(document: SlaPolicy, calendars: CalendarSlugs): SlaPolicy {
  const { tables } = document
  const faults = [
    ...tables.flatMap(({ rules }, index) => rulesFaults(rules, `tables[${index}].rules`, calendars)),
    ...twiceNamed(tables, 'tables'),
    ...holdFaults(document),
  ]
  if (!tables.some(({ rules }) => promisesAnything(rules))) faults.push(fault('tables', NOTHING))
  refuse(faults)
  return document
}

/** Passes a contract by the same rules as a policy (SLA-13). @throws Refusal `policy_invalid` */
export function checkContract(document: Contract, calendars: CalendarSlugs): Contract {
  const faults = rulesFaults(document.rules, 'rules', calendars)
  if (!promisesAnything(document.rules)) faults.push(fault('rules', NOTHING))
  refuse(faults)
  return document
}

const CLOSING_STEPS = ['solveAfter', 'closeAfter'] as const

/** Passes a `closing` policy whose steps are lengths of time (SLA-13). @throws Refusal `policy_invalid` */
export function checkClosingPolicy(document: ClosingPolicy, calendars: CalendarSlugs): ClosingPolicy {
  const faults = CLOSING_STEPS.flatMap((step) => {
    const after = document[step]
    if (!after) return []
    return [
      ...targetFaults(after.target, `${step}.target`, calendars, 'Nothing pauses a silence.'),
      ...unknownCalendar(after.calendar, `${step}.calendar`, calendars),
    ]
  })
  refuse(faults)
  return document
}

const reach = (rules: readonly SlaRule[]): Cases[][] => reachOf(rules.map(({ when }) => when))

/** Rules that can never fit, because those before them fit everything they do. */
function hiddenRules(rules: readonly SlaRule[], place: string): string[] {
  const reached = reach(rules)
  return rules.flatMap(({ name }, index) =>
    reached[index]?.length === 0
      ? [
          `${place}[${index}] "${name}" can never fit: the rules before it fit all that it does. Move it up, or remove it.`,
        ]
      : [],
  )
}

/** The customers whose promises may not have gaps; to the others nothing need be promised (P-UNPAID). */
const PAYING: readonly Segment[] = ['enterprise', 'team']

/** Every case in which a customer is promised something. */
const promisedCases = ({ tables }: SlaPolicy): Cases[] =>
  tables.flatMap(({ rules }) => {
    const reached = reach(rules)
    return rules.flatMap(({ targets }, index) =>
      CUSTOMER_METRICS.some((metric) => targets[metric]) ? (reached[index] ?? []) : [],
    )
  })

function gaps(segment: Segment, promised: readonly Cases[]): string[] {
  const ofSegment = promised.filter((cases) => cases.segment.includes(segment))
  if (ofSegment.length === 0 && !PAYING.includes(segment)) return []
  const missing = SEVERITIES.filter((severity) => !ofSegment.some((cases) => cases.severity.includes(severity)))
  return missing.length === 0
    ? []
    : [`No rule promises anything to segment ${segment} at severity ${missing.join(', ')}.`]
}

/** Targets that stand still while the next step is ours (C-PAUSE lets holds for others pause them). */
function pausedByUs(rules: readonly SlaRule[], place: string): string[] {
  return rules.flatMap(({ targets }, index) =>
    METRICS.filter((metric) => targets[metric]?.pausedBy?.includes('internal')).map(
      (metric) => `${place}[${index}].targets.${metric}.pausedBy names internal: ${STANDS_STILL}`,
    ),
  )
}

const STANDS_STILL = 'the clock stands still while our own teams work.'

const oddRules = (rules: readonly SlaRule[], place: string): string[] => [
  ...hiddenRules(rules, place),
  ...pausedByUs(rules, place),
]

/** What a reviewer should look at though the policy is taken (SLA-14): rules that can never fit, tables without rules,
 *  severities of a paying segment at which nothing is promised, clocks that our own work pauses. */
export function slaWarnings(document: SlaPolicy): string[] {
  const { tables, pausedBy } = document
  const promised = promisedCases(document)
  const empty = ({ name, rules }: SlaTable, index: number) =>
    rules.length === 0 ? [`tables[${index}] "${name}" has no rules. Add one, or remove the table.`] : []
  return [
    ...tables.flatMap(({ rules }, index) => oddRules(rules, `tables[${index}].rules`)),
    ...tables.flatMap(empty),
    ...SEGMENTS.flatMap((segment) => gaps(segment, promised)),
    ...(pausedBy.includes('internal') ? [`pausedBy names internal: ${STANDS_STILL}`] : []),
  ]
}

/** What a reviewer should look at in a contract: rules that can never fit, clocks that our own work pauses (SLA-14). */
export const contractWarnings = ({ rules }: Contract): string[] => oddRules(rules, 'rules')
