/** Whether an absence can be planned. Rule: DUT-4. */
import { dayOf } from '../calendar/dates.ts'
import { Refusal } from '../refusal.ts'
import { DAY, instant } from '../time.ts'
import { absenceSpan, circleOf, isDate, zoneOfPerson } from './absence.ts'
import type { Absence, DutyPerson, People } from './document.ts'

/** Nobody plans longer ahead. */
const LONGEST_DAYS = 400
const MOST_PLANNED = 50

const unfit = (text: string, details: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal('absence_invalid', text, details)

function refuseTimes({ from, to }: Absence, zone: string): void {
  const wrong = [from, to].find((text) => (isDate(text) ? dayOf(text) === undefined : Number.isNaN(instant(text))))
  if (wrong !== undefined)
    throw unfit(`"${wrong}" is no day. Write it as 2026-12-24, or as an instant with its offset.`)
  const { start, end } = absenceSpan({ from, to }, zone)
  if (start >= end) throw unfit('It ends before it begins. Give a last day that is not before the first.')
  if (end - start > LONGEST_DAYS * DAY) throw unfit(`It is longer than ${LONGEST_DAYS} days. Plan less at a time.`)
}

function refuseBackup(people: People, handle: string, backup: string): void {
  if (backup === handle) throw new Refusal('backup_unfit', 'Nobody is their own backup. Name a colleague.')
  if (people.has(backup)) return
  throw new Refusal('backup_unfit', `There is no member "${backup}". Name a colleague who works here.`)
}

/** `person` with one more absence. A backup who is away too is fine as long as somebody stands in for them; a chain that
 *  leads back to `person` is refused, whoever closes it.
 *  @throws Refusal `absence_invalid`, `backup_unfit` */
export function withAbsence(people: People, person: DutyPerson, absence: Absence): DutyPerson {
  const zone = zoneOfPerson(person)
  refuseTimes(absence, zone)
  refuseBackup(people, person.handle, absence.backup)
  const span = absenceSpan(absence, zone)
  const overlaps = person.absences.find((known) => {
    const { start, end } = absenceSpan(known, zone)
    return start < span.end && span.start < end
  })
  if (overlaps) {
    const text = `From ${overlaps.from} to ${overlaps.to} an absence is planned already. Cancel that one first, or plan around it.`
    throw unfit(text, { absence: overlaps.id })
  }
  if (person.absences.length >= MOST_PLANNED) {
    throw unfit(`${MOST_PLANNED} absences are planned. Cancel those that have passed first.`)
  }
  const after = { ...person, absences: [...person.absences, absence] }
  const circle = circleOf(new Map([...people, [person.handle, after]]), person.handle)
  if (circle) {
    const text = `Then nobody would be there: ${circle.join(' → ')}. Name somebody who is at work, or whose backup is.`
    throw new Refusal('backup_unfit', text, { circle })
  }
  return after
}
