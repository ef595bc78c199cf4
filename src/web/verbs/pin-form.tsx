import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { Choices } from '../components/choices.tsx'
import { TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { serverNow } from '../data/server-clock.ts'
import { ticketText } from '../ticket-text.ts'
import { isoOfLocal, localOf } from './local-time.ts'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const HOUR = 3_600_000
const lengths = { hours: 4 * HOUR, tomorrow: 24 * HOUR, days: 72 * HOUR, week: 168 * HOUR } as const
type Expiry = keyof typeof ticketText.expiries

const expiries: readonly Expiry[] = ['hours', 'tomorrow', 'days', 'week', 'own']
const choices = expiries.map((value) => ({ value, label: ticketText.expiries[value] }))

export function PinForm({ ticket: _, onSubmit, ...frame }: VerbFormProps<VerbInput<'pin'>>) {
  const [place, setPlace] = useState('1')
  const [reason, setReason] = useState('')
  const [expiry, setExpiry] = useState<Expiry>('tomorrow')
  const [own, setOwn] = useState(() => localOf(serverNow() + lengths.tomorrow))
  function send() {
    const expiresAt = expiry === 'own' ? isoOfLocal(own) : new Date(serverNow() + lengths[expiry]).toISOString()
    if (expiresAt !== null) onSubmit({ place: Number(place), reason, expiresAt })
  }
  return (
    <FormFrame {...frame} onSubmit={send}>
      <TextField
        label={ticketText.fields.place}
        type="number"
        inputMode="numeric"
        min={1}
        max={99}
        data-autofocus
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      <Choices
        legend={ticketText.fields.expiry}
        name="expiry"
        columns
        choices={choices}
        value={expiry}
        onChange={setExpiry}
      />
      {expiry === 'own' ? (
        <TextField
          label={ticketText.fields.until}
          type="datetime-local"
          value={own}
          onChange={({ target }) => setOwn(target.value)}
        />
      ) : null}
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
