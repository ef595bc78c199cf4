/** Times somebody is away, and who then stands in for them. Rules: DUT-3, DUT-4. */
import { must } from '../assert.ts'
import { type Instant, type Interval, instant } from '../time.ts'
import { wallClock } from '../wall-clock.ts'
import type { Absence, DutyPerson, People } from './document.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const WHOLE_DAY = 1440

/** Whether `text` is a date alone. */
export const isDate = (text: string): boolean => DATE.test(text)

/** The zone that dates of `person` are read in. */
export const zoneOfPerson = ({ hours }: Pick<DutyPerson, 'hours'>): string => hours?.zone ?? 'UTC'

/** When an absence is: dates are whole days of `zone`, the last one included. */
export const absenceSpan = ({ from, to }: Pick<Absence, 'from' | 'to'>, zone: string): Interval => ({
  start: isDate(from) ? wallClock(from, 0, zone) : instant(from),
  end: isDate(to) ? wallClock(to, WHOLE_DAY, zone) : instant(to),
})

const holds = ({ start, end }: Interval, at: Instant): boolean => start <= at && at < end

/** The absence of `person` at `at`; undefined when they are there. */
const absenceAt = (person: DutyPerson, at: Instant): Absence | undefined =>
  person.absences.find((absence) => holds(absenceSpan(absence, zoneOfPerson(person)), at))

/** Who is there in the place of `handle` at `at`: they themself, else their backup, else that one's backup, and so on;
 *  undefined when the chain ends at nobody, or where it began (DUT-4). */
export function standIn(people: People, handle: string, at: Instant): string | undefined {
  const asked = new Set<string>()
  let next = handle
  while (!asked.has(next)) {
    asked.add(next)
    const person = people.get(next)
    if (!person) return undefined
    const absence = absenceAt(person, at)
    if (!absence) return next
    next = absence.backup
  }
  return undefined
}

/** The instants in (from, to) at which somebody goes or comes back, in order. */
export function absenceEdges(people: People, { start, end }: Interval): Instant[] {
  const edges = new Set<Instant>()
  for (const person of people.values()) {
    for (const absence of person.absences) {
      const span = absenceSpan(absence, zoneOfPerson(person))
      for (const edge of [span.start, span.end]) if (edge > start && edge < end) edges.add(edge)
    }
  }
  return [...edges].toSorted((a, b) => a - b)
}

/** Handles from `handle` along the backups at some instant at which they lead back to it; undefined when none does. */
export function circleOf(people: People, handle: string): string[] | undefined {
  const person = people.get(handle)
  if (!person) return undefined
  for (const absence of person.absences) {
    const span = absenceSpan(absence, zoneOfPerson(person))
    for (const at of [span.start, ...absenceEdges(people, span)]) {
      const chain = chainAt(people, handle, at)
      if (chain.length > 1 && chain.at(-1) === handle) return chain
    }
  }
  return undefined
}

/** `handle`, their backup at `at`, and so on until somebody is there, nobody is known, or one comes again. */
function chainAt(people: People, handle: string, at: Instant): string[] {
  const chain = [handle]
  for (;;) {
    const person = people.get(must(chain.at(-1), 'a chain has a first'))
    const absence = person && absenceAt(person, at)
    if (!absence) return chain
    const again = chain.includes(absence.backup)
    chain.push(absence.backup)
    if (again) return chain
  }
}
