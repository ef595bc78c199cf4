import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { AttainmentTickets } from '../../../contract/reports.ts'
import type { Fate } from '../../../domain/clock/attainment.ts'
import type { Metric } from '../../../domain/sla/document.ts'
import { PRIORITIES } from '../../../domain/vocabulary.ts'
import { clockAnchor } from '../../clocks/clock-anchor.ts'
import { ChevronRightIcon } from '../../components/icons.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { StandingIcon } from '../../components/standing-icon.tsx'
import { reportText } from '../../report-text.ts'
import { stripText } from '../../strip-text.ts'
import { text } from '../../text.ts'

type Item = AttainmentTickets['items'][number]

interface PromiseListProps {
  readonly items: readonly Item[]
  readonly metric: Metric
  readonly outcome: Fate
}

const { list: says } = reportText

/** The row that was opened last, so that whoever comes back goes on from there. */
let opened = ''

/** When it began, and what it came to. */
function timesOf({ startedAt, dueAt, breachedAt, endedAt }: Item, outcome: Fate): (readonly [string, string | null])[] {
  const began = [says.began, startedAt] as const
  if (outcome === 'breached') {
    return [began, [says.breached, breachedAt], endedAt === null ? [says.stillOwed, null] : [says.ended, endedAt]]
  }
  if (outcome === 'cancelled') return [began, [says.ended, endedAt]]
  const due = dueAt === null ? ([says.paused, null] as const) : ([says.due, dueAt] as const)
  return outcome === 'met' ? [began, due, [says.ended, endedAt]] : [began, due]
}

interface PromiseRowProps {
  readonly item: Item
  readonly metric: Metric
  readonly outcome: Fate
}

function PromiseRow({ item, metric, outcome }: PromiseRowProps) {
  const { number, subject, account, priority, cycle, party } = item
  const anchor = clockAnchor({ metric, cycle, party })
  const place = `${number} ${anchor}`
  const about = [
    text.ticketName(number),
    cycle > 1 ? says.cycle(cycle) : '',
    party === null ? '' : stripText.forTicket(party),
    account ?? '',
  ]
  return (
    <li>
      <Link
        to="/tickets/$number"
        params={{ number: String(number) }}
        search={{}}
        hash={anchor}
        data-place={place}
        onClick={() => {
          opened = place
        }}
        className="flex items-center gap-3 border-b border-line px-1 py-2 -outline-offset-2! hover:bg-hover"
      >
        <StandingIcon standing={outcome} className={outcome === 'breached' ? 'text-late' : 'text-soft'} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <PriorityChip priority={PRIORITIES.find((each) => each === priority) ?? null} />
            <span className="truncate font-medium">{subject}</span>
          </span>
          <span className="block truncate text-xs tabular-nums text-soft">{about.filter(Boolean).join(' · ')}</span>
          <span className="flex flex-wrap gap-x-3 text-xs text-soft">
            {timesOf(item, outcome).map(([name, at]) => (
              <span key={name} className={name === says.stillOwed ? 'font-medium text-late' : ''}>
                {name} {at === null ? null : <Since at={at} as="moment" />}
              </span>
            ))}
          </span>
        </span>
        <ChevronRightIcon className="text-faint" />
      </Link>
    </li>
  )
}

/** Promises of one fate; each row leads to its clock strip. */
export function PromiseList({ items, metric, outcome }: PromiseListProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (opened === '') return
    const row = list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(opened)}"]`)
    opened = ''
    row?.focus()
  }, [])
  return (
    <ol ref={list} className="border-t border-line">
      {items.map((item) => (
        <PromiseRow key={`${item.number} ${item.party} ${item.cycle}`} item={item} metric={metric} outcome={outcome} />
      ))}
    </ol>
  )
}
