import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { SEVERITIES } from '../../domain/vocabulary.ts'
import { Choices } from '../components/choices.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { NotYet } from '../components/not-yet.tsx'
import { useTicketLadder } from '../data/severity.ts'
import { severityText } from '../severity-text.ts'
import { terms } from '../terms.ts'
import { levelDigits } from './evidence-keys.ts'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

type Propose = VerbInput<'propose'>

interface Proposable extends Pick<Propose, 'severity' | 'priority'> {
  readonly name: string
  readonly says: string
}

/** Where no criteria are in force there are the severities. */
const PLAIN: readonly Proposable[] = SEVERITIES.map((severity) => {
  const { label, says } = terms.severity[severity]
  return { name: `${severity} · ${label}`, says, severity, priority: null }
})

/** How bad a colleague thinks it is, by the written criteria. */
export function ProposeForm({ ticket: { number, version }, onSubmit, ...frame }: VerbFormProps<Propose>) {
  const { data: criteria, error, refetch } = useTicketLadder({ number, version })
  const [name, setName] = useState<string>()
  const [reason, setReason] = useState('')
  if (!criteria) {
    return (
      <div className="px-5 py-4">
        <NotYet what={severityText.what} error={error} onRetry={() => void refetch()} shapes={['h-40 w-full']} />
      </div>
    )
  }
  const { ladder } = criteria
  const levels: readonly Proposable[] = ladder?.levels ?? PLAIN
  const digits = ladder ? levelDigits(ladder.levels) : SEVERITIES.map(String)
  function send() {
    const chosen = levels.find((level) => level.name === name)
    if (chosen) onSubmit({ severity: chosen.severity ?? null, priority: chosen.priority ?? null, reason })
  }
  return (
    <FormFrame {...frame} onSubmit={send}>
      <Choices
        legend={ladder ? severityText.level(ladder.name) : severityText.severity}
        name="level"
        begins
        choices={levels.map((level, index) => ({
          value: level.name,
          label: level.name,
          says: level.says,
          ...(digits[index] === undefined ? {} : { hotkey: digits[index] }),
        }))}
        value={name}
        onChange={setName}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
