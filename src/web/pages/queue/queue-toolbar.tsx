import { Link } from '@tanstack/react-router'
import { LINE_STATES } from '../../../contract/queue.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import { Button } from '../../components/button.tsx'
import { ClosedFilter } from '../../components/closed-filter.tsx'
import { CloseIcon } from '../../components/icons.tsx'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { AccountFilter } from './account-filter.tsx'
import { FILTER_CHOICES, isFiltered, type LineFilter, type LineSearch, lineSearch } from './line-search.ts'
import { TagFilter } from './tag-filter.tsx'

interface QueueToolbarProps {
  readonly search: LineSearch
  readonly workspace: Workspace | undefined
  /** Whether tickets may be told apart by their account. */
  readonly byAccount: boolean
  /** Whether the vocabulary of tags may be read. */
  readonly byTag: boolean
  readonly onFilter: (filter: LineFilter, value: string | undefined) => void
  readonly onClear: () => void
}

const { states, filters } = text.queue

const priorityName = (value: (typeof FILTER_CHOICES)['priority'][number]) =>
  value === 'untriaged' ? text.untriaged : terms.priority[value].label

const closed = [
  { name: 'priority', choices: FILTER_CHOICES.priority.map((value) => ({ value, label: priorityName(value) })) },
  { name: 'segment', choices: FILTER_CHOICES.segment.map((value) => ({ value, label: terms.segment[value] })) },
  { name: 'kind', choices: FILTER_CHOICES.kind.map((value) => ({ value, label: terms.kind[value] })) },
] as const

const tagged = [
  { name: 'area', list: 'areas' },
  { name: 'tag', list: 'themes' },
] as const

/** Which tickets of the line: by state as tabs, by everything else as filters; all of it stands in the address. */
export function QueueToolbar({ search, workspace, byAccount, byTag, onFilter, onClear }: QueueToolbarProps) {
  const members = workspace?.members.map(({ handle, name }) => ({ value: handle, label: name })) ?? []
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 pb-2.5 lg:px-6">
      <nav
        aria-label={text.queue.stateList}
        className="-mx-2 flex basis-full gap-0.5 overflow-x-auto sm:mr-0 sm:basis-auto"
      >
        {LINE_STATES.map((state) => (
          <Link
            key={state}
            to="/"
            search={lineSearch({ ...search, state })}
            // Exact, or the plain line would count as current in every other one.
            activeOptions={{ exact: true }}
            className="flex h-7 items-center whitespace-nowrap rounded-md px-2 text-soft hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-9"
          >
            {states[state]}
          </Link>
        ))}
      </nav>
      <fieldset className="-mx-1 flex min-w-0 flex-1 basis-full items-center gap-1.5 overflow-x-auto px-1 py-0.5 sm:basis-0">
        <legend className="sr-only">{text.queue.filterList}</legend>
        {closed.map(({ name, choices }) => (
          <ClosedFilter
            key={name}
            name={filters[name]}
            value={search[name]}
            choices={choices}
            onChange={(value) => onFilter(name, value)}
          />
        ))}
        {byTag
          ? tagged.map(({ name, list }) => (
              <TagFilter
                key={name}
                list={list}
                name={filters[name]}
                value={search[name]}
                onChange={(value) => onFilter(name, value)}
              />
            ))
          : null}
        {byAccount ? <AccountFilter value={search.account} onChange={(value) => onFilter('account', value)} /> : null}
        <ClosedFilter
          name={filters.owner}
          value={search.owner}
          choices={members}
          onChange={(value) => onFilter('owner', value)}
        />
        {isFiltered(search) ? (
          <Button look="quiet" className="h-7! px-2!" icon={<CloseIcon className="size-3.5" />} onClick={onClear}>
            {text.queue.clear}
          </Button>
        ) : null}
      </fieldset>
    </div>
  )
}
