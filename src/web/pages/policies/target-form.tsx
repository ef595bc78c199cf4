import { useState } from 'react'
import type { CalendarSummary } from '../../../contract/calendars.ts'
import { CLOCK_MODES, DAY_ENDS, type Metric, UNITS } from '../../../domain/sla/document.ts'
import { HOLD_FOR } from '../../../domain/vocabulary.ts'
import { clockText } from '../../clock-text.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { policyText } from '../../policy-text.ts'
import { terms } from '../../terms.ts'
import { fittedTarget, readPercents, type Target } from './policy-edit.ts'

interface TargetFormProps {
  readonly metric: Metric
  readonly rule: string
  /** Undefined for one that is not promised yet. */
  readonly target: Target | undefined
  readonly calendars: readonly CalendarSummary[]
  readonly fault: string | undefined
  /** Undefined no longer promises it. */
  readonly onTarget: (target: Target | undefined) => void
  readonly onClose: () => void
}

const says = policyText.target

/** Only these two stand still while a ticket is held. */
const PAUSED: readonly Metric[] = ['resolution', 'update']

/** The choices of a closed list. */
function Options<Each extends string>({ of, names }: { of: readonly Each[]; names: Readonly<Record<Each, string>> }) {
  return of.map((value) => (
    <option key={value} value={value}>
      {names[value]}
    </option>
  ))
}

const modeNames = {
  business_accrual: policyText.mode.business_accrual.label,
  elapsed_roll: policyText.mode.elapsed_roll.label,
  elapsed: policyText.mode.elapsed.label,
}

/** How long a promise is, how its time is counted, and when it warns. */
export function TargetForm({ metric, rule, target, calendars, fault, onTarget, onClose }: TargetFormProps) {
  const [draft, setDraft] = useState<Target>(target ?? { amount: 4, unit: 'business_hours' })
  const [warnAt, setWarnAt] = useState((target?.warnAt ?? []).join(', '))
  const percents = readPercents(warnAt)
  const set = (differs: Partial<Target>) => setDraft({ ...draft, ...differs })

  function apply() {
    if (percents === undefined) return
    const { warnAt: _, ...rest } = fittedTarget(draft)
    onTarget(percents.length === 0 ? rest : { ...rest, warnAt: percents })
    onClose()
  }
  return (
    <Dialog title={says.title(clockText.metric[metric], rule)} onClose={onClose}>
      <FormFrame
        submit={says.done}
        busy={false}
        refusal={fault}
        notice={
          target === undefined ? null : (
            <span>
              <Button
                look="quiet"
                className="-ml-3"
                onClick={() => {
                  onTarget(undefined)
                  onClose()
                }}
              >
                {says.remove}
              </Button>
            </span>
          )
        }
        onSubmit={apply}
        onClose={onClose}
      >
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label={says.amount}
            type="number"
            min={1}
            step={1}
            data-autofocus
            value={Number.isNaN(draft.amount) ? '' : draft.amount}
            onChange={({ target: field }) => set({ amount: field.valueAsNumber })}
          />
          <SelectField
            label={says.unit}
            value={draft.unit}
            onChange={({ target: field }) => set({ unit: UNITS.find((unit) => unit === field.value) ?? draft.unit })}
          >
            <Options of={UNITS} names={policyText.unit} />
          </SelectField>
          {draft.unit.startsWith('clock_') ? (
            <SelectField
              label={says.mode}
              value={draft.mode ?? 'elapsed'}
              title={policyText.mode[draft.mode ?? 'elapsed'].says}
              onChange={({ target: field }) => {
                const mode = CLOCK_MODES.find((each) => each === field.value)
                if (mode !== undefined) set({ mode })
              }}
            >
              <Options of={['elapsed', 'elapsed_roll']} names={modeNames} />
            </SelectField>
          ) : null}
          {draft.unit === 'business_days' ? (
            <SelectField
              label={says.dayEnds}
              value={draft.dayEnds ?? 'same_time'}
              onChange={({ target: field }) => {
                const dayEnds = DAY_ENDS.find((each) => each === field.value)
                if (dayEnds !== undefined) set({ dayEnds })
              }}
            >
              <Options of={DAY_ENDS} names={policyText.dayEnds} />
            </SelectField>
          ) : null}
          <SelectField
            label={says.calendar}
            required={false}
            value={draft.calendar ?? ''}
            onChange={({ target: field }) => {
              const { calendar: _, ...rest } = draft
              setDraft(field.value === '' ? rest : { ...rest, calendar: field.value })
            }}
          >
            <option value="">{says.ofRule}</option>
            {calendars.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={says.warnAt}
            required={false}
            placeholder="50, 75"
            value={warnAt}
            fault={percents === undefined ? says.warnAtSays : undefined}
            onChange={({ target: field }) => setWarnAt(field.value)}
          />
        </div>
        {PAUSED.includes(metric) ? (
          <fieldset className="grid gap-1.5">
            <legend className="mb-1 text-xs font-medium text-soft">{says.pausedBy}</legend>
            <div className="flex flex-wrap gap-1.5">
              <Toggle
                isOn={draft.pausedBy === undefined}
                onChange={(isOn) => {
                  const { pausedBy: _, ...rest } = draft
                  setDraft(isOn ? rest : { ...rest, pausedBy: [] })
                }}
              >
                {says.pausedAsPolicy}
              </Toggle>
              {HOLD_FOR.map((who) => (
                <Toggle
                  key={who}
                  isOn={draft.pausedBy?.includes(who) ?? false}
                  onChange={(isOn) =>
                    set({ pausedBy: HOLD_FOR.filter((each) => (each === who ? isOn : draft.pausedBy?.includes(each))) })
                  }
                >
                  {terms.holdFor[who].label}
                </Toggle>
              ))}
            </div>
          </fieldset>
        ) : null}
      </FormFrame>
    </Dialog>
  )
}
