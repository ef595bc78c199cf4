/** When the people of Harbor work, who is on duty, and who is away. */
import { dateOf, weekdayOf } from '../../domain/calendar/dates.ts'
import { WEEKDAYS } from '../../domain/calendar/document.ts'
import type { Absence, DutyBlock, DutyRota, Region, Rotation, WorkHours } from '../../domain/duty/document.ts'
import { DAY, type Instant } from '../../domain/time.ts'

const WORKDAYS = WEEKDAYS.slice(0, 5)

const hours = (zone: string, region: Region, window: string): WorkHours => ({
  zone,
  region,
  week: Object.fromEntries(WORKDAYS.map((day) => [day, [window]])),
})

/** By handle; much the same hours as in workday.ts, which is told in offsets. */
export const DEMO_HOURS: Readonly<Record<string, WorkHours>> = {
  ada: hours('Europe/Stockholm', 'EMEA', '08:00-17:00'),
  chiamaka: hours('Africa/Lagos', 'EMEA', '08:00-17:00'),
  tomasz: hours('Europe/Warsaw', 'EMEA', '08:00-17:00'),
  noor: hours('Asia/Amman', 'EMEA', '10:00-19:00'),
  rasmus: hours('Europe/Copenhagen', 'EMEA', '08:00-16:00'),
  farid: hours('America/Toronto', 'AMER', '10:00-19:00'),
  luz: hours('America/Bogota', 'AMER', '10:00-19:00'),
  wyatt: hours('America/Phoenix', 'AMER', '08:00-17:00'),
  marie: hours('America/Toronto', 'AMER', '10:00-18:30'),
  kenji: hours('Asia/Tokyo', 'APAC', '07:00-16:00'),
  anjali: hours('Asia/Kolkata', 'APAC', '07:00-15:00'),
  sione: hours('Pacific/Auckland', 'APAC', '09:00-18:00'),
  hana: hours('Europe/Prague', 'EMEA', '09:00-17:30'),
  joao: hours('Europe/Lisbon', 'EMEA', '08:30-17:00'),
  devon: hours('America/Denver', 'AMER', '08:00-17:00'),
  meiling: hours('Asia/Taipei', 'APAC', '08:00-17:00'),
  ingrid: hours('Europe/Oslo', 'EMEA', '08:00-16:00'),
  zofia: hours('Europe/Warsaw', 'EMEA', '09:00-17:00'),
  arjun: hours('Asia/Kolkata', 'APAC', '09:30-18:30'),
  yara: hours('America/Sao_Paulo', 'AMER', '09:00-18:00'),
  saoirse: hours('Europe/Dublin', 'EMEA', '09:00-17:00'),
  tariq: hours('America/New_York', 'AMER', '09:00-17:00'),
}

const dayOf = (now: Instant): number => Math.floor(now / DAY)

/** The Monday twelve weeks before the week of `now`. */
const firstMonday = (now: Instant): string => dateOf(dayOf(now) - weekdayOf(dayOf(now)) - 84)

function block(name: string, zone: string, rotation: Rotation): DutyBlock {
  return { name, days: WORKDAYS, from: '08:00', to: '17:00', zone, people: 2, rotation }
}

/** Three shifts that hand over to each other, each on its own wall. */
export function demoRota(now: Instant): DutyRota {
  const starts = firstMonday(now)
  return {
    name: 'Support follows the sun',
    team: 'support',
    zone: 'UTC',
    activeLimit: 5,
    blocks: [
      block('Asia Pacific', 'Australia/Brisbane', {
        every: 'day',
        starts,
        order: [
          ['kenji', 'anjali'],
          ['sione', 'kenji'],
          ['anjali', 'sione'],
        ],
      }),
      block('Europe and Africa', 'Europe/Berlin', {
        every: 'week',
        starts,
        order: [
          ['chiamaka', 'noor'],
          ['ada', 'tomasz'],
        ],
      }),
      block('Americas', 'America/Phoenix', {
        every: 'day',
        starts,
        order: [
          ['farid', 'luz'],
          ['wyatt', 'marie'],
          ['luz', 'farid'],
          ['marie', 'wyatt'],
        ],
      }),
    ],
  }
}

/** Who is away around `now`, and who stands in for them. */
export function demoAbsences(now: Instant): Readonly<Record<string, Omit<Absence, 'id'>>> {
  const inDays = (days: number): string => dateOf(dayOf(now) + days)
  return {
    noor: { from: inDays(-1), to: inDays(5), backup: 'tomasz', note: 'Family visit' },
    luz: { from: inDays(3), to: inDays(3), backup: 'marie', note: null },
  }
}

/** Who takes no new tickets, and why. */
export const DEMO_AT_CAPACITY = { handle: 'wyatt', note: 'Until the outage of this week is written up.' } as const
