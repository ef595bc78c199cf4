import { useId, useState } from 'react'
import { calendarText } from '../calendar-text.ts'
import { FindMenu } from '../components/find-menu.tsx'
import { ChevronDownIcon } from '../components/icons.tsx'
import { offsetText, zoneChoices, zoneName } from '../components/zones.ts'
import { serverNow } from '../data/server-clock.ts'

interface ZoneFieldProps {
  readonly value: string
  readonly fault: string | undefined
  readonly onChange: (zone: string) => void
}

/** The IANA zone a calendar's windows are on the wall of. */
export function ZoneField({ value, fault, onChange }: ZoneFieldProps) {
  const label = useId()
  const [query, setQuery] = useState('')
  return (
    <div className="grid gap-1">
      <span id={label} className="text-xs font-medium text-soft">
        {calendarText.fields.timeZone}
      </span>
      <FindMenu
        label={calendarText.findZone}
        empty={calendarText.noZone}
        items={zoneChoices(query, serverNow())}
        query={query}
        onSearch={setQuery}
        chosen={value}
        onChoose={(zone) => zone !== undefined && onChange(zone)}
        trigger={(props) => (
          <button
            type="button"
            {...props}
            className="flex h-9 items-center gap-2 rounded-md border border-edge bg-canvas px-2.5 text-left"
          >
            <span className="sr-only">{calendarText.fields.timeZone}: </span>
            <span className="min-w-0 flex-1 truncate">{zoneName(value)}</span>
            <span className="text-xs tabular-nums text-soft">{offsetText(value, serverNow())}</span>
            <ChevronDownIcon className="size-3.5 text-faint" />
          </button>
        )}
      />
      {fault === undefined ? null : <p className="text-xs text-late">{fault}</p>}
    </div>
  )
}
