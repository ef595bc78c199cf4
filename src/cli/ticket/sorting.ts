/** Verbs that put a ticket where it belongs: route and classify. */
import type { Command } from 'commander'
import type { TicketRoutes } from '../../contract/routing.ts'
import type { ActedTicket, VerbInput } from '../../contract/tickets.ts'
import { EFFORTS, KINDS } from '../../domain/vocabulary.ts'
import { collected, countingNumber, oneOf, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { NONE, spaced } from '../words.ts'
import { standing } from './head.ts'
import { strayText } from './stray.ts'
import { addVerb } from './verb.ts'

type Candidate = TicketRoutes['items'][number]

const percent = (share: number): string => `${Math.round(share * 100)} %`

function placeOf({ team, teamName, noAction, isHere, excluded }: Candidate): string {
  if (noAction) return `no action (${noAction.whom})`
  const notes = [isHere ? 'here now' : '', excluded ? spaced(excluded) : ''].filter(Boolean).join(', ')
  return `${team ?? teamName ?? NONE}${notes ? ` (${notes})` : ''}`
}

/** The paths of ticket `number`, best first. */
const routesText =
  (number: number) =>
  ({ items, area }: TicketRoutes, look: Look): string => {
    if (items.length === 0) return `There is no team that #${number} could go to.`
    const table = lookTable(
      items,
      [
        { head: 'sure', align: 'right', cell: ({ confidence }) => percent(confidence) },
        { head: 'to', cell: placeOf },
        { head: 'rule', cell: ({ rule }) => rule },
        { head: 'because', cut: true, cell: ({ reason }) => reason },
      ],
      look,
    )
    return [`#${number} could go to, best first${area === null ? '' : ` (area ${area})`}:`, '', table].join('\n')
  }

interface RouteOptions {
  readonly reason?: string
  readonly leftTo?: string
  readonly ifVersion?: number
}

function routed({ number, team, status, reassignCount }: ActedTicket): string {
  if (status === 'closed') return `#${number} needs no action of support.`
  return `#${number} is with team ${team}${reassignCount > 1 ? `, moved ${reassignCount} times` : ''}.`
}

function routeInput(team: string | undefined, { reason, leftTo }: RouteOptions): VerbInput<'route'> {
  if (team !== undefined && leftTo !== undefined) {
    throw new CommandFailed('wrong_usage', 'Give either a team, or --left-to with who deals with it.')
  }
  if (leftTo !== undefined && reason === undefined) {
    throw new CommandFailed('wrong_usage', '--left-to needs --reason: say why support has nothing to do.')
  }
  return { team: team ?? null, noAction: leftTo ?? null, reason: reason ?? null }
}

function addRoute(ticket: Command, deps: CliDeps): void {
  ticket
    .command('route')
    .description('send a ticket to a team; without one, show where it could go and why')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .argument('[team]', 'the team whose line it enters')
    .option('--reason <text>', 'why it goes there')
    .option('--left-to <whom>', 'instead of a team: who deals with it, because support has nothing to do')
    .option('--if-version <version>', 'refuse when the ticket has moved on since this version', countingNumber)
    .action(async (number: number, team: string | undefined, given: RouteOptions, asked: Command) => {
      if (team === undefined && given.leftTo === undefined) {
        return askAndTell(deps, asked, { ask: (client) => client.routes(number), say: routesText(number) })
      }
      const input = routeInput(team, given)
      return askAndTell(deps, asked, {
        ask: (client) => client.act(number, 'route', input, { ifVersion: given.ifVersion }),
        say: (changed, look) => [routed(changed), `${standing(changed, look)} · version ${changed.version}`].join('\n'),
      })
    })
}

interface ClassifyOptions {
  readonly kind?: VerbInput<'classify'>['kind']
  readonly area?: string
  readonly tag?: string[]
  readonly effort?: 'none' | NonNullable<VerbInput<'classify'>['effort']>
}

/** `none` clears. */
const orNull = <Value extends string>(value: Value | 'none'): Value | null => (value === 'none' ? null : value)

const tagsOf = (tags: readonly string[]): string[] => (tags.length === 1 && tags[0] === 'none' ? [] : [...tags])

function classifyInput({ kind, area, tag, effort }: ClassifyOptions): VerbInput<'classify'> {
  if ([kind, area, tag, effort].every((each) => each === undefined)) {
    throw new CommandFailed('wrong_usage', 'Say what it is about: --kind, --area, --tag or --effort.')
  }
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(area === undefined ? {} : { area: orNull(area) }),
    ...(tag === undefined ? {} : { tags: tagsOf(tag) }),
    ...(effort === undefined ? {} : { effort: orNull(effort) }),
  }
}

function classified({ number, kind, area, tags, effort }: ActedTicket): string {
  const facts = [kind, area === null ? '' : `area ${area}`, tags.length > 0 ? `tags ${tags.join(', ')}` : '']
  return `#${number} is classified: ${[...facts, effort === null ? '' : `effort ${effort}`].filter(Boolean).join(', ')}.`
}

function addClassify(ticket: Command, deps: CliDeps): void {
  addVerb<'classify', ClassifyOptions>(ticket, deps, {
    verb: 'classify',
    about: 'say what a ticket is about; what is left out stays',
    options: (command) =>
      command
        .addOption(oneOf('--kind <kind>', 'what is asked', KINDS))
        .option('--area <area>', 'the product area; none clears it')
        .option('--tag <tag>', 'a tag; all of them, given several times; none clears them', collected)
        .addOption(oneOf('--effort <effort>', 'about how long the work takes', [...EFFORTS, 'none'])),
    input: classifyInput,
    done: classified,
    warns: strayText,
  })
}

export function addSortingVerbs(ticket: Command, deps: CliDeps): void {
  addRoute(ticket, deps)
  addClassify(ticket, deps)
}
