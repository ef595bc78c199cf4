import { type KeyboardEvent, useId, useState } from 'react'
import type { TicketRoutes } from '../../contract/routing.ts'
import type { TicketDetail, VerbInput } from '../../contract/tickets.ts'
import { SelectField, TextArea } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { HeldKeys } from '../components/held-keys.tsx'
import { Refused, Skeleton } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { useRoutes } from '../data/sorting.ts'
import { useWorkspace } from '../data/workspace.ts'
import { sortingText } from '../sorting-text.ts'
import type { VerbFormProps } from './verb-form-props.ts'

const { route: says } = sortingText

type Path = TicketRoutes['items'][number]

/** A path of the list by its key, or another team by its slug. */
type Picked = { readonly path: Path } | { readonly team: string }

const keyOf = ({ team, rule }: Path): string => (team === null ? `none ${rule}` : `team ${team}`)

/** How sure a path is: a bar, and the same in words. */
function Confidence({ share }: { readonly share: number }) {
  return (
    <span className="flex items-center gap-2 text-2xs text-soft">
      <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-hover">
        <span className="block h-full rounded-full bg-ink" style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      {says.sure(share)}
    </span>
  )
}

interface PathChoiceProps {
  readonly path: Path
  readonly index: number
  readonly name: string
  readonly chosen: boolean
  readonly begins: boolean
  readonly onChoose: () => void
}

function PathChoice({ path, index, name, chosen, begins, onChoose }: PathChoiceProps) {
  const { team, teamName, noAction, reason, confidence, excluded, isHere, rule } = path
  const notes = [isHere ? says.here : '', excluded ? says.bestEffort : ''].filter(Boolean).join(' · ')
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-2.5 py-2 hover:bg-hover has-checked:border-ink has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:cursor-default has-disabled:opacity-60">
      <input
        type="radio"
        name={name}
        value={keyOf(path)}
        disabled={isHere}
        checked={chosen}
        onChange={onChoose}
        data-autofocus={begins ? '' : undefined}
        className="mt-1 size-3.5 shrink-0 accent-ink focus-visible:outline-none"
      />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium">{noAction ? says.noAction : (teamName ?? team)}</span>
          <Confidence share={confidence} />
        </span>
        {noAction ? <span className="text-xs">{says.leftTo(noAction.whom)}</span> : null}
        {notes === '' ? null : <span className="text-xs">{notes}</span>}
        <span className="text-xs text-soft [overflow-wrap:anywhere]">{reason}</span>
        <span className="text-2xs text-faint">{rule === 'default' ? says.byNone : says.byRule(rule)}</span>
      </span>
      {isHere ? null : (
        <span aria-hidden="true" className="hidden text-2xs text-faint sm:block">
          {index + 1}
        </span>
      )}
    </label>
  )
}

interface PathsProps {
  readonly paths: readonly Path[]
  readonly picked: Path | undefined
  readonly onPick: (path: Path) => void
}

/** The paths, the surest first; digits choose. */
function Paths({ paths, picked, onPick }: PathsProps) {
  const name = useId()
  const firstKey = paths.find(({ isHere }) => !isHere)
  function choose(event: KeyboardEvent<HTMLFieldSetElement>) {
    const wanted = /^[1-9]$/.test(event.key) ? paths[Number(event.key) - 1] : undefined
    if (!wanted || wanted.isHere || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onPick(wanted)
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${CSS.escape(keyOf(wanted))}"]`)?.focus()
  }
  return (
    <fieldset className="grid gap-1" onKeyDown={choose}>
      <legend className="mb-1 text-xs font-medium text-soft">{says.legend}</legend>
      {paths.map((path, index) => (
        <PathChoice
          key={keyOf(path)}
          path={path}
          index={index}
          name={name}
          chosen={picked === path}
          begins={(picked ?? firstKey) === path}
          onChoose={() => onPick(path)}
        />
      ))}
    </fieldset>
  )
}

function inputOf(picked: Picked, reason: string): VerbInput<'route'> {
  const said = reason.trim() === '' ? null : reason
  if ('team' in picked) return { team: picked.team, reason: said }
  const { team, noAction } = picked.path
  if (noAction) return { noAction: noAction.whom, reason: said ?? noAction.words }
  return { team, reason: said }
}

interface OtherTeamProps {
  readonly ticket: TicketDetail
  readonly paths: readonly Path[]
  readonly value: string
  /** Where nothing else can be chosen. */
  readonly needed: boolean
  readonly onChange: (team: string) => void
}

/** Teams to which no path leads. */
function OtherTeam({ ticket, paths, value, needed, onChange }: OtherTeamProps) {
  const { data: workspace } = useWorkspace()
  const reached = new Set([ticket.team, ...paths.map(({ team }) => team)])
  const others = (workspace?.teams ?? []).filter(({ slug }) => !reached.has(slug))
  if (others.length === 0) return null
  return (
    <SelectField
      label={says.other}
      help={says.otherSays}
      required={needed}
      data-autofocus={needed}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{says.choose}</option>
      {others.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

interface WaysProps {
  readonly ticket: TicketDetail
  readonly paths: readonly Path[]
  readonly picked: Picked | undefined
  readonly onPick: (picked: Picked | undefined) => void
}

/** Every team it may go to: those that a path leads to, and the others. */
function Ways({ ticket, paths, picked, onPick }: WaysProps) {
  return (
    <>
      <Paths
        paths={paths}
        picked={picked && 'path' in picked ? picked.path : undefined}
        onPick={(path) => onPick({ path })}
      />
      <OtherTeam
        ticket={ticket}
        paths={paths}
        value={picked && 'team' in picked ? picked.team : ''}
        needed={paths.every(({ isHere }) => isHere)}
        onChange={(team) => onPick(team === '' ? undefined : { team })}
      />
    </>
  )
}

/** Sends the ticket to a team: the surest path is chosen already, so that Enter takes it; a digit takes another. */
export function RouteForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'route'>>) {
  const { data, error } = useRoutes(ticket)
  const [own, setOwn] = useState<Picked>()
  const [reason, setReason] = useState('')
  const first = data?.items.find(({ isHere }) => !isHere)
  const picked = own ?? (first && { path: first })
  return (
    <FormFrame {...frame} onSubmit={() => picked && onSubmit(inputOf(picked, reason))}>
      {error ? <Refused says={failureText(error)} /> : null}
      {data || error ? null : (
        <>
          <HeldKeys />
          <Skeleton className="h-48 w-full rounded-md" />
        </>
      )}
      {data ? <Ways ticket={ticket} paths={data.items} picked={picked} onPick={setOwn} /> : null}
      <TextArea
        label={says.reason}
        rows={2}
        required={false}
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormFrame>
  )
}
