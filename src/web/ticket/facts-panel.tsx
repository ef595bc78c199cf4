import { Fragment, type ReactNode } from 'react'
import type { Workspace } from '../../contract/workspace.ts'
import { amountWords } from '../../domain/money.ts'
import { attentionText } from '../attention-text.ts'
import { ClockBadge } from '../components/clock-badge.tsx'
import { spanText } from '../components/countdown.ts'
import { Since } from '../components/since.tsx'
import type { TicketRead } from '../data/ticket-read.ts'
import { scopeName } from '../data/workspace.ts'
import { dateName } from '../format.ts'
import { handOffText } from '../hand-off-text.ts'
import { similarText } from '../similar-text.ts'
import { sortingText } from '../sorting-text.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'
import { ticketText } from '../ticket-text.ts'
import { AccountLink } from './account-link.tsx'
import { InviteHost } from './invite-host.tsx'
import { nextOf } from './next-of.ts'

interface FactsPanelProps {
  readonly ticket: TicketRead
  readonly workspace: Workspace
  readonly nameOf: (handle: string) => string
  /** Whether the reader may see which customer it is from. */
  readonly isNamed: boolean
}

type Fact = readonly [name: string, value: ReactNode]

const { facts } = ticketText
const date = (at: string | null): ReactNode => (at === null ? null : <Since at={at} as="date" />)

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <span key={tag} className="rounded-sm border border-line px-1 text-xs">
          {tag}
        </span>
      ))}
    </span>
  )
}

function AccountLinks({ accounts }: { readonly accounts: TicketRead['alsoAffected'] }) {
  return accounts.flatMap(({ account }, index) =>
    account === null
      ? []
      : [
          <Fragment key={account.id}>
            {index === 0 ? '' : ', '}
            <AccountLink account={account} />
          </Fragment>,
        ],
  )
}

/** What the CRM knows of the account, as far as the reader may see it. */
function moneyOf({ money }: TicketRead): Fact[] {
  if (money === null) return []
  const { arr, renewsOn, churnRisk } = money
  return [
    [facts.arr, arr && amountWords(arr)],
    [facts.renewsOn, renewsOn && dateName(renewsOn)],
    [facts.churnRisk, churnRisk && terms.churnRisk[churnRisk]],
  ]
}

/** Who asks. */
function customer(ticket: TicketRead, isNamed: boolean): Fact[] {
  const { account, contact, alsoAffected } = ticket
  if (!isNamed) {
    return [
      [facts.account, facts.hidden],
      [facts.contact, facts.hidden],
      [facts.alsoAffected, alsoAffected.length === 0 ? null : similarText.accounts(alsoAffected.length)],
    ]
  }
  return [
    [facts.account, account === null ? text.none : <AccountLink key="account" account={account} />],
    [
      facts.contact,
      contact === null ? (
        text.none
      ) : (
        <>
          {contact.name}
          {contact.email === null ? null : <span className="block truncate text-xs text-soft">{contact.email}</span>}
          <InviteHost ticket={ticket} />
        </>
      ),
    ],
    [facts.alsoAffected, alsoAffected.length === 0 ? null : <AccountLinks key="also" accounts={alsoAffected} />],
  ]
}

function asked({ ticket, isNamed }: FactsPanelProps): Fact[] {
  const { segment, plan, contract, splitFrom, followUpOf, kind, channel, environment, tags, area, effort } = ticket
  return [
    ...customer(ticket, isNamed),
    [facts.segment, terms.segment[segment]],
    [facts.plan, plan],
    [facts.contract, contract],
    ...moneyOf(ticket),
    [facts.splitFrom, splitFrom === null ? null : text.ticketName(splitFrom)],
    [facts.followUpOf, followUpOf === null ? null : text.ticketName(followUpOf)],
    [facts.kind, terms.kind[kind]],
    [facts.channel, terms.channel[channel]],
    [facts.environment, environment === null ? null : terms.environment[environment]],
    [facts.area, area],
    [facts.tags, tags.length === 0 ? null : <Tags key="tags" tags={tags} />],
    [facts.effort, effort === null ? null : sortingText.classify.efforts[effort]],
  ]
}

function judged(ticket: TicketRead): Fact[] {
  const { severity, priority, clock } = ticket
  const severityName =
    severity === 0 || severity === 1 || severity === 2 || severity === 3 ? terms.severity[severity].label : ''
  return [
    [facts.severity, severity === null ? text.untriaged : `${severity} · ${severityName}`],
    [facts.priority, priority === null ? text.untriaged : terms.priority[priority].label],
    [facts.promise, <ClockBadge key="clock" clock={clock} aside="beside" />],
  ]
}

/** Whose line it is in, why, and what that means for its promises. */
function placed({ ticket, workspace }: Pick<FactsPanelProps, 'ticket' | 'workspace'>): Fact[] {
  const { team, group, routeRule, routeWrong, excluded } = ticket
  return [
    [facts.team, scopeName(workspace, team)],
    [facts.route, routeRule === null ? null : sortingText.chosenBy(routeRule, routeWrong)],
    [facts.excluded, excluded === null ? null : terms.exclusion[excluded]],
    [facts.group, group === team ? null : group],
  ]
}

const handsOf = ({ handOffCount, betweenHandsMs }: TicketRead): string | null =>
  handOffCount === 0 && betweenHandsMs === 0 ? null : handOffText.facts.says(handOffCount, spanText(betweenHandsMs))

function handled({ ticket, workspace, nameOf }: FactsPanelProps): Fact[] {
  const { status, owner, lease, watchers, source, externalId, closingReason } = ticket
  const { receivedAt, updatedAt, solvedAt, closedAt, reopenCount, reassignCount, version } = ticket
  const closing = terms.ended[closingReason ?? '']
  return [
    [facts.status, terms.status[status]],
    [facts.turn, nextOf(ticket, workspace, nameOf)],
    ...placed({ ticket, workspace }),
    [facts.owner, owner === null ? text.nobody : nameOf(owner)],
    [attentionText.followers, watchers.length === 0 ? null : watchers.map(nameOf).join(', ')],
    [facts.lease, lease === null ? null : nameOf(lease.by)],
    [facts.received, date(receivedAt)],
    [facts.updated, date(updatedAt)],
    [facts.solved, date(solvedAt)],
    [
      facts.closed,
      closedAt === null ? null : (
        <>
          {date(closedAt)}
          {closing === undefined ? '' : ` · ${closing}`}
        </>
      ),
    ],
    [facts.reopened, reopenCount === 0 ? null : facts.times(reopenCount)],
    [handOffText.facts.name, handsOf(ticket)],
    [facts.reassigned, reassignCount === 0 ? null : facts.times(reassignCount)],
    [facts.source, source === null ? null : `${source} ${externalId ?? ''}`],
    [facts.version, version],
  ]
}

/** What is known of the ticket; what nobody said is left out. */
export function FactsPanel(props: FactsPanelProps) {
  const groups = [asked(props), judged(props.ticket), handled(props)]
  return (
    <div className="grid grid-cols-1 gap-3">
      {groups.map((group, index) => (
        <dl key={group[0]?.[0]} className={`grid gap-1.5 ${index === 0 ? '' : 'border-t border-line pt-3'}`}>
          {group
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <div key={name} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
                <dt className="text-soft">{name}</dt>
                <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{value}</dd>
              </div>
            ))}
        </dl>
      ))}
    </div>
  )
}
