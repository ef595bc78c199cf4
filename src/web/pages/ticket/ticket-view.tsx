import { type ReactNode, useRef, useState } from 'react'
import { COMPANY } from '../../../contract/queue.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import { useDesk } from '../../components/desk-context.ts'
import { useKeys } from '../../components/use-keys.ts'
import { useWide } from '../../components/use-wide.ts'
import { concernText } from '../../concern-text.ts'
import { usePresence } from '../../data/presence.ts'
import { useWhy } from '../../data/queue.ts'
import { useMay } from '../../data/session.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { usePlaces, useTimeline } from '../../data/tickets.ts'
import { scopeName } from '../../data/workspace.ts'
import { engineeringText } from '../../engineering-text.ts'
import { intakeText } from '../../intake-text.ts'
import { issueText } from '../../issue-text.ts'
import { linkText } from '../../link-text.ts'
import { similarText } from '../../similar-text.ts'
import { text } from '../../text.ts'
import { ClocksHost } from '../../ticket/clocks-host.tsx'
import { Conversation } from '../../ticket/conversation.tsx'
import { EntryLinks } from '../../ticket/entry-time.tsx'
import { FactsPanel } from '../../ticket/facts-panel.tsx'
import { Panel } from '../../ticket/panel.tsx'
import { TimelineFilter } from '../../ticket/timeline-filter.tsx'
import { ticketText } from '../../ticket-text.ts'
import { type OfferedVerb, possibleVerbs } from '../../verbs/possible-verbs.ts'
import { AlsoHere, CompanyLine } from './also-here.tsx'
import { ComposerHost } from './composer-host.tsx'
import { ConcernNote } from './concern-note.tsx'
import { ConcernsPanel } from './concerns-panel.tsx'
import { FormPanel } from './form-panel.tsx'
import { HandOffNote } from './hand-off-note.tsx'
import { HelpPanel } from './help-panel.tsx'
import { IssuesPanel } from './issues-panel.tsx'
import { LinksPanel } from './links-panel.tsx'
import { MoveNote } from './move-note.tsx'
import { PageJumps } from './page-jumps.tsx'
import { PlaceHistoryPanel } from './place-history-panel.tsx'
import { ShippedNote } from './shipped-note.tsx'
import { SimilarPanel } from './similar-panel.tsx'
import { StandingNotes } from './standing-notes.tsx'
import { standsOf } from './stands.ts'
import { TicketHeader } from './ticket-header.tsx'
import { useArrival } from './use-arrival.ts'
import { useShowing } from './use-showing.ts'
import { WhyPanel } from './why-panel.tsx'

interface TicketViewProps {
  readonly ticket: TicketRead
  readonly workspace: Workspace
  readonly onGo: (number: number) => void
}

/** The conversation in the middle, what can be done above it, what is known and why it stands there beside it. */
export function TicketView({ ticket, workspace, onGo }: TicketViewProps) {
  const { number, team } = ticket
  const { nameOf, start, show } = useDesk()
  const timeline = useTimeline(number)
  const places = usePlaces(number)
  const [scope, setScope] = useState<string>()
  const why = useWhy(number, scope ?? team)
  const may = useMay()
  const { title, mode, setMode, summons, telling, onTell } = useArrival(number)
  const { showing, kinds, setKinds } = useShowing(number)
  const above = why.data?.above?.number
  const below = why.data?.below?.number
  const you = workspace.you.handle
  const { others, onWriting } = usePresence(number, you, may('write_notes'))
  const verbs = possibleVerbs(ticket, workspace.you, may)
  const onVerb = (verb: OfferedVerb) => start(verb, number)
  const wide = useWide('lg')
  const conversation = useRef<HTMLElement>(null)
  const details = useRef<HTMLElement>(null)

  useKeys({
    j: () => below !== undefined && onGo(below),
    k: () => above !== undefined && onGo(above),
  })

  const scopes = [team, COMPANY].map((slug) => ({ slug, name: scopeName(workspace, slug) }))
  const form = ticket.form === null ? {} : { [intakeText.panel.title]: <FormPanel ticket={ticket} /> }
  const lacks = ticket.form !== null && ticket.form.missing.length > 0
  const panels: Readonly<Record<string, ReactNode>> = {
    // What is missing comes first while it is.
    ...(lacks ? form : {}),
    [text.why.title]: <WhyPanel why={why.data} error={why.error} scopes={scopes} onScope={setScope} onOpen={onGo} />,
    ...form,
    [engineeringText.panel.title]: (
      <HelpPanel ticket={ticket} you={you} nameOf={nameOf} teamName={(slug) => scopeName(workspace, slug)} />
    ),
    ...(ticket.concerns === null ? {} : { [concernText.panel.title]: <ConcernsPanel ticket={ticket} /> }),
    [issueText.ticket.title]: <IssuesPanel ticket={ticket} onTell={onTell} />,
    [linkText.title]: <LinksPanel ticket={ticket} onLink={() => onVerb('link')} />,
    [similarText.title]: <SimilarPanel key={number} ticket={ticket} />,
    [ticketText.page.facts]: (
      <FactsPanel ticket={ticket} workspace={workspace} nameOf={nameOf} isNamed={may('read_names')} />
    ),
    [ticketText.page.history]: <PlaceHistoryPanel steps={places.data?.items} error={places.error} />,
  }
  const clocks = <ClocksHost key={number} number={number} nameOf={nameOf} opensFrom="roomy" />
  // In one column the line above says what runs, and they stand among the details.
  const [before, among] = wide ? [clocks, null] : [null, clocks]
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:overflow-hidden">
      <title>{`#${number} ${ticket.subject} · ${text.name}`}</title>
      <TicketHeader
        ref={title}
        ticket={ticket}
        {...{ verbs, onVerb, above, below, onGo }}
        company={<AlsoHere others={others} nameOf={nameOf} />}
        you={you}
        stands={standsOf({ ticket, workspace, why: why.data, nameOf })}
      />
      <PageJumps conversation={conversation} details={details} />
      <div className="relative flex flex-auto flex-col lg:min-h-0 lg:flex-1 lg:flex-row">
        <div className="flex min-w-0 flex-auto flex-col lg:min-h-0 lg:flex-1">
          {/* Scrolls by keyboard though nothing in it may take the focus. */}
          <section
            ref={conversation}
            aria-label={ticketText.page.conversation}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
            tabIndex={0}
            className="flex-1 -outline-offset-2! lg:overflow-y-auto"
          >
            <StandingNotes ticket={ticket} you={you} nameOf={nameOf} />
            <HandOffNote ticket={ticket} verbs={verbs} nameOf={nameOf} onVerb={onVerb} />
            <ConcernNote ticket={ticket} you={you} nameOf={nameOf} />
            <ShippedNote ticket={ticket} events={timeline.data?.items ?? []} onTell={onTell} />
            <MoveNote
              ticket={ticket}
              nameOf={nameOf}
              onHandOff={verbs.includes('hand-off') ? () => onVerb('hand-off') : undefined}
            />
            {before}
            <TimelineFilter kinds={kinds} onChange={setKinds} />
            <EntryLinks value={true}>
              <Conversation
                events={timeline.data?.items}
                error={timeline.error}
                onRetry={() => void timeline.refetch()}
                contact={ticket.contact?.name}
                nameOf={nameOf}
                showing={showing}
                onJudge={
                  !may('judge_replies')
                    ? undefined
                    : (reply, weight) => show({ is: 'message', act: { verb: 'judge', reply, weight }, number })
                }
                onWaive={
                  ticket.status === 'closed' || !may('answer_customers')
                    ? undefined
                    : (message) => show({ is: 'message', act: { verb: 'waive', message }, number })
                }
              />
            </EntryLinks>
          </section>
          <ComposerHost
            key={number}
            ticket={ticket}
            events={timeline.data?.items ?? []}
            you={you}
            nameOf={nameOf}
            lineMode={workspace.mode}
            mode={mode}
            onMode={setMode}
            summons={summons}
            telling={telling}
            onReopen={() => onVerb('reopen')}
            may={may}
            members={workspace.members}
            onWriting={onWriting}
            company={<CompanyLine others={others} nameOf={nameOf} />}
          />
        </div>
        <aside
          ref={details}
          tabIndex={-1}
          aria-label={ticketText.page.facts}
          className="relative shrink-0 scroll-mt-10 border-t border-line -outline-offset-2! lg:w-[22rem] lg:overflow-y-auto lg:border-t-0 lg:border-l"
        >
          {among}
          {Object.entries(panels).map(([name, panel]) => (
            <Panel key={name} name={name}>
              {panel}
            </Panel>
          ))}
        </aside>
      </div>
    </div>
  )
}
