import { useState } from 'react'
import { auditText, typeWords } from '../../audit-text.ts'
import { Button } from '../../components/button.tsx'
import { ClosedFilter } from '../../components/closed-filter.tsx'
import { FilterButton } from '../../components/filter-button.tsx'
import { FindMenu } from '../../components/find-menu.tsx'
import { CloseIcon } from '../../components/icons.tsx'
import { OneOf } from '../../components/one-of.tsx'
import { PeriodFilter } from '../../components/period-filter.tsx'
import { SettledInput } from '../../components/settled-input.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { useMembers } from '../../data/access.ts'
import { memberName, useWorkspace } from '../../data/workspace.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { type AuditChange, type AuditSearch, BY, STREAMS } from './audit-search.ts'

const { types, streams } = auditText

interface AuditFiltersBarProps {
  readonly search: AuditSearch
  readonly isNarrowed: boolean
  readonly onSearch: (change: AuditChange) => void
  readonly onClear: () => void
}

type Part = Pick<AuditFiltersBarProps, 'search' | 'onSearch'>

/** A member, also one who was removed, or the system. */
function ActorFilter({ search, onSearch }: Part) {
  const [query, setQuery] = useState('')
  const { data: members } = useMembers()
  const { data: workspace } = useWorkspace()
  const system = { value: 'system', label: text.system, aside: auditText.system }
  const people = (members?.items ?? []).map(({ handle, name, role }) => ({
    value: handle,
    label: name,
    aside: terms.role[role],
  }))
  const items = [...people, system].filter(({ value, label }) =>
    `${value} ${label}`.toLowerCase().includes(query.trim().toLowerCase()),
  )
  const chosen =
    search.actor === undefined
      ? undefined
      : (people.find(({ value }) => value === search.actor)?.label ?? memberName(workspace, search.actor))
  return (
    <FindMenu
      label={auditText.findActor}
      empty={auditText.noActor}
      none={text.queue.anyOne}
      items={items}
      query={query}
      onSearch={setQuery}
      chosen={search.actor}
      onChoose={(actor) => onSearch({ actor })}
      trigger={(props) => <FilterButton name={auditText.actor} chosen={chosen} {...props} />}
    />
  )
}

const allTypes = Object.entries(types)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label))

function TypeFilter({ search, onSearch }: Part) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  return (
    <FindMenu
      label={auditText.findType}
      empty={auditText.noType}
      none={text.queue.anyOne}
      items={allTypes.filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(wanted))}
      query={query}
      onSearch={setQuery}
      chosen={search.type}
      onChoose={(type) => onSearch({ type })}
      trigger={(props) => (
        <FilterButton
          name={auditText.type}
          chosen={search.type === undefined ? undefined : typeWords(search.type)}
          {...props}
        />
      )}
    />
  )
}

const by = BY.map((value) => ({ value, label: auditText.by[value] }))
const streamChoices = STREAMS.map((value) => ({ value, label: streams[value] }))

/** What of the log is shown; all of it stands in the address. */
export function AuditFiltersBar({ search, isNarrowed, onSearch, onClear }: AuditFiltersBarProps) {
  const { days, from, to } = search
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-2">
      <legend className="sr-only">{auditText.filters}</legend>
      <SettledInput
        label={auditText.find}
        hint={auditText.find}
        value={search.q ?? ''}
        width="w-full sm:w-56"
        onChange={(q) => onSearch({ q })}
      />
      <ActorFilter search={search} onSearch={onSearch} />
      <TypeFilter search={search} onSearch={onSearch} />
      <ClosedFilter
        name={auditText.stream}
        value={search.stream}
        choices={streamChoices}
        onChange={(value) => onSearch({ stream: STREAMS.find((each) => each === value) })}
      />
      <SettledInput
        label={`${auditText.ticket} ${auditText.ticketHint}`}
        hint={`${auditText.ticket} #`}
        value={search.ticket === undefined ? '' : String(search.ticket)}
        width="w-24"
        numeric
        onChange={(value) => onSearch({ ticket: value === undefined ? undefined : Number(value.replace('#', '')) })}
      />
      <PeriodFilter name={auditText.period} period={{ days, from, to }} onChange={onSearch} />
      {/* Whoever is named, is meant. */}
      {search.actor === undefined ? (
        <OneOf
          name={auditText.by.name}
          value={search.by ?? 'people'}
          choices={by}
          onChange={(value) => onSearch({ by: BY.find((each) => each === value) })}
        />
      ) : null}
      <Toggle isOn={search.denied === true} onChange={(isOn) => onSearch({ denied: isOn ? true : undefined })}>
        {auditText.denied}
      </Toggle>
      {isNarrowed ? (
        <Button look="quiet" className="h-7! px-2!" icon={<CloseIcon className="size-3.5" />} onClick={onClear}>
          {auditText.clear}
        </Button>
      ) : null}
    </fieldset>
  )
}
