import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { serverNow } from '../../data/server-clock.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { fullDate } from '../../format.ts'
import { triageText } from '../../triage-text.ts'
import { isoOfLocal } from '../../verbs/local-time.ts'
import { type SnoozePreset, snoozedUntil } from './snooze-times.ts'

const PRESETS: readonly SnoozePreset[] = ['hour', 'tomorrow', 'week']

interface SnoozeFormProps {
  /** ISO text. */
  readonly onSubmit: (until: string) => void
}

/** Until when: the digits take one of the usual times at once. */
export function SnoozeForm({ onSubmit }: SnoozeFormProps) {
  const zone = useTimeZone()
  const [own, setOwn] = useState('')
  const presets = PRESETS.map((preset, index) => {
    const until = new Date(snoozedUntil(preset, serverNow(), zone)).toISOString()
    return { preset, until, digit: String(index + 1), take: () => onSubmit(until) }
  })
  useKeys(Object.fromEntries(presets.map(({ digit, take }) => [digit, take])))
  const ownUntil = isoOfLocal(own, zone)
  return (
    <div className="grid gap-4 overflow-y-auto px-5 py-4">
      <div className="grid gap-1">
        {presets.map(({ preset, until, digit, take }, index) => (
          <Button
            key={preset}
            hint={digit}
            onClick={take}
            className="h-auto! justify-between! py-2 text-left"
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          >
            <span className="grid flex-1">
              {triageText.snooze.presets[preset]}
              <span className="text-xs font-normal text-soft">{fullDate(until)}</span>
            </span>
          </Button>
        ))}
      </div>
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (ownUntil !== null) onSubmit(ownUntil)
        }}
      >
        <TextField
          label={triageText.snooze.own}
          type="datetime-local"
          value={own}
          onChange={({ target }) => setOwn(target.value)}
        />
        <Button type="submit" className="justify-self-end" aria-disabled={ownUntil === null}>
          {triageText.snooze.submit}
        </Button>
      </form>
    </div>
  )
}
