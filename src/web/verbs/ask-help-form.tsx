import { useEffect, useRef, useState } from 'react'
import type { TicketHelp } from '../../contract/help.ts'
import type { VerbInput } from '../../contract/tickets.ts'
import { fillPacket } from '../../domain/flow/fill-packet.ts'
import { HELP_KINDS, type HelpKind } from '../../domain/flow/flow.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField } from '../components/field.tsx'
import { FormFields, focusField } from '../components/form-fields.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { ErrorState, Refused, Skeleton } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { useTicketHelp } from '../data/helps.ts'
import { engineeringText } from '../engineering-text.ts'
import { ContextScore } from '../helps/context-score.tsx'
import { faultsOf, NEEDED } from '../helps/packet-faults.ts'
import { text } from '../text.ts'
import type { VerbFormProps } from './verb-form-props.ts'

const { ask: says, kind: kinds } = engineeringText

type Props = VerbFormProps<VerbInput<'ask-help'>>
type Packet = TicketHelp['packets'][number]

/** Whether a request is the way to go at all. */
function Advice({ advice: { suggest, because, detour } }: { readonly advice: Packet['advice'] }) {
  return (
    <div className={`grid gap-1 rounded-md px-3 py-2 text-xs ${suggest === 'channel' ? 'bg-note-tint' : 'bg-panel'}`}>
      <p>{because}</p>
      {detour === null ? null : <p className="text-soft">{says.detour(detour)}</p>}
    </div>
  )
}

function Filled({ forms, onSubmit, notice, ...frame }: Omit<Props, 'ticket'> & { readonly forms: TicketHelp }) {
  const [kind, setKind] = useState<HelpKind>('troubleshooting')
  const [team, setTeam] = useState(forms.teams[0]?.slug ?? '')
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const [isTried, setTried] = useState(false)
  const choice = useRef<HTMLDivElement>(null)
  // The dialog opens before there is anything in it to begin with.
  useEffect(() => choice.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const packet = forms.packets.find((each) => each.kind === kind)
  if (!packet) return null
  // What was typed goes on where another kind asks the same.
  const own = Object.entries(given).filter(([id]) => packet.fields.some((field) => field.id === id))
  const typed = { ...packet.known, ...Object.fromEntries(own) }
  const filled = fillPacket(packet, typed)
  const faults = faultsOf(filled)
  const choices = HELP_KINDS.map((value, index) => {
    const about = forms.packets.find((each) => each.kind === value)?.about
    return { value, label: kinds[value], hotkey: String(index + 1), ...(about === undefined ? {} : { says: about }) }
  })
  function send() {
    setTried(true)
    const [first] = Object.keys(faults)
    if (first !== undefined) return focusField(document.body, first)
    onSubmit({ kind, team, packet: filled.facts })
  }
  return (
    <FormFrame
      {...frame}
      ownFaults
      onSubmit={send}
      notice={
        <>
          <ContextScore {...filled} />
          {notice}
        </>
      }
    >
      <div ref={choice}>
        <Choices
          legend={says.kind}
          name="kind"
          columns
          choices={choices}
          value={kind}
          onChange={(value) => setKind(value)}
        />
      </div>
      <Advice advice={packet.advice} />
      <SelectField label={says.team} value={team} onChange={({ target }) => setTeam(target.value)}>
        {forms.teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </SelectField>
      {Object.keys(packet.known).length === 0 ? null : <p className="text-xs text-soft">{says.known}</p>}
      <FormFields
        asked={filled.asked}
        typed={typed}
        marks={NEEDED}
        faultOf={(id) => (isTried ? faults[id] : undefined)}
        onAnswer={(id, value) => setGiven((before) => ({ ...before, [id]: value }))}
      />
    </FormFrame>
  )
}

/** Asks engineering for help: what is asked, of whom, and the context, scored while it is typed. */
export function AskHelpForm({ ticket, ...props }: Props) {
  const { data: forms, error, refetch } = useTicketHelp(ticket)
  if (error) {
    return (
      <ErrorState title={text.failure.titled(says.what)} says={failureText(error)} onRetry={() => void refetch()} />
    )
  }
  if (forms === undefined) {
    return (
      <div aria-busy="true" className="grid gap-4 px-5 py-4">
        <p role="status" className="sr-only">
          {text.loading}
        </p>
        <Skeleton className="h-32 w-full rounded-md" />
        <Skeleton className="h-64 w-full rounded-md" />
      </div>
    )
  }
  if (forms.teams.length === 0) {
    return (
      <div className="px-5 py-4">
        <Refused says={says.noTeam} />
      </div>
    )
  }
  return <Filled forms={forms} {...props} />
}
