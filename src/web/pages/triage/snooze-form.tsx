import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { KeyHint } from '../../components/key-hint.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { serverNow } from '../../data/server-clock.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { nearText } from '../../format.ts'
import { triageText } from '../../triage-text.ts'
import { isoOfLocal } from '../../verbs/local-time.ts'
import { snoozePresets } from './snooze-times.ts'

interface SnoozeFormProps {
  /** ISO text. */
  readonly onSubmit: (until: string) => void
}

/** Until when: the digits take one of the usual times at once. */
export function SnoozeForm({ onSubmit }: SnoozeFormProps) {
  const zone = useTimeZone()
  const [own, setOwn] = useState('')
  const now = serverNow()
  const presets = snoozePresets(now, zone).map(({ preset, until }, index) => {
    const iso = new Date(until).toISOString()
    return { preset, iso, digit: String(index + 1), take: () => onSubmit(iso) }
  })
  useKeys(Object.fromEntries(presets.map(({ digit, take }) => [digit, take])))
  const ownUntil = isoOfLocal(own, zone)
  return (
    <div className="grid min-h-0 grid-cols-1 gap-4 overflow-y-auto px-5 py-4">
      <div className="grid grid-cols-1 gap-1">
        {presets.map(({ preset, iso, digit, take }, index) => (
          <button
            key={preset}
            type="button"
            aria-keyshortcuts={digit}
            onClick={take}
            className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-raised px-3 py-2 text-left hover:bg-hover"
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          >
            <span className="grid min-w-0 flex-1">
              <span className="font-medium">{triageText.snooze.presets[preset]}</span>
              <span className="text-xs text-soft tabular-nums">{nearText(iso, now)}</span>
            </span>
            <KeyHint keys={digit} />
          </button>
        ))}
      </div>
      <form
        className="grid min-w-0 grid-cols-1 gap-2"
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
        <Button type="submit" look="primary" className="justify-self-end" aria-disabled={ownUntil === null}>
          {triageText.snooze.submit}
        </Button>
      </form>
    </div>
  )
}
