import { Link } from '@tanstack/react-router'
import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import type { AttentionItem } from '../../../contract/attention.ts'
import { attentionText } from '../../attention-text.ts'
import { Button } from '../../components/button.tsx'
import { choosing } from '../../components/choosing.ts'
import { countdownText } from '../../components/countdown.ts'
import {
  AlertIcon,
  CheckIcon,
  ClockIcon,
  ConcernIcon,
  HelpIcon,
  IssueIcon,
  ListIcon,
  PersonIcon,
  ReleaseIcon,
  ReplyIcon,
  RouteIcon,
} from '../../components/icons.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { useTicking } from '../../components/ticker.ts'
import { text } from '../../text.ts'
import { eventAnchor } from '../../ticket/timeline-kinds.ts'

const ICONS: Readonly<Record<AttentionItem['kind'], ReactNode>> = {
  promise: <ClockIcon />,
  hand_off: <RouteIcon />,
  hand_off_back: <ReleaseIcon />,
  help_back: <ReleaseIcon />,
  concern: <AlertIcon />,
  concern_news: <ConcernIcon />,
  mention: <PersonIcon />,
  help_answer: <HelpIcon />,
  customer: <ReplyIcon />,
  shipped: <IssueIcon />,
  status: <ListIcon />,
}

/** How long until a promise is due, or by how much it is late. */
function Due({ dueAt }: { readonly dueAt: string }) {
  const due = Date.parse(dueAt)
  const said = useTicking((now) =>
    now <= due ? attentionText.due(countdownText(due, now)) : attentionText.late(countdownText(now, due)),
  )
  return <span className="whitespace-nowrap font-medium tabular-nums text-late">{said}</span>
}

/** Who did what, and when. */
function Happened({ item }: { readonly item: AttentionItem }) {
  const { by, what, at, dueAt } = item
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {by === null ? null : <span className="font-medium">{by.name} </span>}
        {what}
      </span>
      <span className="text-xs text-soft">{dueAt === null ? <Since at={at} /> : <Due dueAt={dueAt} />}</span>
    </p>
  )
}

/** On which ticket it was; the link leads to the entry it is about. */
function Where({ item, ref }: { readonly item: AttentionItem; readonly ref: Ref<HTMLAnchorElement> }) {
  const { number, subject, priority } = item.ticket
  return (
    <p className="flex min-w-0 items-start gap-2">
      <PriorityChip priority={priority} />
      <Link
        ref={ref}
        to="/tickets/$number"
        params={{ number: String(number) }}
        search={{}}
        hash={eventAnchor(item.version)}
        className="min-w-0 font-medium underline-offset-2 hover:underline [overflow-wrap:anywhere]"
      >
        <span className="font-normal tabular-nums text-soft">{text.ticketName(number)}</span> {subject}
      </Link>
    </p>
  )
}

interface MarkProps {
  readonly item: AttentionItem
  readonly isChosen: boolean
  readonly onDone: () => void
  readonly onPutBack: () => void
}

/** Being done with it, or taking that back; what lasts, and what was dealt with on its ticket, has neither. */
function Mark({ item: { lasts, done, ticket }, isChosen, onDone, onPutBack }: MarkProps) {
  if (lasts || done?.by === 'act') return null
  if (done !== null) return <Button onClick={onPutBack}>{attentionText.putBack}</Button>
  return (
    <Button
      icon={<CheckIcon className="size-3.5" />}
      aria-label={attentionText.markDoneOf(ticket.number)}
      hint={isChosen ? 'e' : undefined}
      onClick={onDone}
    >
      {attentionText.markDone}
    </Button>
  )
}

interface AttentionRowProps extends MarkProps {
  /** The focus goes to it once it is chosen. */
  readonly takesFocus: boolean
  readonly onChoose: () => void
}

/** One thing that needs the person: what happened, on which ticket, and why it is here. */
export function AttentionRow({ takesFocus, onChoose, ...marking }: AttentionRowProps) {
  const { item, isChosen } = marking
  const { kind, ticket, excerpt, why, done } = item
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (!isChosen) return
    link.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
    if (takesFocus) link.current?.focus({ preventScroll: true })
  }, [isChosen, takesFocus])
  const says = [done === null ? why : attentionText.dealt[done.by], ticket.account?.name ?? '']
  return (
    <li
      aria-current={isChosen}
      {...choosing(onChoose)}
      className={`grid scroll-my-4 grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 border-t border-line px-3 py-3 first:border-0 sm:grid-cols-[1.5rem_minmax(0,1fr)_auto] ${isChosen ? 'bg-selected' : ''}`}
    >
      <span title={attentionText.kinds[kind]} className={`pt-0.5 ${kind === 'promise' ? 'text-late' : 'text-soft'}`}>
        {ICONS[kind]}
        <span className="sr-only">{attentionText.kinds[kind]}: </span>
      </span>
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <Happened item={item} />
        {excerpt === null ? null : (
          <p className="line-clamp-2 border-l-2 border-line pl-2 text-soft [overflow-wrap:anywhere]">{excerpt}</p>
        )}
        <Where item={item} ref={link} />
        <p className="text-xs text-soft">{says.filter(Boolean).join(' · ')}</p>
      </div>
      <span className="col-start-2 mt-2 flex items-start empty:hidden sm:col-start-3 sm:mt-0">
        <Mark {...marking} />
      </span>
    </li>
  )
}
