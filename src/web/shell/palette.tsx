import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Workspace } from '../../contract/workspace.ts'
import { PriorityChip } from '../components/priority-chip.tsx'
import { useFocusReturn } from '../components/use-focus-return.ts'
import { useSearch } from '../data/queue.ts'
import { useTicket } from '../data/tickets.ts'
import { helpText } from '../help-text.ts'
import { text } from '../text.ts'
import { PALETTE_BOX, PALETTE_FIELD, type Typed } from './palette-frame.ts'
import { type Doing, useCommands } from './use-commands.tsx'

const { palette } = helpText
const row =
  'flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover pointer-coarse:h-11'
const group =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint'

function Doings({ heading, list, run }: { heading: string; list: readonly Doing[]; run: (doing: Doing) => void }) {
  if (list.length === 0) return null
  return (
    <Command.Group heading={heading} className={group}>
      {list.map((doing) => (
        <Command.Item key={doing.name} value={`${heading} ${doing.name}`} className={row} onSelect={() => run(doing)}>
          <span className="text-soft">{doing.icon}</span>
          <span className="min-w-0 flex-1 truncate">{doing.name}</span>
          {doing.hint === undefined ? null : <kbd className="font-sans text-2xs text-faint">{doing.hint}</kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  )
}

interface PaletteProps {
  readonly workspace: Workspace
  readonly ticket: number | undefined
  /** What was typed while this loaded. */
  readonly typed: RefObject<Typed>
  readonly onClose: () => void
}

/** Everything that can be done from here, and every ticket that can be found, behind one key. */
export function Palette({ workspace, ticket: number, typed, onClose }: PaletteProps) {
  const navigate = useNavigate()
  const [query, setQuery] = useState(typed.current.query)
  const field = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const after = useRef<() => void>(undefined)
  const ticket = useTicket(number)
  const search = useSearch(query)
  const { ofTicket, goTo, actions } = useCommands(workspace, ticket.data)
  const giveFocusBack = useFocusReturn()
  const asked = /^#?(\d{1,15})$/.exec(query.trim())?.[1]
  function run(doing: Pick<Doing, 'run'>) {
    // Once the focus is back where it was, so that a dialog opened from here returns it there too.
    after.current = doing.run
    onClose()
  }
  // At once, not after the paint: the person is typing.
  useLayoutEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (!typed.current.entered) return
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[cmdk-item][data-selected="true"]')?.click())
  }, [typed])
  const toTicket = (wanted: number) => ({
    run: () => void navigate({ to: '/tickets/$number', params: { number: String(wanted) }, search: {} }),
  })
  const found: ReactNode = search.data?.items.map((hit) => (
    <Command.Item
      key={hit.number}
      value={`found ${hit.number}`}
      keywords={[query]}
      className={row}
      onSelect={() => run(toTicket(hit.number))}
    >
      <PriorityChip priority={hit.priority} />
      <span className="w-12 shrink-0 tabular-nums text-soft">{text.ticketName(hit.number)}</span>
      <span className="min-w-0 flex-1 truncate">{hit.subject}</span>
      <span className="hidden max-w-32 truncate text-xs text-soft sm:block">{hit.account?.name}</span>
    </Command.Item>
  ))
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          ref={box}
          onCloseAutoFocus={(event) => {
            giveFocusBack(event)
            after.current?.()
          }}
          className={PALETTE_BOX}
        >
          <Radix.Title className="sr-only">{palette.title}</Radix.Title>
          <Command label={palette.title} loop>
            <Command.Input
              ref={field}
              value={query}
              onValueChange={setQuery}
              placeholder={palette.placeholder}
              className={PALETTE_FIELD}
            />
            <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5" label={palette.title}>
              <Command.Empty className="px-2.5 py-6 text-center text-soft">
                {search.isFetching ? palette.searching : palette.none}
              </Command.Empty>
              {asked === undefined ? null : (
                <Command.Item
                  value={`open ${asked}`}
                  keywords={[query]}
                  className={row}
                  onSelect={() => run(toTicket(Number(asked)))}
                >
                  {palette.openTicket(Number(asked))}
                </Command.Item>
              )}
              {number === undefined ? null : <Doings heading={palette.ticket(number)} list={ofTicket} run={run} />}
              <Doings heading={palette.actions} list={actions} run={run} />
              <Doings heading={palette.goTo} list={goTo} run={run} />
              {query.trim() === '' ? null : (
                <Command.Group heading={palette.found} className={group}>
                  {found}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
