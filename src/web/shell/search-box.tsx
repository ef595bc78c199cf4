import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { TicketSummary } from '../../contract/tickets.ts'
import { SearchIcon } from '../components/icons.tsx'
import { KeyHint } from '../components/key-hint.tsx'
import { PriorityChip } from '../components/priority-chip.tsx'
import { failureText } from '../data/failure.ts'
import { SEARCH_FROM, SEARCH_TO, useSearch } from '../data/queue.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'

export const SEARCH_ID = 'search'

interface HitsProps {
  readonly id: string
  readonly hits: readonly TicketSummary[]
  readonly active: number
  readonly onPick: (number: number) => void
  readonly onHover: (index: number) => void
}

const optionId = (list: string, index: number) => `${list}-${index}`

function Hits({ id, hits, active, onPick, onHover }: HitsProps) {
  return (
    <div id={id} role="listbox" aria-label={text.nav.search} className="max-h-96 overflow-y-auto">
      {hits.map((hit, index) => (
        // The keys of the field choose; the pointer is a second way.
        <div
          key={hit.number}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerMove={() => onHover(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(hit.number)}
          onKeyDown={() => {}}
          className="flex items-center gap-2.5 rounded-sm px-2 py-1.5 aria-selected:bg-hover"
        >
          <PriorityChip priority={hit.priority} />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{hit.subject}</span>
            <span className="block truncate text-xs text-soft">
              {text.ticketName(hit.number)} · {terms.status[hit.status]}
              {hit.account === null ? '' : ` · ${hit.account.name}`}
            </span>
          </span>
        </div>
      ))}
    </div>
  )
}

interface SearchStatus {
  readonly wanted: string
  readonly hits: number
  readonly error: unknown
  readonly isFetching: boolean
}

function statusOf({ wanted, hits, error, isFetching }: SearchStatus): string {
  if (error) return failureText(error)
  if (wanted.length < SEARCH_FROM) return text.nav.typeMore
  if (hits >= SEARCH_TO) return text.nav.firstHits(hits)
  if (hits > 0) return text.nav.hits(hits)
  return isFetching ? text.loading : text.nav.noHits(wanted)
}

/** Finds tickets while typing; arrows choose, Enter opens. */
export function SearchBox() {
  const navigate = useNavigate()
  const list = useId()
  const [query, setQuery] = useState('')
  const [focused, setFocused] = useState(false)
  const [active, setActive] = useState(0)
  const { data, error, isFetching } = useSearch(useDeferredValue(query))
  const wanted = query.trim()
  const hits = wanted.length < SEARCH_FROM ? [] : (data?.items ?? [])
  const open = focused && wanted !== ''
  const choosing = open && hits.length > 0

  function pick(number: number) {
    setQuery('')
    setFocused(false)
    void navigate({ to: '/tickets/$number', params: { number: String(number) }, search: {} })
  }
  const keys: Record<string, (event: KeyboardEvent<HTMLInputElement>) => void> = {
    ArrowDown: () => setActive((index) => Math.min(index + 1, hits.length - 1)),
    ArrowUp: () => setActive((index) => Math.max(index - 1, 0)),
    Enter: () => {
      const hit = hits[active]
      if (hit) pick(hit.number)
    },
    Escape: ({ currentTarget }) => {
      if (query === '') currentTarget.blur()
      setQuery('')
    },
  }
  return (
    <search className="relative">
      <SearchIcon className="pointer-events-none absolute left-2.5 top-2 size-4 text-faint" />
      <input
        id={SEARCH_ID}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={text.nav.search}
        aria-keyshortcuts="/"
        aria-expanded={choosing}
        aria-controls={choosing ? list : undefined}
        aria-activedescendant={choosing ? optionId(list, active) : undefined}
        placeholder={text.nav.searchHint}
        value={query}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={({ target }) => {
          setQuery(target.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          const act = keys[event.key]
          if (!act) return
          event.preventDefault()
          act(event)
        }}
        className="h-8 w-full rounded-md border border-line bg-canvas pl-8 pr-8 placeholder:text-faint"
      />
      {query === '' && !focused ? (
        <span className="pointer-events-none absolute right-2 top-2">
          <KeyHint keys="/" />
        </span>
      ) : null}
      {open ? (
        <div className="absolute left-0 top-9 z-40 w-[26rem] animate-appear rounded-md bg-raised p-1 shadow-float">
          <p role="status" className="px-2 py-1 text-xs text-soft">
            {statusOf({ wanted, hits: hits.length, error, isFetching })}
          </p>
          {hits.length > 0 ? <Hits id={list} hits={hits} active={active} onPick={pick} onHover={setActive} /> : null}
        </div>
      ) : null}
    </search>
  )
}
