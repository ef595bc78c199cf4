import type { Why } from '../../../contract/queue.ts'
import type { Permission } from '../../../domain/access/permissions.ts'
import { Button } from '../../components/button.tsx'
import { ClockBadge } from '../../components/clock-badge.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import type { RowRead } from '../../data/ticket-read.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { ReasonStrip } from './reason-strip.tsx'
import { SelectBox } from './select-box.tsx'

/** The link that opens number one, for keys that move to it. */
export const NUMBER_ONE_ID = 'number-one'

/** Why this person may not do something; undefined when they may. */
export type Held = (permission: Permission) => string | undefined

interface NumberOneProps {
  readonly row: RowRead
  /** Undefined while it is not loaded. */
  readonly why: Why | undefined
  readonly nameOf: (handle: string) => string
  readonly held: Held
  readonly onTake: () => void
  readonly onOpen: () => void
  readonly onVerb: (verb: 'triage' | 'reply') => void
  readonly onFocus: () => void
  /** Undefined while nothing is selected. */
  readonly selected: boolean | undefined
  readonly onSelect: ((number: number, range: boolean) => void) | undefined
}

/** Selects it as any other row. */
function SelectOne({
  number,
  selected,
  onSelect,
}: Pick<NumberOneProps, 'selected' | 'onSelect'> & { readonly number: number }) {
  if (onSelect === undefined) return null
  return (
    <SelectBox
      number={number}
      isSelected={selected === true}
      isShown={selected !== undefined}
      onSelect={(range) => onSelect(number, range)}
      className="absolute right-2 bottom-3 z-1 size-8 sm:right-auto sm:bottom-auto sm:left-4 sm:top-15"
    />
  )
}

/** The one ticket to look at now, with the reason. */
export function NumberOne({ row, why, held, onTake, onOpen, onVerb, onFocus, ...selecting }: NumberOneProps) {
  const { number, subject, account, contact, segment, kind, severity, priority, clock, receivedAt, pin } = row
  const aside = [
    account?.name,
    terms.segment[segment],
    contact === null ? undefined : text.queue.from(contact.name),
  ].filter((word) => word !== undefined)
  // While several are selected the keys are theirs.
  const keyed = (key: string) => (selecting.selected === undefined ? key : undefined)
  return (
    <article
      aria-labelledby={NUMBER_ONE_ID}
      className="group/row relative m-4 animate-rise rounded-lg border border-line lg:mx-6"
    >
      <SelectOne number={number} {...selecting} />
      <div className="grid items-start grid-cols-[minmax(0,1fr)_auto] gap-x-5 p-4 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:p-5 sm:pb-4">
        <p className="row-span-2 hidden w-8 text-3xl font-semibold tabular-nums tracking-tight sm:block">
          <span className="sr-only">{text.queue.numberOne}</span>
          <span aria-hidden="true">1</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft">
          <span className="font-semibold text-ink sm:hidden">{text.queue.numberOne}</span>
          <PriorityChip priority={priority} />
          {severity === null ? null : <span>{text.queue.severity(severity)}</span>}
          <span className="tabular-nums">{text.ticketName(number)}</span>
          <span className="hidden sm:inline">{terms.kind[kind]}</span>
          {pin === null ? null : (
            <span className="min-w-0 [overflow-wrap:anywhere]">{text.queue.pinned(pin.reason)}</span>
          )}
        </p>
        <p className="text-base sm:text-lg">
          <ClockBadge clock={clock} aside="below" />
        </p>
        <div className="col-span-2 min-w-0">
          <h2 className="mt-1 text-xl font-semibold tracking-tight text-pretty [overflow-wrap:anywhere]">
            <a
              id={NUMBER_ONE_ID}
              href={`/tickets/${number}`}
              onFocus={onFocus}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                onOpen()
              }}
              className="rounded-sm hover:underline underline-offset-4"
            >
              {subject}
            </a>
          </h2>
          <p className="mt-1 text-soft [overflow-wrap:anywhere]">
            {aside.join(' · ')} · <Since at={receivedAt} />
          </p>
        </div>
      </div>
      <ReasonStrip why={why} />
      <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3 sm:px-5">
        <Button look="primary" hint="n" held={held('work_tickets')} onClick={onTake}>
          {text.queue.takeIt}
        </Button>
        <Button onClick={onOpen}>{text.queue.openIt}</Button>
        <Button hint={keyed('t')} held={held('set_priority')} onClick={() => onVerb('triage')}>
          {text.queue.triage}
        </Button>
        <Button hint={keyed('r')} held={held('answer_customers')} onClick={() => onVerb('reply')}>
          {text.queue.reply}
        </Button>
      </div>
    </article>
  )
}
