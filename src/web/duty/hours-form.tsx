import { useState } from 'react'
import type { DutyMember } from '../../contract/duty.ts'
import { WEEKDAYS } from '../../domain/calendar/document.ts'
import { REGIONS, type Region } from '../../domain/duty/document.ts'
import { calendarText } from '../calendar-text.ts'
import { Button } from '../components/button.tsx'
import { countedText } from '../components/clock-reading.ts'
import { SelectField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { useMessages } from '../components/messages.tsx'
import { useSetHours } from '../data/duty.ts'
import { failureText } from '../data/failure.ts'
import { computersZone } from '../data/time-zone.ts'
import { dutyText } from '../duty-text.ts'
import { HoursField } from '../hours/hours-field.tsx'
import { documentWeek, likeMonday, minutesOf, overlapsOf, type Week, weekOf } from '../hours/week.ts'
import { ZoneField } from '../hours/zone-field.tsx'

const { hours: says } = dutyText
const MINUTE = 60_000
const OFFICE: Week = weekOf(Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, ['09:00-17:00']])))

/** The part of the world that a place is most likely in. */
function regionOf(zone: string): Region {
  if (zone.startsWith('America/')) return 'AMER'
  return /^(Europe|Africa|Atlantic|UTC)/.test(zone) ? 'EMEA' : 'APAC'
}

interface HoursFormProps {
  readonly member: DutyMember
  readonly onClose: () => void
}

/** When somebody works: place, region, and windows for each weekday. */
export function HoursForm({ member, onClose }: HoursFormProps) {
  const [zone, setZone] = useState(member.zone ?? computersZone())
  const [region, setRegion] = useState<Region>(member.region ?? regionOf(zone))
  const [week, setWeek] = useState<Week>(member.week === null ? OFFICE : weekOf(member.week))
  const save = useSetHours(member.handle)
  const { tell } = useMessages()
  const overlaps = overlapsOf(week)
  function submit() {
    const done = () => {
      tell(says.saved)
      onClose()
    }
    save.mutate({ zone, region, week: documentWeek(week) }, { onSuccess: done })
  }
  return (
    <FormFrame
      submit={says.save}
      busy={save.isPending}
      refusal={save.error ? failureText(save.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <ZoneField
          value={zone}
          fault={undefined}
          onChange={(chosen) => {
            setZone(chosen)
            setRegion(regionOf(chosen))
          }}
        />
        <SelectField
          label={says.region}
          value={region}
          onChange={({ target }) => setRegion(REGIONS.find((each) => each === target.value) ?? region)}
        >
          {REGIONS.map((each) => (
            <option key={each} value={each}>
              {each} · {says.regions[each]}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset className="grid gap-2">
        <legend className="sr-only">{dutyText.you.title}</legend>
        {WEEKDAYS.map((weekday, day) => (
          <div key={weekday} className="grid grid-cols-[2.5rem_minmax(0,1fr)] items-start gap-2">
            <span aria-hidden="true" className="pt-1.5 text-soft">
              {calendarText.weekdaysShort[weekday]}
            </span>
            <HoursField
              label={calendarText.weekdays[weekday]}
              isBare
              windows={week[day] ?? []}
              fault={
                overlaps.some((each) => each.day === day)
                  ? calendarText.week.invalid(calendarText.weekdays[weekday])
                  : undefined
              }
              onChange={(windows) => setWeek(week.map((before, each) => (each === day ? windows : before)))}
            />
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-2">
          <Button look="quiet" className="h-7! px-2! text-xs!" onClick={() => setWeek(likeMonday(week))}>
            {says.copyMonday}
          </Button>
          <span className="ml-auto text-xs tabular-nums text-soft">
            {says.total(countedText(minutesOf(week) * MINUTE))}
          </span>
        </div>
        <p className="text-xs text-soft">{calendarText.week.typedSays}</p>
      </fieldset>
    </FormFrame>
  )
}
