/** topline duty: who is on now, who is next, when the next person arrives, and with --week who is on when. */
import type { Command } from 'commander'
import type { Duty, DutyGap, DutyMember, DutyTeam, RotaRow, Rotas } from '../../contract/duty.ts'
import { momentText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { counted, dueText, NONE } from '../words.ts'
import { zonedText } from '../zoned.ts'

type On = DutyTeam['now'][number] | RotaRow['on'][number]

const onText = ({ handle, for: whom }: On): string => (whom === null ? handle : `${handle} (for ${whom})`)
const listText = (texts: readonly string[]): string => (texts.length === 0 ? 'nobody' : texts.join(', '))

const GAPS: Readonly<Record<DutyGap['kind'], (gap: DutyGap) => string>> = {
  nobody: ({ block, wanted }) => `${block}: nobody of ${wanted}`,
  few: ({ block, on, wanted }) => `${block}: ${on} of ${wanted}`,
  no_block: () => 'no block',
}

const gapText = (gap: DutyGap, zone: string): string =>
  `${zonedText(gap.from, zone)} – ${zonedText(gap.to, zone)}  ${GAPS[gap.kind](gap)}`

/** Gaps that are listed; --json has all. */
const GAPS_SHOWN = 5

function teamText(team: DutyTeam, { colours, now }: Look): string {
  const { rota, next, nextArrival, gaps } = team
  const zone = rota?.zone ?? 'UTC'
  const until = (iso: string): string => `${zonedText(iso, zone)} ${zone}`
  const on = team.now.map((each) => `${onText(each)} until ${until(each.until)}`)
  const rows: readonly (readonly [string, string])[] = [
    ['now', rota === null ? 'no rota' : listText(on)],
    ['at work', listText(team.atWork)],
    [
      'next',
      next === null ? NONE : `${listText(next.on.map(onText))} from ${until(next.at)} (${dueText(next.at, now)})`,
    ],
    [
      'arrives',
      nextArrival === null
        ? NONE
        : `${listText(nextArrival.handles)} ${until(nextArrival.at)} (${dueText(nextArrival.at, now)})`,
    ],
  ]
  const shown = gaps.slice(0, GAPS_SHOWN).map((gap) => `  ${gapText(gap, zone)}`)
  const more = gaps.length > GAPS_SHOWN ? [`  and ${counted(gaps.length - GAPS_SHOWN, 'more gap')}`] : []
  return [
    colours.bold(rota === null ? team.team : `${team.team} · ${rota.name}`),
    ...rows.map(([name, value]) => `${colours.dim(name.padEnd(8))} ${value}`),
    ...(gaps.length === 0 ? [] : [colours.yellow('Gaps in the coming week:'), ...shown, ...more]),
  ].join('\n')
}

function awayText({ absences }: DutyMember): string {
  const absence = absences.find(({ now }) => now)
  return absence ? `away, ${absence.standIn ?? 'nobody'} stands in` : NONE
}

function peopleText(people: readonly DutyMember[], look: Look): string {
  return lookTable(
    people,
    [
      { head: 'member', cell: ({ handle }) => handle },
      { head: 'team', cell: ({ team }) => team },
      {
        head: 'active',
        align: 'right',
        cell: ({ active, limit }) => ({
          text: `${active}/${limit}`,
          paint: active > limit ? look.colours.yellow : String,
        }),
      },
      { head: 'at work', cell: ({ atWork }) => (atWork ? 'yes' : 'no') },
      { head: 'away', cell: awayText },
      { head: 'new tickets', cell: ({ atCapacity }) => (atCapacity === null ? 'takes' : 'none until they say') },
      { head: 'zone', cell: ({ zone }) => zone ?? NONE },
    ],
    look,
  )
}

const dutyText = ({ teams, people }: Duty, look: Look): string => {
  const busy = people.filter(({ zone, active, atCapacity }) => zone !== null || active > 0 || atCapacity !== null)
  const shown = teams.filter(
    ({ rota, atWork, nextArrival }) => rota !== null || atWork.length > 0 || nextArrival !== null,
  )
  const told = shown.length > 0 ? shown.map((team) => teamText(team, look)) : ['No team has a rota or hours yet.']
  return [...told, ...(busy.length === 0 ? [] : [peopleText(busy, look)])].join('\n\n')
}

function weekText({ teams }: Rotas, look: Look): string {
  if (teams.length === 0) return 'No team has a rota. Publish one: topline policy publish policies/duty-support.json'
  return teams
    .map(({ team, zone, duties }) => {
      const table = lookTable(
        duties,
        [
          { head: 'from', cell: ({ from }) => zonedText(from, zone) },
          { head: 'to', cell: ({ to }) => zonedText(to, zone) },
          { head: 'block', cell: ({ block }) => block },
          { head: 'on', cell: ({ on }) => listText(on.map(onText)) },
          {
            head: 'wanted',
            align: 'right',
            cell: ({ on, wanted }) => (on.length < wanted ? `${on.length}/${wanted}` : ''),
          },
        ],
        look,
      )
      return `${look.colours.bold(team)} · times of ${zone}\n${table}`
    })
    .join('\n\n')
}

interface Options {
  readonly at?: string
  readonly team?: string
  readonly week?: true
}

export function addDuty(program: Command, deps: CliDeps): void {
  program
    .command('duty')
    .description('who is on duty now, who is next, and when the next person arrives')
    .option('--at <when>', 'at another time: 4h, 2d, or a time such as 2026-03-05T12:00Z')
    .option('--team <slug>', 'of this team alone')
    .option('--week', 'who is on when in the seven days from then on')
    .action(({ at, team, week }: Options, command: Command) => {
      const when = at === undefined ? undefined : momentText('--at', at, deps.now())
      if (week) {
        const query = { from: when, team }
        return askAndTell(deps, command, { ask: (client) => client.rotas(query), say: weekText })
      }
      return askAndTell(deps, command, { ask: (client) => client.duty({ at: when, team }), say: dutyText })
    })
}
