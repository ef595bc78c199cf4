import { useState } from 'react'
import type { DateOverride } from '../../../contract/calendars.ts'
import { textOf, type Window } from '../../../domain/calendar/windows.ts'
import { calendarText } from '../../calendar-text.ts'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { dateName } from '../../format.ts'
import { HoursField, windowsOf } from '../../hours/hours-field.tsx'
import { halfOf } from './year.ts'

interface DateDialogProps {
  readonly date: string
  /** What its weekday has. */
  readonly usual: readonly string[]
  /** Name of the holiday it is. */
  readonly holiday: string | undefined
  readonly override: DateOverride | undefined
  /** Undefined takes the exception away. */
  readonly onApply: (override: DateOverride | undefined) => void
  readonly onClose: () => void
}

type How = 'asUsual' | 'closed' | 'half' | 'hours'

const says = calendarText.override

/** What is different on one date. */
export function DateDialog({ date, usual, holiday, override, onApply, onClose }: DateDialogProps) {
  const [how, setHow] = useState<How>(() => {
    if (override === undefined) return 'asUsual'
    return override.windows.length === 0 ? 'closed' : 'hours'
  })
  const [windows, setWindows] = useState<readonly Window[]>(() => windowsOf(override?.windows ?? usual))
  const [name, setName] = useState(override?.name ?? '')
  const half = halfOf(windowsOf(usual))
  const choices = [
    { value: 'asUsual', ...(holiday === undefined ? says.asUsual : says.holidayStays) },
    { value: 'closed', ...says.closed },
    ...(half.length === 0 ? [] : [{ value: 'half' as const, ...says.half, says: half.join(', ') }]),
    { value: 'hours', ...says.hours },
  ] as const
  const texts: Record<Exclude<How, 'asUsual'>, readonly string[]> = {
    closed: [],
    half,
    hours: windows.map(textOf),
  }
  function apply() {
    if (how === 'asUsual') onApply(undefined)
    else onApply({ date, windows: [...texts[how]], name: name.trim() === '' ? null : name.trim() })
    onClose()
  }
  const about = [
    says.usual(usual.length === 0 ? calendarText.week.closed : usual.join(', ')),
    holiday === undefined ? '' : says.holiday(holiday),
  ]
  return (
    <Dialog title={dateName(date)} says={about.filter(Boolean).join(' · ')} onClose={onClose}>
      <FormFrame submit={says.apply} busy={false} onSubmit={apply} onClose={onClose}>
        <Choices legend={says.title} name="how" begins choices={choices} value={how} onChange={setHow} />
        {how === 'hours' ? <HoursField label={says.windows} windows={windows} onChange={setWindows} /> : null}
        {how === 'asUsual' ? null : (
          <TextField
            label={says.name}
            required={false}
            maxLength={120}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </FormFrame>
    </Dialog>
  )
}
