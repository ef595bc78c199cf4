import { useState } from 'react'
import type { Workspace } from '../../../contract/workspace.ts'
import { ISSUE_KINDS } from '../../../domain/issue/issue.ts'
import { Button } from '../../components/button.tsx'
import { ClosedFilter } from '../../components/closed-filter.tsx'
import { FilterButton } from '../../components/filter-button.tsx'
import { FindMenu } from '../../components/find-menu.tsx'
import { CloseIcon } from '../../components/icons.tsx'
import { OneOf } from '../../components/one-of.tsx'
import { SettledInput } from '../../components/settled-input.tsx'
import { memberName } from '../../data/workspace.ts'
import { issueText } from '../../issue-text.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { type IssuesChange, type IssuesSearch, isNarrowed, SHOWN_STATUSES } from './issues-search.ts'

const { list: says, states } = issueText
/** Stands for leaving the status out of the address. */
const ACTIVE = 'active'

interface PartProps {
  readonly search: IssuesSearch
  readonly workspace: Workspace | undefined
  readonly onSearch: (change: IssuesChange) => void
}

interface IssuesFiltersProps extends PartProps {
  readonly onClear: () => void
}

/** A member by name. */
function OwnerFilter({ search, workspace, onSearch }: PartProps) {
  const [query, setQuery] = useState('')
  const items = (workspace?.members ?? [])
    .map(({ handle, name, role }) => ({ value: handle, label: name, aside: terms.role[role] }))
    .filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(query.trim().toLowerCase()))
  return (
    <FindMenu
      label={says.findOwner}
      empty={says.noOwner}
      none={text.queue.anyOne}
      items={items}
      query={query}
      onSearch={setQuery}
      chosen={search.owner}
      onChoose={(owner) => onSearch({ owner })}
      trigger={(props) => (
        <FilterButton
          name={says.owner}
          chosen={search.owner === undefined ? undefined : memberName(workspace, search.owner)}
          {...props}
        />
      )}
    />
  )
}

const statuses = [
  { value: ACTIVE, label: states.active },
  ...SHOWN_STATUSES.map((value) => ({ value, label: value === 'all' ? says.all : states[value] })),
]
const kinds = ISSUE_KINDS.map((value) => ({ value, label: issueText.kinds[value].label }))

/** Which issues are shown; all of it stands in the address. */
export function IssuesFilters(props: IssuesFiltersProps) {
  const { search, workspace, onSearch, onClear } = props
  const teams = (workspace?.teams ?? []).map(({ slug, name }) => ({ value: slug, label: name }))
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className="sr-only">{says.filters}</legend>
      <SettledInput
        label={says.find}
        hint={says.find}
        value={search.q ?? ''}
        width="w-full sm:w-60"
        onChange={(q) => onSearch({ q })}
      />
      <OneOf
        name={says.status}
        value={search.status ?? ACTIVE}
        choices={statuses}
        onChange={(value) => onSearch({ status: SHOWN_STATUSES.find((each) => each === value) })}
      />
      <ClosedFilter
        name={says.kind}
        value={search.kind}
        choices={kinds}
        onChange={(value) => onSearch({ kind: ISSUE_KINDS.find((each) => each === value) })}
      />
      <ClosedFilter name={says.team} value={search.team} choices={teams} onChange={(team) => onSearch({ team })} />
      <OwnerFilter {...props} />
      {isNarrowed(search) ? (
        <Button look="quiet" className="h-7! px-2!" icon={<CloseIcon className="size-3.5" />} onClick={onClear}>
          {says.clear}
        </Button>
      ) : null}
    </fieldset>
  )
}
