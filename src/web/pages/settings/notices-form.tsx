import { type ReactNode, type SubmitEvent, useState } from 'react'
import type { NoticeSettings, Notices } from '../../../contract/notices.ts'
import { DIGESTS } from '../../../domain/digest/notices.ts'
import { Button } from '../../components/button.tsx'
import { Choices } from '../../components/choices.tsx'
import { TextField } from '../../components/field.tsx'
import { useMessages } from '../../components/messages.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Refused } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useSetNotices } from '../../data/notices.ts'
import { computersZone } from '../../data/time-zone.ts'
import { ZoneField } from '../../hours/zone-field.tsx'
import { noticesText as says } from '../../notices-text.ts'

const USUAL_QUIET = { from: '20:00', to: '07:00' }
const DAYS = (['working_days', 'every_day', 'none'] as const).filter((days) => DIGESTS.includes(days))

interface CheckProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
}

function Check({ isOn, onChange, children }: CheckProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 py-1">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-1 size-3.5 shrink-0 accent-ink"
      />
      <span className="min-w-0">{children}</span>
    </label>
  )
}

interface ClockProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const Clock = ({ label, value, onChange }: ClockProps) => (
  <div className="w-32">
    <TextField label={label} type="time" step={60} value={value} onChange={({ target }) => onChange(target.value)} />
  </div>
)

interface PartProps {
  readonly draft: NoticeSettings
  readonly change: (changed: Partial<NoticeSettings>) => void
}

function DigestPart({ draft, change }: PartProps) {
  return (
    <Part title={says.digest} says={says.digestSays}>
      <Choices
        legend={says.onDays}
        name="digest"
        value={draft.digest}
        onChange={(digest) => change({ digest })}
        choices={DAYS.map((value) => {
          const more = says.daysSay[value]
          return { value, label: says.days[value], ...(more === undefined ? {} : { says: more }) }
        })}
      />
      {draft.digest === 'none' ? null : (
        <Clock label={says.digestAt} value={draft.digestAt} onChange={(digestAt) => change({ digestAt })} />
      )}
    </Part>
  )
}

function QuietPart({ draft, change }: PartProps) {
  const { quiet, daysOffQuiet } = draft
  return (
    <Part title={says.quiet} says={says.quietSays}>
      <div className="grid gap-2">
        <Check isOn={quiet !== null} onChange={(isOn) => change({ quiet: isOn ? USUAL_QUIET : null })}>
          {says.quietOn}
        </Check>
        {quiet === null ? null : (
          <div className="flex flex-wrap gap-3 pl-6">
            <Clock label={says.from} value={quiet.from} onChange={(from) => change({ quiet: { ...quiet, from } })} />
            <Clock label={says.to_} value={quiet.to} onChange={(to) => change({ quiet: { ...quiet, to } })} />
          </div>
        )}
        <Check isOn={daysOffQuiet} onChange={(isOn) => change({ daysOffQuiet: isOn })}>
          {says.daysOff}
        </Check>
      </div>
    </Part>
  )
}

function ZonePart({ draft, change, ofHours }: PartProps & { readonly ofHours: string | null }) {
  const hours = ofHours === null ? says.ofNobody : says.ofHours(ofHours.replaceAll('_', ' '))
  return (
    <Part title={says.zone}>
      <Choices
        legend={says.zoneOf}
        name="zone"
        value={draft.zone === null ? 'hours' : 'another'}
        onChange={(which) => change({ zone: which === 'hours' ? null : computersZone() })}
        choices={[
          { value: 'hours', label: hours },
          { value: 'another', label: says.another },
        ]}
      />
      {draft.zone === null ? null : (
        <ZoneField value={draft.zone} fault={undefined} onChange={(zone) => change({ zone })} />
      )}
    </Part>
  )
}

/** What one wants to be told. */
export function NoticesForm({ notices }: { readonly notices: Notices }) {
  // What differs from what is set, so that saving leaves the form, and the focus in it, where it is.
  const [changes, setChanges] = useState<Partial<NoticeSettings>>({})
  const save = useSetNotices()
  const { tell } = useMessages()
  const draft = { ...notices.settings, ...changes }
  const change = (changed: Partial<NoticeSettings>) => setChanges({ ...changes, ...changed })
  const isChanged = JSON.stringify(draft) !== JSON.stringify(notices.settings)
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (save.isPending || !isChanged) return
    // A refusal shows below.
    save.mutateAsync(draft).then(
      () => {
        setChanges({})
        tell(says.saved)
      },
      () => {},
    )
  }
  return (
    <form onSubmit={submit} className="grid max-w-xl grid-cols-1 gap-8">
      <DigestPart draft={draft} change={change} />
      <QuietPart draft={draft} change={change} />
      <Part title={says.atOnce} says={says.atOnceSays}>
        <Check isOn={draft.atOnce} onChange={(atOnce) => change({ atOnce })}>
          {says.atOnceOn}
        </Check>
      </Part>
      <ZonePart draft={draft} change={change} ofHours={notices.zoneOfHours} />
      <div className="grid grid-cols-1 gap-2">
        {save.error ? <Refused says={failureText(save.error)} /> : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button look="primary" type="submit" held={isChanged ? undefined : says.unchanged}>
            {says.save}
          </Button>
          {notices.usual && !isChanged ? <span className="text-xs text-soft">{says.usual}</span> : null}
        </div>
      </div>
    </form>
  )
}
