import { Link } from '@tanstack/react-router'
import type { FlaggedHolds } from '../../../contract/clocks.ts'
import { CLOCKS_ANCHOR } from '../../clocks/clock-anchor.ts'
import { AlertIcon, ChevronRightIcon } from '../../components/icons.tsx'
import { Since } from '../../components/since.tsx'
import { reportText } from '../../report-text.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

type Hold = FlaggedHolds['items'][number]

interface HoldListProps {
  readonly holds: readonly Hold[]
  readonly nameOf: (handle: string) => string
  readonly teamName: (slug: string) => string
}

const { holds: says } = reportText

function HoldRow({ hold, nameOf, teamName }: { readonly hold: Hold } & Omit<HoldListProps, 'holds'>) {
  const { number, subject, team, account, by, from, to, reason, note, actsNext, flags } = hold
  const about = [text.ticketName(number), account ?? '', teamName(team)].filter(Boolean).join(' · ')
  return (
    <li>
      <Link
        to="/tickets/$number"
        params={{ number: String(number) }}
        search={{}}
        hash={CLOCKS_ANCHOR}
        className="flex items-center gap-3 border-b border-line px-1 py-2.5 -outline-offset-2! hover:bg-hover"
      >
        <span className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-2">
          <span className="min-w-0">
            <span className="block truncate font-medium">{subject}</span>
            <span className="block truncate text-xs tabular-nums text-soft">{about}</span>
            <span className="mt-1 grid gap-0.5">
              {flags.map((flag) => (
                <span key={flag} className="flex items-start gap-1.5 text-xs text-soon">
                  <AlertIcon className="mt-px size-3.5" />
                  <span className="min-w-0 [overflow-wrap:anywhere]">{flag}</span>
                </span>
              ))}
            </span>
          </span>
          <span className="min-w-0 text-xs text-soft">
            <span className="block text-ink">
              {terms.holdReason[reason]}
              {note === null ? null : <span className="text-soft [overflow-wrap:anywhere]">: “{note}”</span>}
            </span>
            <span className="block [overflow-wrap:anywhere]">{says.actsNext(actsNext)}</span>
            <span className="flex flex-wrap gap-x-3">
              <span className="tabular-nums">
                <Since at={from} as="moment" /> – {to === null ? says.open : <Since at={to} as="moment" />}
              </span>
              {by === null ? null : <span>{says.by(nameOf(by))}</span>}
            </span>
          </span>
        </span>
        <ChevronRightIcon className="text-faint" />
      </Link>
    </li>
  )
}

/** Holds with why they look odd; each leads to the clocks of its ticket. */
export function HoldList({ holds, nameOf, teamName }: HoldListProps) {
  return (
    <ol className="border-t border-line">
      {holds.map((hold) => (
        <HoldRow key={`${hold.number} ${hold.from}`} hold={hold} nameOf={nameOf} teamName={teamName} />
      ))}
    </ol>
  )
}
