import { describe, expect, it } from 'vitest'
import { DEMO_NOW } from '../../../test/support/demo.ts'
import { boardOf } from '../../domain/duty/board.ts'
import { checkDutyRota, checkWorkHours, rotaWarnings } from '../../domain/duty/check.ts'
import type { DutyPerson } from '../../domain/duty/document.ts'
import { withAbsence } from '../../domain/duty/plan-absence.ts'
import { groupOf } from '../../domain/duty/rota.ts'
import { DAY, HOUR, later } from '../../domain/time.ts'
import { DEMO_AT_CAPACITY, DEMO_HOURS, demoAbsences, demoRota } from './duty.ts'
import { MEMBERS, memberFacts } from './members.ts'

const everybody = memberFacts.map(({ handle, team }): DutyPerson => {
  return { handle, team, hours: DEMO_HOURS[handle] ?? null, absences: [], atCapacity: null }
})
const people = new Map(everybody.map((person) => [person.handle, person]))

describe('duty of the demo company', () => {
  it('has hours of everybody of support that can be worked by', () => {
    for (const hours of Object.values(DEMO_HOURS)) expect(checkWorkHours(hours)).toEqual(hours)
    for (const { handle, team } of MEMBERS) if (team === 'support') expect(DEMO_HOURS[handle]).toBeDefined()
    for (const handle of Object.keys(DEMO_HOURS)) expect(people.has(handle)).toBe(true)
  })

  it('has a rota of people that are there, with enough in every turn', () => {
    const document = checkDutyRota(demoRota(DEMO_NOW))
    expect(rotaWarnings(document)).toEqual([])
    const named = document.blocks.flatMap(({ rotation }) => rotation.order.flatMap(groupOf))
    for (const handle of named) expect(people.get(handle)?.team).toBe('support')
  })

  it('has somebody on at every hour of a weekday, also while some are away', () => {
    const away = new Map(people)
    for (const [handle, absence] of Object.entries(demoAbsences(DEMO_NOW))) {
      const person = away.get(handle)
      if (person) away.set(handle, withAbsence(away, person, { id: handle, ...absence }))
    }
    const given = {
      team: 'support',
      people: away,
      versions: [
        { version: 1, effectiveFrom: later(DEMO_NOW, -100 * DAY), publishedAt: DEMO_NOW, document: demoRota(DEMO_NOW) },
      ],
    }
    let staffed = 0
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      const { now } = boardOf(given, later(DEMO_NOW, hour * HOUR))
      if (now.length > 0) staffed += 1
    }
    // Five days of the seven, from Monday in Brisbane to Friday in Phoenix.
    expect(staffed).toBeGreaterThanOrEqual(5 * 23)
    expect(DEMO_AT_CAPACITY.handle).toBe('wyatt')
  })
})
