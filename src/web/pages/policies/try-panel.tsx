import { type SubmitEvent, useState } from 'react'
import type { SlaTried, TrySla } from '../../../contract/policies.ts'
import { CHANNELS, ENVIRONMENTS, KINDS, PRIORITIES, SEGMENTS, SEVERITIES } from '../../../domain/vocabulary.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { Refused } from '../../components/states.tsx'
import { zoneName } from '../../components/zones.ts'
import { serverNow } from '../../data/server-clock.ts'
import { policyText } from '../../policy-text.ts'
import { instantOfLocal, localOfInstant } from '../../zoned-time.ts'
import { VALUES } from './aspects.ts'
import type { Aspect } from './policy-edit.ts'
import { TryResult } from './try-result.tsx'

type Facts = Omit<TrySla, 'document' | 'startedAt'>

interface TryPanelProps {
  readonly zone: string
  readonly tried: SlaTried | undefined
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly onTry: (facts: Omit<TrySla, 'document'>) => void
}

const says = policyText.try
const closed = ['segment', 'kind', 'severity', 'priority', 'channel', 'environment'] as const satisfies Aspect[]
const NEEDED: readonly Aspect[] = ['segment', 'kind', 'channel']

type Typed = Readonly<Record<Exclude<Aspect, 'excluded'> | 'startedAt', string>>

/** The value of a closed list that was chosen, null when none was. */
const chosen = <Value extends string | number>(values: readonly Value[], typed: string): Value | null =>
  values.find((value) => String(value) === typed) ?? null

function factsOf(typed: Typed): Facts {
  const { contract, plan, priority, channel, environment } = typed
  return {
    segment: chosen(SEGMENTS, typed.segment) ?? 'enterprise',
    kind: chosen(KINDS, typed.kind) ?? 'problem',
    severity: chosen(SEVERITIES, typed.severity),
    contract: contract === '' ? null : contract,
    plan: plan === '' ? null : plan,
    priority: chosen(PRIORITIES, priority),
    channel: chosen(CHANNELS, channel) ?? 'email',
    environment: chosen(ENVIRONMENTS, environment),
  }
}

/** Facts of a ticket that nobody sent, and what it would be promised. */
export function TryPanel({ zone, tried, busy, refusal, onTry }: TryPanelProps) {
  const [typed, setTyped] = useState<Typed>(() => ({
    segment: 'enterprise',
    kind: 'problem',
    severity: '',
    priority: '',
    channel: 'email',
    environment: '',
    plan: '',
    contract: '',
    startedAt: localOfInstant(serverNow(), zone),
  }))
  const of = (name: keyof Typed) => ({
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  })
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const at = instantOfLocal(typed.startedAt, zone)
    if (!busy && !Number.isNaN(at)) onTry({ ...factsOf(typed), startedAt: new Date(at).toISOString() })
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <form onSubmit={send} className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 xl:grid-cols-5">
        {closed.map((aspect) => (
          <SelectField
            key={aspect}
            label={policyText.conditions[aspect]}
            required={NEEDED.includes(aspect)}
            {...of(aspect)}
          >
            {NEEDED.includes(aspect) ? null : (
              <option value="">
                {aspect === 'severity' || aspect === 'priority' ? says.untriaged : says.notGiven}
              </option>
            )}
            {VALUES[aspect]?.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
        ))}
        <TextField label={says.plan} required={false} maxLength={120} {...of('plan')} />
        <TextField label={says.contract} required={false} maxLength={63} {...of('contract')} />
        <TextField label={says.startedAt(zoneName(zone))} type="datetime-local" {...of('startedAt')} />
        <Button type="submit" look="plain" aria-busy={busy} className="h-9!">
          {says.run}
        </Button>
      </form>
      {refusal === undefined ? null : <Refused says={refusal} />}
      {tried === undefined ? null : <TryResult tried={tried} />}
    </div>
  )
}
