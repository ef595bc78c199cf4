import { useState } from 'react'
import type { HandOffForms } from '../../contract/hand-offs.ts'
import type { TicketDetail, VerbInput } from '../../contract/tickets.ts'
import { fillPacket } from '../../domain/flow/fill-packet.ts'
import { Choices } from '../components/choices.tsx'
import { useDesk } from '../components/desk-context.ts'
import { SelectField } from '../components/field.tsx'
import { FormFields } from '../components/form-fields.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { NotYet } from '../components/not-yet.tsx'
import { EmptyState } from '../components/states.tsx'
import { useHandOffForms } from '../data/hand-offs.ts'
import { useMay } from '../data/session.ts'
import { scopeName, useWorkspace } from '../data/workspace.ts'
import { datedText } from '../format.ts'
import { handOffText } from '../hand-off-text.ts'
import { audienceOf } from './hand-off-audience.ts'
import { TellCustomer, type Telling } from './tell-customer.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

type HandOff = VerbInput<'hand-off'>
type Kind = HandOffForms['kinds'][number]
type Region = HandOffForms['regions'][number]

const { form: says, kinds: names } = handOffText

/** Why it changes hands; digits choose. */
function KindChoice({ kinds, kind, onKind }: { kinds: readonly Kind[]; kind: Kind; onKind: (kind: Kind) => void }) {
  return (
    <Choices
      legend={says.kind}
      name="kind"
      begins
      columns
      choices={kinds.map(({ kind: value, about }, index) => ({
        value,
        label: names[value],
        says: about,
        hotkey: String(index + 1),
      }))}
      value={kind.kind}
      onChange={(value) => {
        const chosen = kinds.find((each) => each.kind === value)
        if (chosen) onKind(chosen)
      }}
    />
  )
}

interface RegionChoiceProps {
  readonly regions: readonly Region[]
  readonly region: Region['region'] | undefined
  readonly onRegion: (region: Region['region']) => void
}

/** Where it moves to, with who is at work there now and who comes next. */
function RegionChoice({ regions, region, onRegion }: RegionChoiceProps) {
  const { nameOf } = useDesk()
  const list = (handles: readonly string[]) => handles.map(nameOf).join(', ')
  return (
    <Choices
      legend={says.region}
      name="region"
      choices={regions.map(({ region: value, atWork, next }) => ({
        value,
        label: value,
        says: [
          says.regionNow(list(atWork)),
          next === null ? '' : says.regionNext(list(next.handles), datedText(next.at)),
        ].join(' '),
      }))}
      value={region}
      onChange={onRegion}
    />
  )
}

interface ReceiverProps {
  readonly forms: HandOffForms
  readonly kind: Kind
  readonly region: Region['region'] | undefined
  readonly team: string
  readonly to: string
  readonly onTeam: (team: string) => void
  readonly onTo: (to: string) => void
}

/** The team, where there is a choice, and the one person it is for, or anybody. */
function Receiver({ forms, kind, region, team, to, onTeam, onTo }: ReceiverProps) {
  const { data: workspace } = useWorkspace()
  const people = forms.receivers.filter(
    (each) => each.team === team && (kind.kind !== 'zone' || region === undefined || each.region === region),
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField label={says.team} value={team} onChange={({ target }) => onTeam(target.value)}>
        {kind.teams.map((slug) => (
          <option key={slug} value={slug}>
            {scopeName(workspace, slug)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={says.to}
        required={false}
        note={audienceOf({ receivers: forms.receivers, team, teamName: scopeName(workspace, team), to })}
        value={to}
        onChange={({ target }) => onTo(target.value)}
      >
        <option value="">{says.anybody}</option>
        {people.map(({ handle, name, region: where, atWork }) => (
          <option key={handle} value={handle}>
            {[name, where, atWork ? says.atWork : ''].filter(Boolean).join(' · ')}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

interface LoadedProps extends Omit<VerbFormProps<HandOff>, 'ticket'> {
  readonly ticket: TicketDetail
  readonly forms: HandOffForms
  readonly first: Kind
}

/** What is typed stays while another kind is looked at: fields of the same name are the same fact. */
function useHandOff({ ticket, forms, first }: Pick<LoadedProps, 'ticket' | 'forms' | 'first'>) {
  const { nameOf } = useDesk()
  const { data: workspace } = useWorkspace()
  const [kind, setKind] = useState(first)
  const [region, setRegion] = useState(forms.proposed?.region)
  const [team, setTeam] = useState<string>()
  const [to, setTo] = useState('')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [telling, setTelling] = useState<Telling>()
  const chosenTeam = kind.teams.find((slug) => slug === team) ?? kind.teams[0] ?? ticket.team
  const receiver = forms.receivers.some(({ handle, team: of }) => handle === to && of === chosenTeam) ? to : ''
  const given = { ...kind.known, ...typed }
  const { asked, facts } = fillPacket({ name: kind.name, about: kind.about, fields: kind.fields }, given)
  // What was not looked at is no message yet: those places are left to fill in.
  const own = Object.fromEntries(Object.entries(facts).filter(([id, value]) => kind.known[id] !== value))
  const input: HandOff = {
    kind: kind.kind,
    team: chosenTeam,
    to: receiver === '' ? null : receiver,
    region: kind.kind === 'zone' ? (region ?? null) : null,
    packet: Object.fromEntries(asked.map(({ field, value }) => [field.id, given[field.id] ?? value])),
    tell: telling ? telling.text : null,
    confirm: telling?.confirm ?? false,
  }
  return {
    ...{ kind, setKind, region, setRegion, team: chosenTeam, setTeam, to: receiver, setTo, typed, telling, setTelling },
    ...{ asked, own, input },
    type: (id: string, value: string) => setTyped({ ...typed, [id]: value }),
    whom: receiver === '' ? scopeName(workspace, chosenTeam) : nameOf(receiver),
  }
}

function Loaded({ ticket, forms, first, onSubmit, ...frame }: LoadedProps) {
  const may = useMay()
  const offer = useHandOff({ ticket, forms, first })
  const { kind, typed, telling } = offer
  return (
    <FormFrame {...frame} look={telling ? 'public' : 'primary'} onSubmit={() => onSubmit(offer.input)}>
      <KindChoice kinds={forms.kinds} kind={kind} onKind={offer.setKind} />
      {kind.firstResponseFirst ? <p className="text-sm text-soon">{says.firstResponse}</p> : null}
      {kind.kind === 'zone' ? (
        <RegionChoice regions={forms.regions} region={offer.region} onRegion={offer.setRegion} />
      ) : null}
      <Receiver
        forms={forms}
        kind={kind}
        region={offer.region}
        team={offer.team}
        to={offer.to}
        onTeam={offer.setTeam}
        onTo={offer.setTo}
      />
      {Object.keys(kind.known).length === 0 ? null : <p className="text-xs text-soft">{says.known}</p>}
      <FormFields
        asked={offer.asked}
        typed={typed}
        faultOf={() => undefined}
        marks={says.marks}
        onAnswer={offer.type}
      />
      {may('answer_customers') ? (
        <TellCustomer
          ticket={ticket}
          template={forms.tell}
          packet={offer.own}
          whom={offer.whom}
          telling={telling}
          onTell={offer.setTelling}
        />
      ) : null}
    </FormFrame>
  )
}

/** Offers the ticket to other hands: why, to whom, and what they have to know; what is known stands there already. */
export function HandOffForm({ ticket, ...frame }: VerbFormProps<HandOff>) {
  const { data: forms, error, refetch } = useHandOffForms(ticket)
  if (!forms) {
    return (
      <div className="px-5 py-4">
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={['h-24 w-full', 'h-40 w-full']} />
      </div>
    )
  }
  const wanted = ticket.handOff?.kind ?? forms.proposed?.kind
  const first = forms.kinds.find(({ kind }) => kind === wanted) ?? forms.kinds[0]
  if (!first) return <EmptyState title={says.none} says="" />
  return <Loaded ticket={ticket} forms={forms} first={first} {...frame} />
}
