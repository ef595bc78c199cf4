import { useState } from 'react'
import type { VerbInput } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { useSimilarTo } from '../../data/triage.ts'
import { text } from '../../text.ts'
import { ticketText } from '../../ticket-text.ts'
import { triageText } from '../../triage-text.ts'
import { NumberField } from '../../verbs/number-field.tsx'

const { duplicate, reasons } = triageText

interface DuplicateFormProps {
  readonly number: number
  readonly onSubmit: (input: VerbInput<'dismiss'>) => void
  readonly onClose: () => void
}

/** Which ticket it repeats: a digit takes one of the likely ones at once. */
export function DuplicateForm({ number, onSubmit, onClose }: DuplicateFormProps) {
  const [of, setOf] = useState('')
  const [written, setWritten] = useState<string>()
  const { data } = useSimilarTo(number)
  const reason = written ?? reasons.duplicate
  const likely = (data?.items ?? []).map(({ number: each, subject }, index) => ({
    each,
    subject,
    digit: String(index + 1),
    take: () => onSubmit({ as: 'duplicate', of: each, reason }),
  }))
  useKeys(Object.fromEntries(likely.map(({ digit, take }) => [digit, take])))
  return (
    <FormFrame
      submit={duplicate.submit}
      busy={false}
      onSubmit={() => onSubmit({ as: 'duplicate', of: Number(of), reason })}
      onClose={onClose}
    >
      {likely.length === 0 ? null : (
        <fieldset className="grid min-w-0 grid-cols-1 gap-1">
          <legend className="mb-1 text-xs font-medium text-soft">{duplicate.likely}</legend>
          {likely.map(({ each, subject, digit, take }, index) => (
            <Button
              key={each}
              hint={digit}
              onClick={take}
              className="min-w-0 justify-between!"
              {...(index === 0 ? { 'data-autofocus': true } : {})}
            >
              <span className="min-w-0 truncate text-left">
                <span className="tabular-nums text-soft">{text.ticketName(each)}</span> {subject}
              </span>
            </Button>
          ))}
        </fieldset>
      )}
      <NumberField
        label={likely.length === 0 ? duplicate.of : duplicate.another}
        begins={data !== undefined && likely.length === 0}
        value={of}
        onChange={setOf}
      />
      <TextArea
        label={ticketText.fields.reason}
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setWritten(target.value)}
      />
    </FormFrame>
  )
}
