import type { PriorityChanges } from '../../../contract/reports.ts'
import { MINUTE } from '../../../domain/time.ts'
import { clockText } from '../../clock-text.ts'
import { spanText } from '../../components/countdown.ts'
import { AlertIcon } from '../../components/icons.tsx'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { reportText } from '../../report-text.ts'
import { ReportRow } from './report-row.tsx'

type Change = PriorityChanges['items'][number]

interface PriorityChangeListProps {
  readonly changes: readonly Change[]
  readonly nameOf: (handle: string) => string
  readonly teamName: (slug: string) => string
}

const { priorities: says } = reportText

function Standing({ severity, priority }: Change['before']) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <PriorityChip priority={priority} />
      {severity === null ? null : <span>{says.severity(severity)}</span>}
    </span>
  )
}

/** What was left, and what the criteria said. */
function About({ change: { clock, isNearBreach, asProposed, how, flags } }: { readonly change: Change }) {
  const left =
    clock === null
      ? says.noClock
      : says.left(spanText(clock.minutesLeft * MINUTE), clock.percentLeft, clockText.metric[clock.metric])
  return (
    <span className="grid gap-0.5 text-xs text-soft">
      <span className={`flex items-start gap-1.5 tabular-nums ${isNearBreach ? 'text-soon' : ''}`}>
        {isNearBreach ? <AlertIcon className="mt-px size-3.5 shrink-0" /> : null}
        {left}
      </span>
      {asProposed === null ? null : <span>{asProposed ? says.asProposed : says.notProposed}</span>}
      {how === 'triage' ? null : <span>{says.how[how]}</span>}
      {flags.map((flag) => (
        <span key={flag} className="[overflow-wrap:anywhere]">
          {flag}
        </span>
      ))}
    </span>
  )
}

function ChangeRow({
  change,
  nameOf,
  teamName,
}: { readonly change: Change } & Omit<PriorityChangeListProps, 'changes'>) {
  const { number, subject, team, account, by, at, reason, before, after } = change
  const became = (
    <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
      <Standing {...before} />
      <span aria-hidden="true" className="text-faint">
        →
      </span>
      <span className="sr-only">{says.became}</span>
      <Standing {...after} />
    </span>
  )
  return (
    <ReportRow number={number} subject={subject} about={[account ?? '', teamName(team)]} beneath={became}>
      <span className="grid min-w-0 gap-0.5">
        <About change={change} />
        {reason === '' ? null : <span className="text-xs text-ink [overflow-wrap:anywhere]">“{reason}”</span>}
        <span className="text-xs text-soft">
          {nameOf(by)} · <Since at={at} as="moment" />
        </span>
      </span>
    </ReportRow>
  )
}

/** Changes of priority, the latest first; each leads to its ticket. */
export function PriorityChangeList({ changes, nameOf, teamName }: PriorityChangeListProps) {
  return (
    <ol className="border-t border-line">
      {changes.map((change) => (
        <ChangeRow key={`${change.number} ${change.version}`} change={change} nameOf={nameOf} teamName={teamName} />
      ))}
    </ol>
  )
}
