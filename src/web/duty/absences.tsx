import { useState } from 'react'
import type { AbsenceRow, DutyMember } from '../../contract/duty.ts'
import { Button } from '../components/button.tsx'
import { useDesk } from '../components/desk-context.ts'
import { SelectField, TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { useMessages } from '../components/messages.tsx'
import { useCancelAbsence, usePlanAbsence } from '../data/duty.ts'
import { failureText } from '../data/failure.ts'
import { dutyText } from '../duty-text.ts'
import { dateName } from '../format.ts'
import { At } from './team-now.tsx'

const { absence: says } = dutyText
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
/** A planned day as a date, anything else as a moment. */
const When = ({ text }: { readonly text: string }) => (isDate(text) ? <span>{dateName(text)}</span> : <At at={text} />)

function AbsenceLine({
  absence,
  onCancel,
}: {
  readonly absence: AbsenceRow
  readonly onCancel: (() => void) | undefined
}) {
  const { nameOf } = useDesk()
  const { from, to, backup, standIn, note, now } = absence
  const instead = standIn === null ? says.insteadNobody : standIn === backup ? '' : says.instead(nameOf(standIn))
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="min-w-0 flex-1 basis-60">
        <span className="block font-medium">
          <When text={from} />
          {to === from ? null : (
            <>
              {' – '}
              <When text={to} />
            </>
          )}
        </span>
        <span className="block text-xs text-soft [overflow-wrap:anywhere]">
          {says.backupIs(nameOf(backup))}
          {instead}
          {note === null ? '' : ` · ${note}`}
        </span>
      </span>
      {onCancel === undefined ? null : (
        <Button
          className="h-7! px-2! text-xs!"
          aria-label={now ? says.end : says.cancelLabel(`${from} ${to}`)}
          onClick={onCancel}
        >
          {now ? says.end : says.cancel}
        </Button>
      )}
    </li>
  )
}

/** The absences of a member that are not over. */
export function AbsenceList({ member, mayChange }: { readonly member: DutyMember; readonly mayChange: boolean }) {
  const cancel = useCancelAbsence(member.handle)
  const { tell, refuse } = useMessages()
  if (member.absences.length === 0) return <p className="text-soft">{dutyText.you.none}</p>
  const take = (id: string) =>
    cancel.mutate(id, { onSuccess: () => tell(says.ended), onError: (error) => refuse(failureText(error)) })
  return (
    <ul className="divide-y divide-line border-y border-line">
      {member.absences.map((absence) => (
        <AbsenceLine key={absence.id} absence={absence} onCancel={mayChange ? () => take(absence.id) : undefined} />
      ))}
    </ul>
  )
}

interface AbsenceFormProps {
  readonly member: DutyMember
  /** Who may stand in: handles, those of the same team first. */
  readonly backups: readonly string[]
  readonly onClose: () => void
}

/** Days away, and who stands in. */
export function AbsenceForm({ member, backups, onClose }: AbsenceFormProps) {
  const { nameOf } = useDesk()
  const { tell } = useMessages()
  const plan = usePlanAbsence(member.handle)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [backup, setBackup] = useState('')
  const [note, setNote] = useState('')
  function submit() {
    const done = () => {
      tell(says.planned)
      onClose()
    }
    plan.mutate({ from, to: to === '' ? from : to, backup, note: note === '' ? null : note }, { onSuccess: done })
  }
  return (
    <FormFrame
      submit={says.save}
      busy={plan.isPending}
      refusal={plan.error ? failureText(plan.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label={says.from}
          type="date"
          data-autofocus
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          label={says.to}
          type="date"
          required={false}
          min={from}
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
      </div>
      <SelectField label={says.backup} value={backup} onChange={({ target }) => setBackup(target.value)}>
        <option value="" disabled>
          {says.choose}
        </option>
        {backups.map((handle) => (
          <option key={handle} value={handle}>
            {nameOf(handle)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={says.note}
        required={false}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormFrame>
  )
}
