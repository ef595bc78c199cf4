/** What a member wants to be told by mail, and when not. Rules: DIG-1 to DIG-3. */
import type { DutyPerson } from '../duty/document.ts'
import { Refusal } from '../refusal.ts'
import { isTimeZone } from '../wall-clock.ts'

export const DIGESTS = ['none', 'working_days', 'every_day'] as const
export type DigestDays = (typeof DIGESTS)[number]

/** Local times `HH:MM`; `to` not later than `from` is on the next day. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

export interface Notices {
  /** IANA name of the place whose wall the times are on; that of their working hours when null. */
  readonly zone: string | null
  readonly digest: DigestDays
  /** `HH:MM` on that wall. */
  readonly digestAt: string
  /** Every day; null for none. */
  readonly quiet: QuietHours | null
  /** Whether days on which they do not work are quiet too. */
  readonly daysOffQuiet: boolean
  /** Whether mentions, promises about to break and hand-offs sent back are told by a mail of their own. */
  readonly atOnce: boolean
}

/** What holds for a member who has not said anything. */
export const USUAL_NOTICES: Notices = {
  zone: null,
  digest: 'working_days',
  digestAt: '08:30',
  quiet: { from: '20:00', to: '07:00' },
  daysOffQuiet: true,
  atOnce: true,
}

/** Somebody with what they want to be told. */
export interface NoticedPerson extends DutyPerson {
  readonly notices: Notices
}

/** The place whose wall the times of somebody are on (DIG-1). */
export const zoneOfNotices = ({ notices, hours }: Pick<NoticedPerson, 'notices' | 'hours'>): string =>
  notices.zone ?? hours?.zone ?? 'UTC'

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Minutes after midnight of `HH:MM`; undefined for what is no such time. */
export function minuteOf(text: string): number | undefined {
  const [found, hour, minute] = CLOCK.exec(text) ?? []
  return found === undefined ? undefined : Number(hour) * 60 + Number(minute)
}

const invalid = (text: string) => new Refusal('notices_invalid', text)

function timeOf(text: string, what: string): number {
  const minute = minuteOf(text)
  if (minute === undefined) throw invalid(`${what} is no time of day. Write it as 08:30.`)
  return minute
}

/** Whether a time of day lies within quiet hours, as the wall shows it. */
function isWithin(minute: number, from: number, to: number): boolean {
  return from < to ? from <= minute && minute < to : minute >= from || minute < to
}

/** What is wished for, when it can be kept. @throws Refusal `notices_invalid` (DIG-3) */
export function checkNotices(given: Notices): Notices {
  const { zone, digest, digestAt, quiet } = given
  if (zone !== null && !isTimeZone(zone)) {
    throw invalid(`"${zone}" is no time zone. Choose a place such as Europe/Berlin.`)
  }
  const at = timeOf(digestAt, 'The time of the digest')
  if (quiet === null) return given
  const from = timeOf(quiet.from, 'The beginning of the quiet hours')
  const to = timeOf(quiet.to, 'The end of the quiet hours')
  if (from === to) throw invalid('Quiet hours that end as they begin would be all day. Choose another end, or none.')
  if (digest !== 'none' && isWithin(at, from, to)) {
    throw invalid('The digest would come within the quiet hours. Choose a time outside of them.')
  }
  return given
}
