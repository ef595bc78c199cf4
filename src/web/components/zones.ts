/** Time zones to choose from, by the names the browser knows. */
import { offsetOf } from '../zoned-time.ts'
import type { Findable } from './find-box.tsx'

/** Rows shown at once; more typing finds the rest. */
const SHOWN = 60

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Browsers list some zones by names that went out of use; people look for the ones of today. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** `America/Los_Angeles` as `America/Los Angeles`. */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ')

/** How far a zone is ahead of UTC at `at`: `UTC+5:45`, `UTC−8`, `UTC`. */
export function offsetText(zone: string, at: number): string {
  const offset = offsetOf(at, zone)
  if (offset === 0) return 'UTC'
  const size = Math.abs(offset)
  const minutes = Math.round((size % HOUR) / MINUTE)
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(size / HOUR)}${rest}`
}

/** The zones whose name has every word of `query`, with how far they are ahead of UTC at `now`. */
export function zoneChoices(query: string, now: number): Findable[] {
  const words = query
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean)
  return ['UTC', ...Intl.supportedValuesOf('timeZone').map((zone) => RENAMED[zone] ?? zone)]
    .filter((zone, index, all) => all.indexOf(zone) === index)
    .filter((zone) => words.every((word) => zone.toLowerCase().includes(word)))
    .slice(0, SHOWN)
    .map((zone) => ({ value: zone, label: zoneName(zone), aside: offsetText(zone, now) }))
}
