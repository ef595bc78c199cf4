import { Command } from 'cmdk'
import { useState } from 'react'
import { CheckIcon } from './icons.tsx'

/** One thing among very many. */
export interface Findable {
  readonly value: string
  readonly label: string
  readonly aside?: string | undefined
}

export interface FindProps {
  /** What is looked for, such as `Find an account`. */
  readonly label: string
  /** Those that fit `query`. */
  readonly items: readonly Findable[]
  readonly query: string
  readonly onSearch: (query: string) => void
  readonly chosen: string | undefined
  /** What choosing nothing is called; left out where something must be chosen. */
  readonly none?: string | undefined
  /** What it says when nothing fits. */
  readonly empty: string
  readonly onChoose: (value: string | undefined) => void
}

/** Stands for choosing nothing; no value is called so. */
const NONE = 'none of them'

const row =
  'flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-hover pointer-coarse:h-10'

const mark = (chosen: boolean) => (
  <span className="flex size-4 shrink-0 items-center">{chosen ? <CheckIcon className="size-3.5" /> : null}</span>
)

/** Finds one among any number by typing part of its name. */
export function FindBox({ label, items, query, onSearch, chosen, none, empty, onChoose }: FindProps) {
  const [reached, setReached] = useState('')
  // Enter takes the first that fits until the arrow keys say otherwise.
  const isThere = items.some(({ value }) => value === reached) || (reached === NONE && query === '')
  const selected = isThere ? reached : query === '' && none !== undefined ? NONE : (items[0]?.value ?? '')
  return (
    <Command shouldFilter={false} label={label} value={selected} onValueChange={setReached}>
      <Command.Input
        value={query}
        onValueChange={onSearch}
        placeholder={label}
        data-autofocus=""
        className="mb-1 h-8 w-full border-b border-line bg-transparent px-2 outline-none pointer-coarse:h-10"
      />
      <Command.List className="max-h-72 overflow-y-auto" label={label}>
        <Command.Empty className="px-2 py-3 text-soft">{empty}</Command.Empty>
        {query === '' && none !== undefined ? (
          <Command.Item value={NONE} className={row} onSelect={() => onChoose(undefined)}>
            {mark(chosen === undefined)}
            {none}
          </Command.Item>
        ) : null}
        {items.map(({ value, label: name, aside }) => (
          <Command.Item key={value} value={value} className={row} onSelect={() => onChoose(value)}>
            {mark(chosen === value)}
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-xs tabular-nums text-faint">{aside}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}
