import type { CalendarSummary } from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { ClockIcon, MoonIcon } from '../../components/icons.tsx'
import { zoneName } from '../../components/zones.ts'
import { serverNow } from '../../data/server-clock.ts'
import { fullDate, nearText } from '../../format.ts'

/** Whether its time counts now, and until when; with the moon of *outside hours* when it does not. */
export function OpenState({ calendar }: { readonly calendar: CalendarSummary }) {
  const { openNow, changesAt, timeZone } = calendar
  const state = openNow ? calendarText.isOpen : calendarText.isClosed
  const says =
    changesAt === null
      ? calendarText.forGood[openNow ? 'open' : 'closed']
      : calendarText.until(state, nearText(changesAt, serverNow()))
  const Icon = openNow ? ClockIcon : MoonIcon
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <span title={changesAt === null ? undefined : fullDate(changesAt)} className="flex items-center gap-1.5">
        <Icon className={`size-3.5 ${openNow ? 'text-ink' : 'text-soft'}`} />
        <span className={openNow ? 'font-medium text-ink' : 'text-soft'}>{says}</span>
      </span>
      <span className="text-xs text-soft">{timeZone === null ? calendarText.severalZones : zoneName(timeZone)}</span>
    </span>
  )
}
