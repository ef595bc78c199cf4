/** What can be wrong with the rules and targets of a document, each fault with its place. */
import { Refusal } from '../refusal.ts'
import { ASPECTS } from './conditions.ts'
import { METRICS, type Metric, type SlaRule, type Target, type Unit } from './document.ts'

/** Slugs of the calendars there are. */
export type CalendarSlugs = ReadonlySet<string>

export interface Fault {
  /** Path into the document, such as `tables[0].rules[2].targets.first_response.amount`. */
  readonly place: string
  /** What is wrong there, and what to do. */
  readonly text: string
}

/** A fault at `place`, whose text goes on from the place: `is 0. Write …`. */
export const fault = (place: string, text: string): Fault => ({ place, text })

/** Refuses a document with faults; the first one is told, all of them are in the details.
 *  @throws Refusal `policy_invalid` */
export function refuse(faults: readonly Fault[]): void {
  const [first] = faults
  if (!first) return
  const more = faults.length > 1 ? ` (${faults.length - 1} more)` : ''
  const details = { place: first.place, faults }
  throw new Refusal('policy_invalid', `${first.place} ${first.text}${more}`, details)
}

/** No promise is longer than 400 days, so that no search for its due runs away. */
const MOST: Readonly<Record<Unit, number>> = {
  clock_minutes: 576_000,
  clock_hours: 9_600,
  business_minutes: 576_000,
  business_hours: 9_600,
  business_days: 400,
  business_weeks: 80,
}

function amountFaults({ amount, unit }: Target, place: string): Fault[] {
  if (Number.isInteger(amount) && amount >= 1 && amount <= MOST[unit]) return []
  const range = `Write a whole number of ${unit} from 1 to ${MOST[unit]}.`
  return [fault(`${place}.amount`, `is ${amount}. ${range}`)]
}

function modeFaults({ unit, mode, dayEnds }: Target, place: string): Fault[] {
  const faults: Fault[] = []
  const business = unit.startsWith('business_')
  if (business && mode !== undefined && mode !== 'business_accrual') {
    const other = unit === 'business_minutes' ? 'clock_minutes' : 'clock_hours'
    const text = `is ${mode}, but ${unit} count only inside windows. Leave the mode out, or write ${other}.`
    faults.push(fault(`${place}.mode`, text))
  }
  if (!business && mode === 'business_accrual') {
    const text = `is business_accrual, but ${unit} count all the time. Write ${unit.replace('clock', 'business')}, or choose elapsed or elapsed_roll.`
    faults.push(fault(`${place}.mode`, text))
  }
  if (dayEnds !== undefined && unit !== 'business_days') {
    faults.push(
      fault(`${place}.dayEnds`, `is ${dayEnds}, but the unit is ${unit}. Leave it out, or write business_days.`),
    )
  }
  return faults
}

function warningFaults({ warnAt = [] }: Target, place: string): Fault[] {
  return warnAt.flatMap((percent, index) => {
    const at = `${place}.warnAt[${index}]`
    if (!Number.isInteger(percent) || percent < 1 || percent > 99) {
      return [fault(at, `is ${percent}. Write whole percents from 1 to 99.`)]
    }
    const before = warnAt[index - 1]
    if (before === undefined || before < percent) return []
    return [fault(at, `is ${percent}, after ${before}. List each percent once, smallest first.`)]
  })
}

/** A fault when no calendar has this slug. */
export const unknownCalendar = (slug: string, place: string, calendars: CalendarSlugs): Fault[] =>
  calendars.has(slug)
    ? []
    : [fault(place, `names the calendar "${slug}", which does not exist. Create it first, or choose one that exists.`)]

/** What is wrong with one target. `never` says why nothing pauses it; null when holds may. */
export function targetFaults(target: Target, place: string, calendars: CalendarSlugs, never: string | null): Fault[] {
  const { calendar, pausedBy = [] } = target
  const faults = [...amountFaults(target, place), ...modeFaults(target, place), ...warningFaults(target, place)]
  if (calendar !== undefined) faults.push(...unknownCalendar(calendar, `${place}.calendar`, calendars))
  if (never !== null && pausedBy.length > 0) {
    faults.push(fault(`${place}.pausedBy`, `names ${pausedBy.join(', ')}. ${never} Leave it out.`))
  }
  return faults
}

const NEVER_PAUSED: Readonly<Record<Metric, string | null>> = {
  triage: 'The clock of triage never pauses.',
  first_response: 'Response clocks never pause.',
  next_response: 'Response clocks never pause.',
  update: null,
  resolution: null,
  handover: 'The clock of a hand-over never pauses.',
}

function ruleFaults(rule: SlaRule, place: string, calendars: CalendarSlugs): Fault[] {
  const empty = ASPECTS.filter((aspect) => rule.when[aspect]?.length === 0)
  return [
    ...empty.map((aspect) =>
      fault(`${place}.when.${aspect}`, 'is empty and fits nothing. Name at least one, or leave it out to fit all.'),
    ),
    ...unknownCalendar(rule.calendar, `${place}.calendar`, calendars),
    ...METRICS.flatMap((metric) => {
      const target = rule.targets[metric]
      return target ? targetFaults(target, `${place}.targets.${metric}`, calendars, NEVER_PAUSED[metric]) : []
    }),
  ]
}

/** Later bearers of a name that an earlier one has; explanations go by name. */
export function twiceNamed(things: readonly { readonly name: string }[], place: string): Fault[] {
  return things.flatMap(({ name }, index) => {
    const first = things.findIndex((other) => other.name === name)
    return first === index
      ? []
      : [fault(`${place}[${index}].name`, `is "${name}", as ${place}[${first}] is called. Give it a name of its own.`)]
  })
}

/** What is wrong with a list of rules, of which the first that fits wins. */
export function rulesFaults(rules: readonly SlaRule[], place: string, calendars: CalendarSlugs): Fault[] {
  const faults = rules.flatMap((rule, index) => ruleFaults(rule, `${place}[${index}]`, calendars))
  return [...faults, ...twiceNamed(rules, place)]
}
