import { useId, useState } from 'react'
import { type Window, windowOf } from '../../domain/calendar/windows.ts'
import { calendarText } from '../calendar-text.ts'
import { hoursText, readHours } from './week.ts'

interface HoursFieldProps {
  readonly label: string
  /** The label is for screen readers only; something beside it says the same. */
  readonly isBare?: boolean
  readonly windows: readonly Window[]
  readonly fault?: string | undefined
  readonly onChange: (windows: readonly Window[]) => void
}

export const windowsOf = (texts: readonly string[]): Window[] => texts.flatMap((text) => windowOf(text) ?? [])

/** Windows of a day as text. What is typed is taken over as soon as it can be read, and written out when it is left. */
export function HoursField({ label, isBare = false, windows, fault, onChange }: HoursFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const read = typed === undefined ? undefined : readHours(typed)
  const unread = read !== undefined && 'wrong' in read ? calendarText.week.invalid(read.wrong) : undefined
  const wrong = unread ?? fault
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className={isBare ? 'sr-only' : 'text-xs font-medium text-soft'}>
        {label}
      </label>
      <input
        id={id}
        // Nothing is saved while it stands here; what the server found wrong may be mended elsewhere.
        ref={(input) => input?.setCustomValidity(unread ?? '')}
        value={typed ?? hoursText(windows)}
        placeholder={calendarText.week.closed}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={wrong === undefined ? undefined : `${id}-fault`}
        onChange={({ target }) => {
          setTyped(target.value)
          const now = readHours(target.value)
          if ('windows' in now) onChange(now.windows)
        }}
        onBlur={() => {
          if (read === undefined || 'windows' in read) setTyped(undefined)
        }}
        className="h-8 w-full rounded-md border border-edge bg-canvas px-2 text-sm tabular-nums placeholder:text-faint focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-late pointer-coarse:h-10"
      />
      {wrong === undefined ? null : (
        <p id={`${id}-fault`} className="text-xs text-late">
          {wrong}
        </p>
      )}
    </div>
  )
}
