import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { LINKS, type LinkAs } from '../../domain/flow/flow.ts'
import { Choices } from '../components/choices.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { linkText } from '../link-text.ts'
import { NumberField } from './number-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = LINKS.map((value) => ({ value, ...linkText.choices[value] }))

/** What is ended may be linked as well (LIF-5). */
const WARNS = ['customer'] as const

export function LinkForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'link'>>) {
  const [to, setTo] = useState('')
  const [as, setAs] = useState<LinkAs>('related')
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit({ to: Number(to), as })}>
      <NumberField label={linkText.to} begins value={to} onChange={setTo} own={ticket} warns={WARNS} />
      <Choices legend={linkText.as} name="link-as" choices={choices} value={as} onChange={setAs} />
    </FormFrame>
  )
}
