import type { ReactNode } from 'react'
import type { DutyGap, DutyTeam } from '../../contract/duty.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { useDesk } from '../components/desk-context.ts'
import { Since } from '../components/since.tsx'
import { serverNow } from '../data/server-clock.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { dutyText } from '../duty-text.ts'
import { nearText } from '../format.ts'

const { board: says } = dutyText

/** A day and time near now, with the whole date on hover. */
export function At({ at }: { readonly at: string }) {
  useTimeZone()
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {nearText(at, serverNow())}
    </time>
  )
}

function Cell({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-1 border-line px-4 py-3 not-first:border-t sm:not-first:border-t-0 sm:not-first:border-l">
      <h3 className="text-xs font-medium text-soft">{title}</h3>
      {children}
    </div>
  )
}

/** Those who are on, each with whose place they take. */
function useOn() {
  const { nameOf } = useDesk()
  return ({ handle, for: whom }: { readonly handle: string; readonly for: string | null }) =>
    whom === null ? nameOf(handle) : dutyText.standsIn(nameOf(handle), nameOf(whom))
}

function Now({ team }: { readonly team: DutyTeam }) {
  const { nameOf } = useDesk()
  const onText = useOn()
  const others = team.atWork.filter((handle) => !team.now.some((each) => each.handle === handle))
  return (
    <Cell title={says.now}>
      {team.now.length === 0 ? (
        <p
          className={
            team.gaps.some(({ from }) => Date.parse(from) <= serverNow()) ? 'font-medium text-late' : 'text-soft'
          }
        >
          {says.nobodyNow}
        </p>
      ) : (
        <ul className="grid gap-0.5">
          {team.now.map((each) => (
            <li key={each.handle} className="font-medium">
              {onText(each)}{' '}
              <span className="whitespace-nowrap text-xs font-normal text-soft">
                {each.block} {says.until} <At at={each.until} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <p className="text-xs text-soft text-pretty">
          {says.atWork}: {dutyText.names(others.map(nameOf))}
        </p>
      )}
    </Cell>
  )
}

function Next({ next }: Pick<DutyTeam, 'next'>) {
  const onText = useOn()
  return (
    <Cell title={says.next}>
      {next === null ? (
        <p className="text-soft">{says.none}</p>
      ) : (
        <>
          <p className="font-medium text-pretty">{dutyText.names(next.on.map(onText))}</p>
          <p className="text-xs text-soft">
            <At at={next.at} /> (<Since at={next.at} />)
          </p>
        </>
      )}
    </Cell>
  )
}

function Arrives({ arrival }: { readonly arrival: DutyTeam['nextArrival'] }) {
  const { nameOf } = useDesk()
  return (
    <Cell title={says.arrives}>
      {arrival === null ? (
        <p className="text-soft">{says.nobodyArrives}</p>
      ) : (
        <>
          <p className="font-medium text-pretty">{dutyText.names(arrival.handles.map(nameOf))}</p>
          <p className="text-xs text-soft">
            <At at={arrival.at} /> (<Since at={arrival.at} />)
          </p>
        </>
      )}
    </Cell>
  )
}

function Gaps({ gaps }: { readonly gaps: readonly DutyGap[] }) {
  if (gaps.length === 0) return null
  return (
    <details className="border-t border-line px-4 py-2 text-xs">
      <summary className="w-fit cursor-pointer rounded-sm font-medium text-late">{says.gaps(gaps.length)}</summary>
      <ul className="mt-1 grid gap-0.5 text-soft">
        {gaps.map(({ from, to, kind, block, on, wanted }) => (
          <li key={`${from} ${block}`}>
            <At at={from} />–<At at={to} />{' '}
            {kind === 'few' ? says.gap.few(block ?? '', on, wanted) : says.gap.nobody(block ?? '')}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Who of a team is on now, who is next, and when the next person arrives. */
export function TeamNow({ team, name }: { readonly team: DutyTeam; readonly name: string }) {
  return (
    <section aria-label={name} className="grid grid-cols-1 gap-2">
      <h2 className="flex flex-wrap items-baseline gap-x-2 text-base font-semibold">
        {name}
        {team.rota === null ? null : <span className="text-xs font-normal text-soft">{team.rota.name}</span>}
      </h2>
      <div className="rounded-lg border border-line bg-raised">
        <div className="grid grid-cols-1 sm:grid-cols-3">
          <Now team={team} />
          <Next next={team.next} />
          <Arrives arrival={team.nextArrival} />
        </div>
        <Gaps gaps={team.gaps} />
      </div>
    </section>
  )
}

/** Teams that go by their hours alone: who is at work, and who comes next. */
export function TeamsAtWork({ teams, nameOf }: TeamsAtWorkProps) {
  const desk = useDesk()
  const names = (handles: readonly string[]) => dutyText.names(handles.map(desk.nameOf))
  if (teams.length === 0) return null
  return (
    <table className="w-full rounded-lg border border-line text-left">
      <caption className="sr-only">{says.others}</caption>
      <thead className="text-xs text-soft">
        <tr className="border-b border-line">
          <th scope="col" className="px-4 py-2 font-medium">
            {says.team}
          </th>
          <th scope="col" className="px-4 py-2 font-medium">
            {says.atWork}
          </th>
          <th scope="col" className="px-4 py-2 font-medium">
            {says.arrives}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {teams.map(({ team, atWork, nextArrival }) => (
          <tr key={team} className="align-top">
            <th scope="row" className="px-4 py-2 font-medium">
              {nameOf(team)}
            </th>
            <td className={`px-4 py-2 ${atWork.length === 0 ? 'text-soft' : ''}`}>
              {atWork.length === 0 ? says.nobody : names(atWork)}
            </td>
            <td className="px-4 py-2">
              {nextArrival === null ? (
                <span className="text-soft">{says.nobodyArrives}</span>
              ) : (
                <>
                  {names(nextArrival.handles)}{' '}
                  <span className="text-xs text-soft">
                    <At at={nextArrival.at} />
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface TeamsAtWorkProps {
  readonly teams: readonly DutyTeam[]
  /** What a team is called. */
  readonly nameOf: (team: string) => string
}

/** What to do where no team has a rota. */
export function NoRota({ team }: { readonly team: string }) {
  const command = says.command(team)
  return (
    <div className="grid max-w-prose gap-2 rounded-lg border border-dashed border-edge p-4">
      <p className="font-medium">{says.noRota}</p>
      <p className="text-soft">{says.noRotaSays}</p>
      <p className="flex flex-wrap items-center gap-2">
        <code className="rounded-sm bg-hover px-1.5 py-0.5 text-xs [overflow-wrap:anywhere]">{command}</code>
        <CopyButton value={command} label={says.copy} />
      </p>
    </div>
  )
}
