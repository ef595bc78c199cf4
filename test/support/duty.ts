/** People and rotas for tests, in a few words. */
import type {
  Absence,
  DutyBlock,
  DutyPerson,
  DutyRota,
  People,
  Region,
  WorkHours,
} from '../../src/domain/duty/document.ts'
import type { Version } from '../../src/domain/version.ts'
import { ALWAYS, onEveryDay, onWeekdays } from './hours.ts'

export const BERLIN: WorkHours = { zone: 'Europe/Berlin', week: onWeekdays('09:00-17:00'), region: 'EMEA' }
export const PACIFIC: WorkHours = { zone: 'America/Los_Angeles', week: onWeekdays('09:00-17:00'), region: 'AMER' }
export const SYDNEY: WorkHours = { zone: 'Australia/Sydney', week: onWeekdays('09:00-17:00'), region: 'APAC' }

/** Works round the clock. */
export const always = (region: Region): WorkHours => ({ zone: 'UTC', week: onEveryDay('00:00-24:00'), region })

export const away = (from: string, to: string, backup: string, id = `${from} ${backup}`): Absence => ({
  id,
  from,
  to,
  backup,
  note: null,
})

export const person = (handle: string, more: Partial<DutyPerson> = {}): DutyPerson => ({
  handle,
  team: 'support',
  hours: null,
  absences: [],
  atCapacity: null,
  ...more,
})

export const peopleOf = (...all: readonly DutyPerson[]): People => new Map(all.map((each) => [each.handle, each]))

const EVERY_DAY: DutyBlock['days'] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** A block of every day, with turns of a day, from the beginning of 2024. */
export const block = (name: string, from: string, to: string, more: Partial<DutyBlock> = {}): DutyBlock => ({
  name,
  days: EVERY_DAY,
  from,
  to,
  zone: null,
  people: 1,
  rotation: { every: 'day', starts: '2024-01-01', order: ['ann', 'ben', 'cem'] },
  ...more,
})

export const rota = (zone: string, ...blocks: readonly DutyBlock[]): DutyRota => ({
  name: 'Support',
  team: 'support',
  zone,
  activeLimit: 5,
  blocks,
})

/** The one version, since ever. */
export const since = (document: DutyRota): Version<DutyRota>[] => [
  { version: 1, effectiveFrom: ALWAYS, publishedAt: ALWAYS, document },
]
