import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { FormFrame } from '../components/form-frame.tsx'
import { SeveralChoices } from '../components/several-choices.tsx'
import { useHandOffForms } from '../data/hand-offs.ts'
import { handOffText } from '../hand-off-text.ts'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

/** Sends a hand-off back: which facts are missing, and why. */
export function BounceForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'bounce'>>) {
  const { data: forms } = useHandOffForms(ticket)
  const [missing, setMissing] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const given = (ticket.handOff?.packet ?? []).map(({ id, label }) => ({ value: id, label }))
  const asked = forms?.kinds.find(({ kind }) => kind === ticket.handOff?.kind)?.fields
  const choices = asked?.map(({ id, label }) => ({ value: id, label })) ?? given
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit({ missing: [...missing], reason })}>
      {choices.length === 0 ? null : (
        <SeveralChoices
          legend={handOffText.bounce.missing}
          help={handOffText.bounce.none}
          choices={choices}
          values={missing}
          onChange={setMissing}
        />
      )}
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
