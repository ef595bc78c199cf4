import type { SlaPolicy } from '../../../contract/policies.ts'
import { HOLD_FOR, SEVERITIES } from '../../../domain/vocabulary.ts'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { policyText } from '../../policy-text.ts'
import { type Fault, faultText } from '../../rules/faults.ts'
import { terms } from '../../terms.ts'

interface AboutPolicyProps {
  readonly policy: SlaPolicy
  readonly faults: readonly Fault[]
  readonly onPolicy: (policy: SlaPolicy) => void
}

const says = policyText.rules

/** What the policy is called, and what holds for all of its rules. */
export function AboutPolicy({ policy, faults, onPolicy }: AboutPolicyProps) {
  const { name, about, assumedSeverity, reopening, pausedBy, holdFlags } = policy
  const flag = (which: keyof SlaPolicy['holdFlags']) => ({
    type: 'number',
    min: which === 'capHours' ? 1 : 0,
    value: Number.isNaN(holdFlags[which]) ? '' : holdFlags[which],
    fault: faultText(faults, `holdFlags.${which}`),
    onChange: ({ target }: { target: HTMLInputElement }) =>
      onPolicy({ ...policy, holdFlags: { ...holdFlags, [which]: target.valueAsNumber } }),
  })
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <div className="sm:col-span-2">
        <TextField
          label={policyText.about.name}
          maxLength={120}
          value={name}
          fault={faultText(faults, 'name')}
          onChange={({ target }) => onPolicy({ ...policy, name: target.value })}
        />
      </div>
      <SelectField
        label={says.assumedSeverity}
        value={assumedSeverity}
        onChange={({ target }) => {
          const severity = SEVERITIES.find((each) => String(each) === target.value)
          if (severity !== undefined) onPolicy({ ...policy, assumedSeverity: severity })
        }}
      >
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>{`${severity} · ${terms.severity[severity].label}`}</option>
        ))}
      </SelectField>
      <SelectField
        label={says.reopening}
        title={says.reopenings[reopening].says}
        value={reopening}
        onChange={({ target }) =>
          onPolicy({ ...policy, reopening: target.value === 'new_cycle' ? 'new_cycle' : 'resume' })
        }
      >
        <option value="resume">{says.reopenings.resume.label}</option>
        <option value="new_cycle">{says.reopenings.new_cycle.label}</option>
      </SelectField>
      <div className="sm:col-span-2 sm:row-span-2">
        <TextArea
          label={policyText.about.about}
          required={false}
          rows={4}
          maxLength={2000}
          value={about}
          onChange={({ target }) => onPolicy({ ...policy, about: target.value })}
        />
      </div>
      <TextField label={says.soonMinutes} {...flag('soonMinutes')} />
      <TextField label={says.capHours} {...flag('capHours')} />
      <fieldset className="grid content-start gap-1.5 sm:col-span-2">
        <legend className="mb-1 text-xs font-medium text-soft">{says.pausedBy}</legend>
        <div className="flex flex-wrap gap-1.5">
          {HOLD_FOR.map((who) => (
            <Toggle
              key={who}
              isOn={pausedBy.includes(who)}
              onChange={(isOn) =>
                onPolicy({
                  ...policy,
                  pausedBy: HOLD_FOR.filter((each) => (each === who ? isOn : pausedBy.includes(each))),
                })
              }
            >
              {terms.holdFor[who].label}
            </Toggle>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
