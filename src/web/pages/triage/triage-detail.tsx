import { Link } from '@tanstack/react-router'
import type { ReactNode, Ref } from 'react'
import type { Workspace } from '../../../contract/workspace.ts'
import { Button } from '../../components/button.tsx'
import { ClockBadge } from '../../components/clock-badge.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { ChevronLeftIcon } from '../../components/icons.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { useWide } from '../../components/use-wide.ts'
import { failureText } from '../../data/failure.ts'
import { useMay } from '../../data/session.ts'
import { useRoutes } from '../../data/sorting.ts'
import { useTicket, useTimeline } from '../../data/tickets.ts'
import type { TriageRead } from '../../data/triage.ts'
import { similarText } from '../../similar-text.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { ClocksHost } from '../../ticket/clocks-host.tsx'
import { Conversation } from '../../ticket/conversation.tsx'
import { FactsPanel } from '../../ticket/facts-panel.tsx'
import { Panel } from '../../ticket/panel.tsx'
import { ticketText } from '../../ticket-text.ts'
import { triageText } from '../../triage-text.ts'
import { ActionBar } from './action-bar.tsx'
import { SimilarPanel } from './similar-panel.tsx'
import type { TriageAction } from './triage-actions.ts'

interface TriageDetailProps {
  readonly ref: Ref<HTMLElement>
  readonly row: TriageRead
  readonly workspace: Workspace
  readonly actions: readonly TriageAction[]
  /** The keys act on it; else on those that are selected. */
  readonly hasKeys: boolean
  readonly onDo: (action: TriageAction) => void
  /** Leads back to the list where the two do not fit side by side. */
  readonly onBack: (() => void) | undefined
  /** The form that lies open beside it. */
  readonly panel: ReactNode
}

function Head({ row, actions, hasKeys, onDo, onBack }: Omit<TriageDetailProps, 'ref' | 'workspace' | 'panel'>) {
  const roomy = useWide('sm')
  const { number, subject, place, triage, clock, segment, account, contact } = row
  const from = [account?.name ?? contact?.name, terms.segment[segment]].filter(Boolean).join(' · ')
  return (
    <header className="grid shrink-0 gap-2 border-b border-line px-4 pb-3 pt-2 lg:px-6 lg:pt-3">
      <div className="flex h-8 items-center gap-2 text-soft">
        {onBack === undefined ? null : (
          <Button look="quiet" className="-ml-3" icon={<ChevronLeftIcon />} onClick={onBack}>
            {triageText.back}
          </Button>
        )}
        <Link
          to="/tickets/$number"
          params={{ number: String(number) }}
          search={{}}
          title={triageText.actions.open}
          className="rounded-sm tabular-nums underline-offset-2 hover:text-ink hover:underline"
        >
          {text.ticketName(number)}
        </Link>
        {place === null ? null : <span className="text-xs text-faint">{triageText.place(place)}</span>}
        <span className="flex-1" />
        <ClockBadge clock={triage ?? clock} />
      </div>
      <h2 className="text-lg font-semibold tracking-tight text-pretty [overflow-wrap:anywhere]">{subject}</h2>
      <p className="text-soft [overflow-wrap:anywhere]">{from}</p>
      <ActionBar actions={actions} shown={roomy ? 7 : 2} isLed={hasKeys} isKeyed={hasKeys} onDo={onDo} />
    </header>
  )
}

/** What of a ticket must be looked at first: who asks, what its form lacks, what the criteria imply. */
function Findings({ row }: { readonly row: TriageRead }) {
  const { matchedBy, missing, proposed } = row
  return (
    <dl className="grid gap-2">
      <div>
        <dt className="text-xs text-soft">{triageText.accept.proposed}</dt>
        <dd className={proposed === null ? 'text-soft' : 'font-medium'}>
          {proposed === null
            ? triageText.accept.undecided
            : `${proposed.level} · ${triageText.accept.takes(proposed.severity, proposed.priority)}`}
        </dd>
      </div>
      {matchedBy === null ? null : (
        <div>
          <dt className="text-xs text-soft">{ticketText.facts.account}</dt>
          <dd className={matchedBy === 'nobody' ? 'text-soon' : ''}>{triageText.matched[matchedBy]}</dd>
        </div>
      )}
      {missing.length === 0 ? null : (
        <div>
          <dt className="text-xs text-soon">{triageText.missing(missing.length)}</dt>
          <dd>
            <ul className="list-inside list-disc">
              {missing.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Where tickets like this go, by the routing policy. */
function Path({ number, version }: { readonly number: number; readonly version: number }) {
  const { data } = useRoutes({ number, version })
  const [best] = data?.items ?? []
  if (best === undefined) return null
  const where = best.teamName ?? best.noAction?.whom ?? ''
  return (
    <dl className="mt-2">
      <dt className="text-xs text-soft">{triageText.routing.title}</dt>
      <dd className={best.isHere ? '' : 'text-soon'}>{best.isHere ? triageText.routing.here(where) : where}</dd>
      <dd className="text-xs text-soft">{best.reason}</dd>
    </dl>
  )
}

function First({ row }: { readonly row: TriageRead }) {
  return (
    <div className="border-b border-line px-4 py-3 lg:px-5">
      <Findings row={row} />
      <Path number={row.number} version={row.version} />
    </div>
  )
}

/** What is looked up when the words alone do not do. */
function Panels({ row, workspace }: Pick<TriageDetailProps, 'row' | 'workspace'>) {
  const { nameOf } = useDesk()
  const may = useMay()
  const { data: ticket } = useTicket(row.number)
  return (
    <>
      <Panel name={similarText.title}>
        <SimilarPanel number={row.number} />
      </Panel>
      <Panel name={ticketText.page.facts}>
        {ticket ? (
          <FactsPanel ticket={ticket} workspace={workspace} nameOf={nameOf} isNamed={may('read_names')} />
        ) : (
          <Skeleton className="h-40 w-full" />
        )}
      </Panel>
    </>
  )
}

/** One ticket as triage needs it: what was said, who says it, what is owed, and what the criteria make of it. */
export function TriageDetail({ ref, row, workspace, actions, hasKeys, onDo, onBack, panel }: TriageDetailProps) {
  const { number, contact } = row
  const { nameOf } = useDesk()
  const wide = useWide('lg')
  const beside = useWide('xl')
  const { data: timeline, error, refetch } = useTimeline(number)
  const conversation = error ? (
    <ErrorState
      title={text.failure.titled(text.ticketName(number))}
      says={failureText(error)}
      onRetry={() => void refetch()}
    />
  ) : (
    <Conversation
      events={timeline?.items}
      error={undefined}
      onRetry={() => void refetch()}
      contact={contact?.name}
      nameOf={nameOf}
      onJudge={undefined}
      onWaive={undefined}
    />
  )
  const clocks = <ClocksHost key={number} number={number} nameOf={nameOf} opensFrom="lg" />
  const panels = <Panels row={row} workspace={workspace} />
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={triageText.detail(number)}
      className="flex min-h-0 min-w-0 flex-1 flex-col -outline-offset-2!"
    >
      <Head row={row} actions={actions} hasKeys={hasKeys} onDo={onDo} onBack={onBack} />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto xl:flex-row xl:overflow-hidden">
        <section
          aria-label={ticketText.page.conversation}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className="min-w-0 flex-1 -outline-offset-2! xl:overflow-y-auto"
        >
          {wide ? clocks : null}
          {conversation}
        </section>
        <aside
          aria-label={ticketText.page.facts}
          className="order-first flex shrink-0 flex-col border-line xl:order-none xl:w-[21rem] xl:overflow-y-auto xl:border-l"
        >
          {beside && panel ? null : <First row={row} />}
          {beside && !panel ? panels : null}
          {panel}
        </aside>
        {beside ? null : (
          <div className="border-t border-line">
            {wide ? null : clocks}
            {panels}
          </div>
        )}
      </div>
    </section>
  )
}
