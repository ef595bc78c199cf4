import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import type { HelpRequests } from '../../../contract/help.ts'
import type { HelpRequest } from '../../../contract/help-verbs.ts'
import { isOpenHelp } from '../../../domain/flow/flow.ts'
import { Button } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { useHelpRequests } from '../../data/helps.ts'
import { useHeld, useMay } from '../../data/session.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { engineeringText } from '../../engineering-text.ts'
import { HelpActions, useHelpDoing } from '../../helps/help-actions.tsx'
import { HelpFacts } from '../../helps/help-facts.tsx'

const { panel: says } = engineeringText

interface HelpPanelProps {
  readonly ticket: TicketRead
  readonly you: string
  readonly teamName: (slug: string) => string
  readonly nameOf: (handle: string) => string
}

interface OneProps extends Omit<HelpPanelProps, 'nameOf'> {
  readonly request: HelpRequest
  readonly lines: HelpRequests | undefined
  readonly onDoing: ComponentProps<typeof HelpActions>['onDoing']
}

function One({ request, ticket, you, teamName, lines, onDoing }: OneProps) {
  const { number, owner, status } = ticket
  const line = lines?.items.filter(({ team, place }) => team === request.team && place !== null) ?? []
  const place = line.find((each) => each.ticket.number === number && each.help === request.help)?.place ?? null
  const isClosed = status === 'closed'
  return (
    <li className="grid grid-cols-1 gap-2 border-t border-line pt-3 first:border-0 first:pt-0">
      <HelpFacts request={request} place={place} packets={lines?.packets ?? []} teamName={teamName} />
      {isClosed && isOpenHelp(request) ? <p className="text-xs text-soft">{says.closed}</p> : null}
      <HelpActions
        number={number}
        request={request}
        packets={lines?.packets ?? []}
        line={place === null ? null : { length: line.length, place }}
        you={you}
        owner={owner}
        closed={isClosed}
        onDoing={onDoing}
      />
    </li>
  )
}

/** The owner asks, or whoever leads in their place; others are told why not (HLP-1). */
function AskButton({ ticket, you, nameOf }: Pick<HelpPanelProps, 'ticket' | 'you' | 'nameOf'>) {
  const { start } = useDesk()
  const held = useHeld()
  const may = useMay()
  const holder = ticket.owner ?? ticket.lease?.by ?? null
  const isTheirs = holder === you || (holder !== null && may('release_others'))
  const waits = holder === null ? says.nobodys : says.anothers(nameOf(holder))
  return (
    <>
      <Button
        onClick={() => start('ask-help', ticket.number)}
        held={held('work_tickets') ?? (isTheirs ? undefined : waits)}
      >
        {says.ask}
      </Button>
      {isTheirs ? null : <p className="text-xs text-soft">{waits}</p>}
    </>
  )
}

/** What engineering was asked about a ticket, how far that is, and what can be done. */
export function HelpPanel({ ticket, you, teamName, nameOf }: HelpPanelProps) {
  const open = ticket.helps.some(isOpenHelp)
  const { onDoing, dialog } = useHelpDoing()
  const { data: lines } = useHelpRequests({}, open)
  const mayAsk = ticket.status !== 'closed' && ticket.status !== 'solved'
  return (
    <div className="grid grid-cols-1 gap-3">
      {ticket.helps.length === 0 ? (
        <p className="text-soft">{says.none}</p>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {ticket.helps.toReversed().map((request) => (
            <One
              key={request.help}
              request={request}
              ticket={ticket}
              you={you}
              teamName={teamName}
              lines={lines}
              onDoing={onDoing}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {mayAsk ? <AskButton ticket={ticket} you={you} nameOf={nameOf} /> : null}
        {open ? (
          <Link
            to="/help-requests"
            search={{}}
            className="text-xs text-soft underline underline-offset-2 hover:text-ink"
          >
            {says.line}
          </Link>
        ) : null}
      </div>
      {dialog}
    </div>
  )
}
