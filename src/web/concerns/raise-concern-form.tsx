import { useState } from 'react'
import type { TicketConcerns } from '../../contract/concerns.ts'
import type { VerbInput } from '../../contract/tickets.ts'
import { type ConcernSaid, concernLacks } from '../../domain/flow/concern-facts.ts'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { NotYet } from '../components/not-yet.tsx'
import { concernText } from '../concern-text.ts'
import { useTicketConcerns } from '../data/concerns.ts'
import type { VerbFormProps } from '../verbs/verb-form-props.ts'
import { Ladder } from './ladder.tsx'

const { raise: says } = concernText

type Props = VerbFormProps<VerbInput<'raise-concern'>>

const NOTHING: ConcernSaid = { about: '', ourView: '', theirView: '', tried: '' }
const VIEWS = ['ourView', 'theirView', 'tried'] as const
const LONG = 5_000

interface FilledProps extends Omit<Props, 'ticket'> {
  readonly found: TicketConcerns
}

function Filled({ found, onSubmit, ...frame }: FilledProps) {
  const [other, setOther] = useState('')
  const [said, setSaid] = useState(NOTHING)
  const [evidence, setEvidence] = useState('')
  const [tries, setTries] = useState(0)
  const lacks = concernLacks(said)
  const faultOf = (name: keyof ConcernSaid) => (tries > 0 && lacks.includes(name) ? says.faults[name] : undefined)
  const write = (name: keyof ConcernSaid, value: string) => setSaid((before) => ({ ...before, [name]: value }))
  function send() {
    setTries(tries + 1)
    if (lacks.length > 0 || other === '') return
    onSubmit({ ...said, with: other, evidence: evidence.trim() === '' ? null : evidence })
  }
  return (
    <FormFrame
      {...frame}
      ownFaults
      failed={tries > 0 && (lacks.length > 0 || other === '') ? tries : undefined}
      onSubmit={send}
    >
      <SelectField
        label={says.with}
        help={says.withHelp}
        fault={tries > 0 && other === '' ? says.noWith : undefined}
        data-autofocus
        value={other}
        onChange={({ target }) => setOther(target.value)}
      >
        <option value="">{says.choose}</option>
        {found.sides.map(({ handle, name }) => (
          <option key={handle} value={handle}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={says.about}
        maxLength={200}
        fault={faultOf('about')}
        value={said.about}
        onChange={({ target }) => write('about', target.value)}
      />
      {VIEWS.map((name) => (
        <TextArea
          key={name}
          label={says[name]}
          maxLength={LONG}
          fault={faultOf(name)}
          value={said[name]}
          onChange={({ target }) => write(name, target.value)}
        />
      ))}
      <TextArea
        label={says.evidence}
        rows={2}
        required={false}
        maxLength={LONG}
        value={evidence}
        onChange={({ target }) => setEvidence(target.value)}
      />
      <details>
        <summary className="text-xs text-soft underline underline-offset-2 hover:text-ink">{says.way}</summary>
        <div className="pt-2">
          <Ladder steps={found.path} name={says.way} />
        </div>
      </details>
    </FormFrame>
  )
}

/** Raises a concern: both views, and what both tried with each other. */
export function RaiseConcernForm({ ticket, ...props }: Props) {
  const { data: found, error, refetch } = useTicketConcerns(ticket)
  if (found === undefined) {
    return (
      <div className="px-5 py-4">
        <NotYet
          what={says.what}
          error={error}
          onRetry={() => void refetch()}
          shapes={['h-9 w-full', 'h-24 w-full', 'h-24 w-full']}
        />
      </div>
    )
  }
  return <Filled found={found} {...props} />
}
