import { useState } from 'react'
import type { RoutingPolicy, RoutingRule } from '../../../contract/routing.ts'
import type { Team } from '../../../contract/workspace.ts'
import { roleWords } from '../../../domain/access/permissions.ts'
import { KINDS, ROLES, SEGMENTS, TEAM_KINDS } from '../../../domain/vocabulary.ts'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { routingText } from '../../routing-text.ts'
import { type Fault, faultText } from '../../rules/faults.ts'
import { terms } from '../../terms.ts'
import { ruleOf, type TypedRule, typedOf } from './route-edit.ts'

const { dialog: says } = routingText

interface TogglesProps<Value extends string> {
  readonly legend: string
  readonly values: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: readonly Value[]
  readonly fault?: string | undefined
  readonly onChange: (chosen: readonly Value[]) => void
}

/** Any number of a short list, in its order. */
function Toggles<Value extends string>({ legend, values, chosen, fault, onChange }: TogglesProps<Value>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-xs font-medium text-soft">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {values.map(({ value, label }) => (
          <Toggle
            key={value}
            isOn={chosen.includes(value)}
            onChange={(isOn) =>
              onChange(
                values.map((each) => each.value).filter((each) => (each === value ? isOn : chosen.includes(each))),
              )
            }
          >
            {label}
          </Toggle>
        ))}
      </div>
      {fault === undefined ? null : <p className="text-xs text-late">{fault}</p>}
    </fieldset>
  )
}

const kinds = KINDS.map((value) => ({ value, label: terms.kind[value] }))
const segments = SEGMENTS.map((value) => ({ value, label: terms.segment[value] }))
export const askers = (['customer', ...ROLES] as const).map((value) => ({
  value,
  label: value === 'customer' ? says.customer : roleWords(value),
}))

interface PartProps {
  readonly typed: TypedRule
  readonly faultOf: (place: string) => string | undefined
  readonly onType: (more: Partial<TypedRule>) => void
}

/** What a ticket must be. */
function Conditions({ typed, faultOf, onType, areas }: PartProps & { readonly areas: RoutingPolicy['areas'] }) {
  return (
    <>
      <p className="-mb-2 text-xs text-soft">{says.fitsSays}</p>
      <Toggles legend={says.kind} values={kinds} chosen={typed.kind} onChange={(kind) => onType({ kind })} />
      <Toggles
        legend={says.askedBy}
        values={askers}
        chosen={typed.askedBy}
        onChange={(askedBy) => onType({ askedBy })}
      />
      <Toggles
        legend={says.area}
        values={areas.map(({ slug, name }) => ({ value: slug, label: name }))}
        chosen={typed.area}
        fault={faultOf('when.area')}
        onChange={(area) => onType({ area })}
      />
      <TextArea
        label={says.words}
        help={says.wordsSays}
        required={false}
        rows={2}
        fault={faultOf('when.words')}
        value={typed.words}
        onChange={({ target }) => onType({ words: target.value })}
      />
      <Toggles
        legend={says.segment}
        values={segments}
        chosen={typed.segment}
        onChange={(segment) => onType({ segment })}
      />
      <div className="grid items-start gap-4 @md:grid-cols-2">
        <TextField
          label={says.plan}
          note={says.planSays}
          required={false}
          value={typed.plan}
          onChange={({ target }) => onType({ plan: target.value })}
        />
        <SelectField
          label={says.advisor}
          value={typed.advisor}
          required={false}
          onChange={({ target: { value } }) => onType({ advisor: value === 'yes' || value === 'no' ? value : '' })}
        >
          {Object.entries(says.advisors).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  )
}

/** Where it leads, how surely and why. */
function Leading({ typed, faultOf, onType, teams }: PartProps & { readonly teams: readonly Team[] }) {
  const named = typed.to.startsWith('team:') ? typed.to.slice('team:'.length) : undefined
  const isThere = named === undefined || teams.some(({ slug }) => slug === named)
  return (
    <>
      <div className="grid items-start gap-4 @md:grid-cols-[minmax(0,1fr)_12rem]">
        <SelectField
          label={says.to}
          fault={faultOf('to')}
          value={typed.to}
          onChange={({ target }) => onType({ to: target.value })}
        >
          {isThere ? null : <option value={typed.to}>{says.team(named)}</option>}
          {TEAM_KINDS.map((kind) => (
            <option key={kind} value={`kind:${kind}`}>
              {says.ofKind(kind.replaceAll('_', ' '))}
            </option>
          ))}
          {teams.map(({ slug, name }) => (
            <option key={slug} value={`team:${slug}`}>
              {says.team(name)}
            </option>
          ))}
          <option value="area">{says.ownerOfArea}</option>
          <option value="none">{says.noAction}</option>
        </SelectField>
        <TextField
          label={says.weight}
          inputMode="numeric"
          fault={faultOf('weight')}
          value={typed.weight}
          onChange={({ target }) => onType({ weight: target.value })}
        />
      </div>
      {typed.to === 'none' ? (
        <div className="grid gap-4 @md:grid-cols-2">
          <TextField
            label={says.whom}
            maxLength={200}
            value={typed.whom}
            onChange={({ target }) => onType({ whom: target.value })}
          />
          <TextField
            label={says.noActionWords}
            maxLength={400}
            value={typed.noActionWords}
            onChange={({ target }) => onType({ noActionWords: target.value })}
          />
        </div>
      ) : null}
      <TextArea
        label={says.says}
        help={says.saysHelp}
        rows={2}
        maxLength={400}
        value={typed.says}
        onChange={({ target }) => onType({ says: target.value })}
      />
      <label className="flex cursor-pointer items-start gap-2.5">
        <input
          type="checkbox"
          checked={typed.bestEffort}
          onChange={({ target }) => onType({ bestEffort: target.checked })}
          className="mt-0.5 size-4 shrink-0 accent-ink"
        />
        <span>
          <span className="font-medium">{says.bestEffort}</span>
          <span className="block text-xs text-soft">{says.bestEffortSays}</span>
          {faultOf('excluded') ? <span className="block text-xs text-late">{faultOf('excluded')}</span> : null}
        </span>
      </label>
    </>
  )
}

interface RouteDialogProps {
  readonly rule: RoutingRule
  readonly title: string
  readonly areas: RoutingPolicy['areas']
  readonly teams: readonly Team[]
  /** What is wrong with the rule, by places in it such as `when.area`. */
  readonly faultsOf: (rule: RoutingRule) => readonly Fault[]
  readonly onKeep: (rule: RoutingRule) => void
  readonly onClose: () => void
}

/** One rule: what fits it, where it leads and why. It is kept in the draft once nothing is wrong with it. */
export function RouteDialog({ rule, title, areas, teams, faultsOf, onKeep, onClose }: RouteDialogProps) {
  const [typed, setTyped] = useState(() => typedOf(rule))
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const part: PartProps = {
    typed,
    faultOf: (place) => faultText(faults, place),
    onType: (more) => {
      setTyped({ ...typed, ...more })
      setFaults([])
    },
  }
  function keep() {
    const next = ruleOf(typed)
    const found = faultsOf(next)
    if (found.length === 0) onKeep(next)
    else setFaults(found)
  }
  return (
    <Dialog title={title} wide onClose={onClose}>
      <FormFrame
        submit={says.keep}
        busy={false}
        failed={faults.length > 0 ? faults : undefined}
        onSubmit={keep}
        onClose={onClose}
      >
        <TextField
          label={says.name}
          maxLength={120}
          data-autofocus
          fault={part.faultOf('name')}
          value={typed.name}
          onChange={({ target }) => part.onType({ name: target.value })}
        />
        <Conditions {...part} areas={areas} />
        <Leading {...part} teams={teams} />
      </FormFrame>
    </Dialog>
  )
}
