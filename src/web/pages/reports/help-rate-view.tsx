import { Link } from '@tanstack/react-router'
import type { HelpRate } from '../../../contract/help.ts'
import { HELP_KINDS } from '../../../domain/flow/flow.ts'
import { useDesk } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Since } from '../../components/since.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useHelpRate } from '../../data/helps.ts'
import { serverNow } from '../../data/server-clock.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { engineeringText } from '../../engineering-text.ts'
import { count } from '../../format.ts'
import { text } from '../../text.ts'
import type { PromisesSearch, SearchChange } from './promises-search.ts'

const { rate: says, kind: kinds } = engineeringText
const SHAPES = ['h-24 w-full max-w-md', 'h-64 w-full max-w-3xl']

function Figure({ rate }: { readonly rate: HelpRate }) {
  const { percentText, isMet, counted, tickets, target, byKind } = rate
  return (
    <div className="grid max-w-md grid-cols-1 gap-2 rounded-md border border-line px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-2xl font-semibold tabular-nums">{isMet === null ? '–' : percentText}</span>
        {isMet === null ? null : (
          <span className={isMet ? 'text-soft' : 'font-medium text-late'}>{isMet ? says.met : says.over}</span>
        )}
      </p>
      <p className="text-soft">{isMet === null ? says.none : says.figure(counted, tickets)}</p>
      <p className="text-xs text-soft">{says.target(target)}</p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-2 text-xs">
        {HELP_KINDS.map((kind) => (
          <div key={kind} className="flex gap-1.5">
            <dt className="text-soft">{kinds[kind]}</dt>
            <dd className="tabular-nums">{count(byKind[kind])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

interface BehindProps {
  readonly item: HelpRate['items'][number]
  readonly nameOf: (handle: string) => string
  readonly teamName: (slug: string) => string
}

function Behind({ item, nameOf, teamName }: BehindProps) {
  const { number, subject, account, kind, counts, team, by, askedAt, detour } = item
  return (
    <li className="border-t border-line first:border-0">
      <Link
        to="/tickets/$number"
        params={{ number: String(number) }}
        search={{}}
        className="grid grid-cols-1 gap-0.5 px-2 py-2.5 -outline-offset-2! hover:bg-hover"
      >
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{subject}</span>
          <span className={`text-xs ${counts ? '' : 'text-soft'}`}>
            {kinds[kind]} · {counts ? says.counts : says.countsNot}
          </span>
        </span>
        <span className="text-xs text-soft">
          {[text.ticketName(number), account?.name ?? '', says.asked(nameOf(by), teamName(team))]
            .filter(Boolean)
            .join(' · ')}
          {' · '}
          <Since at={askedAt} as="date" />
        </span>
        {detour === null ? null : (
          <span className="text-xs text-soon [overflow-wrap:anywhere]">
            {says.detour}: {detour}
          </span>
        )}
      </Link>
    </li>
  )
}

interface HelpRateViewProps {
  readonly search: PromisesSearch
  readonly onSearch: (change: SearchChange) => void
}

/** How often support needed engineering in a month, with every request behind the figure. */
export function HelpRateView({ search, onSearch }: HelpRateViewProps) {
  const { nameOf } = useDesk()
  const { data: workspace } = useWorkspace()
  const present = new Date(serverNow()).toISOString().slice(0, 7)
  const month = search.month ?? present
  const { data: rate, error, isPlaceholderData, refetch } = useHelpRate({ month })
  const [emptyTitle, emptySays] = says.empty
  return (
    <div className="max-w-3xl">
      <Part title={says.title} says={says.says}>
        <label className="flex w-fit items-center gap-2 text-xs text-soft">
          {says.month}
          <input
            type="month"
            max={present}
            value={month}
            onChange={({ target }) => onSearch({ month: target.value === present ? undefined : target.value })}
            className="h-8 rounded-md border border-edge bg-canvas px-2 text-sm text-ink pointer-coarse:h-10"
          />
        </label>
        {rate === undefined ? (
          <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
        ) : (
          <div
            aria-busy={isPlaceholderData}
            className={`grid grid-cols-1 gap-6 ${isPlaceholderData ? 'opacity-60' : ''}`}
          >
            <Figure rate={rate} />
            <Part title={says.behind}>
              {rate.items.length === 0 ? (
                <EmptyState title={emptyTitle} says={emptySays} />
              ) : (
                <ul className="grid grid-cols-1 rounded-md border border-line">
                  {rate.items.map((item) => (
                    <Behind
                      key={`${item.number}.${item.help}`}
                      item={item}
                      nameOf={nameOf}
                      teamName={(slug) => scopeName(workspace, slug)}
                    />
                  ))}
                </ul>
              )}
              {rate.more ? <p className="text-xs text-soft">{says.more}</p> : null}
            </Part>
          </div>
        )}
      </Part>
    </div>
  )
}
