import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { LINKS, type LinkAs } from '../../domain/flow/flow.ts'
import { Choices } from '../components/choices.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { linkText } from '../link-text.ts'
import { NumberField } from './number-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = LINKS.map((value) => ({ value, ...linkText.choices[value] }))

export function LinkForm({ ticket: _, onSubmit, ...frame }: VerbFormProps<VerbInput<'link'>>) {
  const [to, setTo] = useState('')
  const [as, setAs] = useState<LinkAs>('related')
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit({ to: Number(to), as })}>
      <NumberField label={linkText.to} begins value={to} onChange={setTo} />
      <Choices legend={linkText.as} name="link-as" choices={choices} value={as} onChange={setAs} />
    </FormFrame>
  )
}
