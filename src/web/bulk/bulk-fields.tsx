import { type ReactNode, useState } from 'react'
import type { BulkVerb } from '../../contract/bulk.ts'
import { holdReasonsFor } from '../../domain/verbs/steer.ts'
import { EFFORTS, HOLD_FOR, type HoldFor, type HoldReason, KINDS } from '../../domain/vocabulary.ts'
import { bulkText } from '../bulk-text.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import { useTags } from '../data/sorting.ts'
import { useWorkspace } from '../data/workspace.ts'
import { sortingText } from '../sorting-text.ts'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import { isoOfLocal } from '../verbs/local-time.ts'
import { TagField } from '../verbs/tag-field.tsx'
import { EndFields } from './bulk-end-fields.tsx'
import type { BulkWish } from './bulk-verbs.ts'

export interface FieldsProps {
  /** What is asked for now; undefined while something is missing. */
  readonly onWish: (wish: BulkWish | undefined) => void
}

const { fields } = ticketText

interface ReasonProps {
  readonly label: string
  readonly required?: boolean
  readonly onReason: (reason: string | null) => void
}

function Reason({ label, required = true, onReason }: ReasonProps) {
  const [reason, setReason] = useState('')
  return (
    <TextArea
      label={label}
      required={required}
      minLength={3}
      maxLength={500}
      data-autofocus
      value={reason}
      onChange={({ target }) => {
        setReason(target.value)
        onReason(target.value.trim() === '' ? null : target.value)
      }}
    />
  )
}

function RouteFields({ onWish }: FieldsProps) {
  const { data: workspace } = useWorkspace()
  const [team, setTeam] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const say = (to: string, why: string | null) =>
    onWish(to === '' ? undefined : { verb: 'route', input: { team: to, reason: why } })
  return (
    <>
      <SelectField
        label={bulkText.team}
        data-autofocus
        value={team}
        onChange={({ target }) => {
          setTeam(target.value)
          say(target.value, reason)
        }}
      >
        <option value="">{fields.choose}</option>
        {(workspace?.teams ?? []).map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </SelectField>
      <Reason
        label={fields.reason}
        onReason={(why) => {
          setReason(why)
          say(team, why)
        }}
      />
    </>
  )
}

type Sorted = Extract<BulkWish, { verb: 'classify' }>['input']

interface PickProps {
  readonly label: string
  readonly begins?: boolean
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onPick: (value: string | undefined) => void
}

/** One of some, or as each ticket has it. */
function Pick({ label, begins = false, choices, onPick }: PickProps) {
  return (
    <SelectField
      label={label}
      required={false}
      {...(begins ? { 'data-autofocus': true } : {})}
      onChange={({ target }) => onPick(target.value === '' ? undefined : target.value)}
    >
      <option value="">{bulkText.leaveAsIs}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  )
}

function ClassifyFields({ onWish }: FieldsProps) {
  const { data } = useTags()
  const [sorted, setSorted] = useState<Sorted>({})
  const { classify } = sortingText
  function set(part: Sorted) {
    const next = Object.fromEntries(Object.entries({ ...sorted, ...part }).filter(([, value]) => value !== undefined))
    setSorted(next)
    onWish(Object.keys(next).length === 0 ? undefined : { verb: 'classify', input: next })
  }
  const areas = (data?.areas ?? []).map(({ slug, name }) => ({ value: slug, label: name ?? slug }))
  return (
    <>
      <Pick label={classify.area} begins choices={areas} onPick={(area) => set({ area })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Pick
          label={classify.kind}
          choices={KINDS.map((value) => ({ value, label: terms.kind[value] }))}
          onPick={(kind) => set({ kind: KINDS.find((each) => each === kind) })}
        />
        <Pick
          label={classify.effort}
          choices={EFFORTS.map((value) => ({ value, label: classify.efforts[value] }))}
          onPick={(effort) => set({ effort: EFFORTS.find((each) => each === effort) })}
        />
      </div>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-3.5 accent-ink"
          checked={sorted.tags !== undefined}
          onChange={({ target }) => set({ tags: target.checked ? [] : undefined })}
        />
        {bulkText.changeTags}
      </label>
      {sorted.tags === undefined ? null : (
        <TagField known={data?.themes ?? []} tags={sorted.tags} onChange={(tags) => set({ tags })} />
      )}
    </>
  )
}

function HoldFields({ onWish }: FieldsProps) {
  const [holdFor, setHoldFor] = useState<HoldFor>('customer')
  const [chosen, setChosen] = useState<HoldReason>()
  const [actsNext, setActsNext] = useState('')
  const [note, setNote] = useState('')
  const fitting = holdReasonsFor(holdFor)
  const reason = fitting.find((each) => each === chosen)
  function say(part: { for?: HoldFor; reason?: HoldReason | undefined; actsNext?: string; note?: string }) {
    const next = { for: holdFor, reason, actsNext, note, ...part }
    const isFit = next.reason !== undefined && holdReasonsFor(next.for).includes(next.reason)
    if (!isFit || next.reason === undefined || next.actsNext.trim() === '') return onWish(undefined)
    const said = next.note.trim() === '' ? null : next.note
    onWish({ verb: 'hold', input: { for: next.for, reason: next.reason, actsNext: next.actsNext, note: said } })
  }
  return (
    <>
      <Choices
        legend={fields.holdFor}
        name="for"
        begins
        choices={HOLD_FOR.map((value) => ({ value, ...terms.holdFor[value] }))}
        value={holdFor}
        onChange={(value) => {
          setHoldFor(value)
          say({ for: value })
        }}
      />
      <SelectField
        label={fields.holdReason}
        value={reason ?? ''}
        onChange={({ target }) => {
          const found = fitting.find((each) => each === target.value)
          setChosen(found)
          say({ reason: found })
        }}
      >
        <option value="">{fields.choose}</option>
        {fitting.map((each) => (
          <option key={each} value={each}>
            {terms.holdReason[each]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={fields.actsNext}
        maxLength={200}
        value={actsNext}
        onChange={({ target }) => {
          setActsNext(target.value)
          say({ actsNext: target.value })
        }}
      />
      <TextArea
        label={fields.note}
        required={reason === 'other'}
        rows={2}
        maxLength={500}
        value={note}
        onChange={({ target }) => {
          setNote(target.value)
          say({ note: target.value })
        }}
      />
    </>
  )
}

function SnoozeFields({ onWish }: FieldsProps) {
  const [until, setUntil] = useState('')
  return (
    <TextField
      label={fields.until}
      data-autofocus
      type="datetime-local"
      value={until}
      onChange={({ target }) => {
        setUntil(target.value)
        const iso = isoOfLocal(target.value)
        onWish(iso === null ? undefined : { verb: 'snooze', input: { until: iso } })
      }}
    />
  )
}

/** What the verb takes, for all of the tickets alike. */
export function BulkFields({ verb, onWish }: FieldsProps & { readonly verb: BulkVerb }): ReactNode {
  switch (verb) {
    case 'route':
      return <RouteFields onWish={onWish} />
    case 'classify':
      return <ClassifyFields onWish={onWish} />
    case 'hold':
      return <HoldFields onWish={onWish} />
    case 'snooze':
      return <SnoozeFields onWish={onWish} />
    case 'claim':
      return (
        <Reason
          label={bulkText.takeOver}
          required={false}
          onReason={(takeOver) => onWish({ verb, input: { takeOver } })}
        />
      )
    case 'release':
      return (
        <Reason label={fields.reason} required={false} onReason={(reason) => onWish({ verb, input: { reason } })} />
      )
    case 'resume':
      return (
        <Reason
          label={fields.reason}
          onReason={(reason) => onWish(reason === null ? undefined : { verb, input: { reason } })}
        />
      )
    default:
      return <EndFields verb={verb} onWish={onWish} />
  }
}
