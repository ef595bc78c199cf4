import { Link } from '@tanstack/react-router'
import type { ReactNode, Ref } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { ClockBadge } from '../../components/clock-badge.tsx'
import { ArrowDownIcon, ArrowUpIcon, ChevronLeftIcon, MoreIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import { NeedsTransition } from '../../components/needs-transition.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import type { TicketRead } from '../../data/ticket-read.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { AccountLink } from '../../ticket/account-link.tsx'
import { ticketText } from '../../ticket-text.ts'
import { keyOfVerb, type OfferedVerb } from '../../verbs/possible-verbs.ts'
import { verbIcon } from '../../verbs/verb-icon.tsx'
import { verbLabel } from '../../verbs/verb-label.ts'
import { ExportMenu } from './export-menu.tsx'
import { FollowButton } from './follow-button.tsx'

/** How many verbs show beside the one to do next; the rest is behind a button. */
const SHOWN = 4

interface TicketHeaderProps {
  readonly ref: Ref<HTMLHeadingElement>
  readonly ticket: TicketRead
  readonly verbs: readonly OfferedVerb[]
  readonly onVerb: (verb: OfferedVerb) => void
  /** Numbers of the neighbours in the line. */
  readonly above: number | undefined
  readonly below: number | undefined
  readonly onGo: (number: number) => void
  /** Who else is here. */
  readonly company: ReactNode
  /** Handle of whoever looks. */
  readonly you: string
  /** Where it stands and with whom, on a narrow screen, where the panels that say so are far. */
  readonly stands: string
}

/** What it is about, how it stands, and what can be done. */
export function TicketHeader(props: TicketHeaderProps) {
  const { ref, ticket, verbs, onVerb, above, below, onGo, company, you, stands } = props
  const { number, subject, priority, severity, status, account, segment, contact, clock } = ticket
  // Following has a button of its own.
  const [first, ...others] = verbs.filter((verb) => verb !== 'watch' && verb !== 'unwatch')
  const steps = [
    [text.why.above, 'k', above, ArrowUpIcon],
    [text.why.below, 'j', below, ArrowDownIcon],
  ] as const
  const from = account === null ? contact?.name : <AccountLink account={account} />
  return (
    <header className="grid shrink-0 grid-cols-[minmax(0,1fr)] gap-2 border-b border-line px-4 pb-3 pt-2 lg:px-6 lg:pt-3">
      <div className="flex items-center gap-1 text-soft">
        <Link
          to="/"
          search={{}}
          className="-ml-2 flex h-8 items-center gap-1 rounded-md px-2 hover:bg-hover hover:text-ink"
        >
          <ChevronLeftIcon />
          {text.nav.queue}
        </Link>
        <span className="text-faint">/</span>
        <span className="px-1 tabular-nums">{text.ticketName(number)}</span>
        <span className="flex-1" />
        {company}
        <FollowButton ticket={ticket} you={you} />
        <ExportMenu number={number} />
        {steps.map(([label, key, to, Icon]) => (
          <IconButton
            key={key}
            label={label}
            aria-keyshortcuts={key}
            disabled={to === undefined}
            onClick={() => to !== undefined && onGo(to)}
            className="disabled:pointer-events-none disabled:opacity-40"
          >
            <Icon />
          </IconButton>
        ))}
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1
            ref={ref}
            tabIndex={-1}
            className="text-xl font-semibold tracking-tight outline-none text-pretty [overflow-wrap:anywhere]"
          >
            <NeedsTransition handOff={ticket.handOff} />
            {subject}
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-soft">
            <PriorityChip priority={priority} />
            {severity === null ? null : <span>{`${ticketText.fields.severity} ${severity}`}</span>}
            <span className="rounded-sm border border-line px-1.5 text-xs text-ink">{terms.status[status]}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {from}
              {from === undefined ? '' : ' · '}
              {terms.segment[segment]}
            </span>
            {clock === null ? null : <ClockBadge clock={clock} aside="beside" />}
          </p>
          <p className="mt-1 text-xs text-soft [overflow-wrap:anywhere] lg:hidden">{stands}</p>
        </div>
        <div className="flex gap-2 print:hidden">
          {first === undefined ? null : (
            <Button look="primary" hint={keyOfVerb(first)} icon={verbIcon[first]} onClick={() => onVerb(first)}>
              {verbLabel(first, ticket)}
            </Button>
          )}
          {others.slice(0, SHOWN).map((verb) => (
            <Button key={verb} className="hidden! md:inline-flex!" hint={keyOfVerb(verb)} onClick={() => onVerb(verb)}>
              {verbLabel(verb, ticket)}
            </Button>
          ))}
          {others.length === 0 ? null : (
            <Menu
              label={text.more}
              align="end"
              groups={[]}
              actions={others.map((verb) => ({
                name: verbLabel(verb, ticket),
                icon: verbIcon[verb],
                hint: keyOfVerb(verb),
                onSelect: () => onVerb(verb),
              }))}
              trigger={(props) => (
                <IconButton {...props} label={text.more} className="border border-line">
                  <MoreIcon />
                </IconButton>
              )}
            />
          )}
        </div>
      </div>
    </header>
  )
}
