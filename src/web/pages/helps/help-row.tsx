import { Link } from '@tanstack/react-router'
import { type ComponentProps, useEffect, useRef } from 'react'
import type { HelpInLine, HelpRequests } from '../../../contract/help.ts'
import { choosing } from '../../components/choosing.ts'
import { useDesk } from '../../components/desk-context.ts'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { engineeringText } from '../../engineering-text.ts'
import { HelpActions } from '../../helps/help-actions.tsx'
import { HelpFacts } from '../../helps/help-facts.tsx'
import { text } from '../../text.ts'

const { page: says } = engineeringText

interface HelpRowProps {
  readonly request: HelpInLine
  readonly packets: HelpRequests['packets']
  /** How many wait in the line of its team. */
  readonly length: number
  readonly you: string
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly onDoing: ComponentProps<typeof HelpActions>['onDoing']
  readonly teamName: (slug: string) => string
}

/** One request in the line of its team; the chosen one shows what was told, and hears keys. */
export function HelpRow({ request, packets, length, you, chosen, onChoose, onDoing, teamName }: HelpRowProps) {
  const { nameOf } = useDesk()
  const row = useRef<HTMLLIElement>(null)
  const { place, ticket, packet } = request
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const who = [ticket.account?.name ?? '', ticket.owner === null ? '' : says.owner(nameOf(ticket.owner))]
  return (
    <li
      ref={row}
      aria-current={chosen}
      {...choosing(onChoose)}
      className={`grid scroll-my-4 grid-cols-[2.25rem_minmax(0,1fr)] gap-x-2 border-t border-line px-2 py-3 first:border-0 ${chosen ? 'bg-selected' : ''}`}
    >
      <span
        title={place === null ? undefined : says.place(place)}
        className={`pt-0.5 text-center tabular-nums ${place === 1 ? 'text-lg font-semibold leading-5' : 'text-soft'}`}
      >
        {place ?? '–'}
      </span>
      <div className="grid min-w-0 grid-cols-1 gap-2">
        <div className="min-w-0">
          {place === 1 ? <p className="text-2xs font-semibold text-soft">{says.numberOne}</p> : null}
          <p className="flex items-start gap-2">
            <PriorityChip priority={ticket.priority} />
            <Link
              to="/tickets/$number"
              params={{ number: String(ticket.number) }}
              search={{}}
              className="min-w-0 font-medium underline-offset-2 hover:underline [overflow-wrap:anywhere]"
            >
              {packet?.summary ?? ticket.subject}
            </Link>
          </p>
          <p className="text-xs text-soft [overflow-wrap:anywhere]">
            {[
              text.ticketName(ticket.number),
              packet?.summary && packet.summary !== ticket.subject ? ticket.subject : '',
              ...who,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <HelpFacts
          key={String(chosen)}
          request={request}
          place={place}
          packets={packets}
          teamName={teamName}
          open={chosen}
        />
        <HelpActions
          number={ticket.number}
          request={request}
          packets={packets}
          line={place === null ? null : { length, place }}
          you={you}
          owner={ticket.owner}
          closed={false}
          chosen={chosen}
          onDoing={onDoing}
        />
      </div>
    </li>
  )
}
