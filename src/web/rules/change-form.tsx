import { type ReactNode, useState } from 'react'
import { Choices } from '../components/choices.tsx'
import { TextArea, TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { zoneName } from '../components/zones.ts'
import type { Saving } from '../data/rules.ts'
import { ruleText } from '../rule-text.ts'
import { instantOfLocal } from '../zoned-time.ts'

interface ChangeFormProps {
  /** The zone in which the person types times. */
  readonly zone: string
  /** Whether clocks that run go over to it, unless the person says otherwise; null where no clock goes by it. */
  readonly applies: boolean | null
  readonly busy: boolean
  readonly refusal: string | undefined
  /** Who would be affected. */
  readonly children: ReactNode
  /** Another time to count from was chosen; undefined for at once. */
  readonly onWhen: (effectiveFrom: string | undefined) => void
  readonly onSave: (saving: Saving) => void
  readonly onClose: () => void
}

const { when } = ruleText
const choices = [
  { value: 'now', ...when.now },
  { value: 'later', ...when.later },
] as const

/** From when, whether for clocks that run, and why. */
export function ChangeForm({ zone, applies, busy, refusal, children, onWhen, onSave, onClose }: ChangeFormProps) {
  const [whenever, setWhenever] = useState<'now' | 'later'>('now')
  const [local, setLocal] = useState('')
  const [apply, setApply] = useState(applies ?? false)
  const [reason, setReason] = useState('')

  function instantOf(typed: string): string | undefined {
    const at = instantOfLocal(typed, zone)
    return Number.isNaN(at) ? undefined : new Date(at).toISOString()
  }
  const effectiveFrom = whenever === 'now' ? undefined : instantOf(local)
  return (
    <FormFrame
      submit={ruleText.submit}
      busy={busy}
      refusal={refusal}
      onSubmit={() => onSave({ reason, apply, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) })}
      onClose={onClose}
    >
      {children}
      <Choices
        legend={when.legend}
        name="when"
        columns
        choices={choices}
        value={whenever}
        onChange={(value) => {
          setWhenever(value)
          onWhen(value === 'now' ? undefined : instantOf(local))
        }}
      />
      {whenever === 'now' ? null : (
        <TextField
          label={when.at(zoneName(zone))}
          type="datetime-local"
          value={local}
          onChange={({ target }) => {
            setLocal(target.value)
            const at = instantOf(target.value)
            if (at !== undefined) onWhen(at)
          }}
        />
      )}
      {applies === null ? null : (
        <label className="flex cursor-pointer items-start gap-2.5">
          <input
            type="checkbox"
            checked={apply}
            onChange={({ target }) => setApply(target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-ink"
          />
          <span>
            <span className="font-medium">{ruleText.apply.label}</span>
            <span className="block text-xs text-soft">{apply ? ruleText.apply.says : ruleText.apply.off}</span>
          </span>
        </label>
      )}
      <TextArea
        label={ruleText.reason}
        rows={2}
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormFrame>
  )
}
