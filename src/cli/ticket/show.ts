/** topline ticket show: the facts of a ticket and its conversation. */
import type { Command } from 'commander'
import type { TicketDetail, Timeline, TimelineEvent } from '../../contract/tickets.ts'
import { waivedOf, weightsOf, withBefore } from '../../contract/timeline.ts'
import { ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { standsAs } from '../issue/words.ts'
import type { Look } from '../look.ts'
import { wrapTo } from '../table.ts'
import { askAndTell } from '../tell.ts'
import { agoText, atText, clockPhrase, counted, lengthText, spaced } from '../words.ts'
import { eventSentence, fact, senderOf } from './event-words.ts'
import { ticketHead } from './head.ts'

type Shown = TicketDetail & { readonly timeline: Timeline['items'] }

/** Lines of conversation are not wider than this, however wide the terminal is: longer ones are hard to read. */
const READABLE = 100

function owed({ clock, number }: TicketDetail, look: Look): string {
  if (!clock) return ''
  const due = clock.dueAt === null ? '' : ` due ${atText(clock.dueAt)},`
  const more = look.colours.dim(`(topline ticket clocks ${number})`)
  return `${spaced(clock.metric)}${due} ${clockPhrase(clock, look.now)} ${more}`
}

function held({ hold }: TicketDetail): string {
  if (!hold) return ''
  const until = hold.until === null ? '' : ` until ${atText(hold.until)}`
  const why = [spaced(hold.reason), hold.note].filter(Boolean).join(', ')
  return `for ${spaced(hold.for)} since ${atText(hold.since)}${until}: ${why}; ${hold.actsNext} acts next`
}

function handedOff({ handOff }: TicketDetail): string {
  if (handOff === null) return ''
  const { by, to, team, region, offeredAt, bounced } = handOff
  const where = region === null ? '' : ` in ${region}`
  const offer = `by ${by} to ${to ?? `team ${team}`}${where}, ${atText(offeredAt)}`
  if (bounced === null) return offer
  const missing = bounced.missing.length === 0 ? '' : `, missing ${bounced.missing.join('; ')}`
  return `${offer}; sent back by ${bounced.by}${missing}: ${bounced.reason}`
}

/** Who acts next, in a word or two. */
function nextOf({ nextActor, contact }: TicketDetail): string {
  const { of, handle, team, actsNext } = nextActor
  if (of === 'contact') return contact?.name ?? 'the customer'
  return handle ?? (team === null ? (actsNext ?? '') : `team ${team}`)
}

const between = ({ handOffCount, betweenHandsMs }: TicketDetail): string =>
  handOffCount === 0 && betweenHandsMs === 0
    ? ''
    : `${counted(handOffCount, 'hand-off')}, ${lengthText(betweenHandsMs)} between hands`

function origin({ source, externalId }: TicketDetail): string {
  return [source, externalId].filter(Boolean).join(' ')
}

const terms = ({ plan, contract }: TicketDetail): string =>
  [plan && `plan ${plan}`, contract && `contract ${contract}`].filter(Boolean).join(', ')

/** Further accounts that ask the same; those whose names are not for the reader are counted. */
function alsoAffected({ alsoAffected: all }: TicketDetail): string {
  const names = all.flatMap(({ account }) => account?.name ?? [])
  const unnamed = all.length - names.length
  return [
    ...names,
    ...(unnamed === 0 ? [] : [`${names.length === 0 ? '' : 'and '}${counted(unnamed, 'account')}`]),
  ].join(', ')
}

/** Which document would have answered it. */
function documentOf({ document }: TicketDetail): string {
  if (document === null) return ''
  if (document.found === 'answers_it') return document.url ?? ''
  if (document.found === 'not_needed') return 'none needed'
  return document.issue === null ? 'missing' : `missing; issue ${document.issue} asks for it`
}

/** What it leads to. */
const issuesOf = (ticket: TicketDetail): [string, string][] =>
  ticket.issues.map((issue, index) => [
    index === 0 ? 'issues' : '',
    `${issue.number} ${issue.title} (${issue.kind}, ${standsAs(issue)})`,
  ])

/** What engineering was asked, and how far that is. */
const helpsOf = ({ helps }: TicketDetail): [string, string][] =>
  helps.map(({ help, kind, team, state, score, takenBy, bounced }, index) => {
    const at = state === 'taken' ? ` by ${takenBy ?? ''}` : ''
    const missing = state === 'bounced' && bounced ? `, missing ${bounced.missing.join('; ')}` : ''
    return [index === 0 ? 'help' : '', `${help}: ${kind}, ${team}, ${score} % of the context, ${state}${at}${missing}`]
  })

/** On what people disagree, and how far that is. */
const concernsOf = ({ concerns }: TicketDetail): [string, string][] =>
  (concerns ?? []).map(({ concern, about, by, state, step }, index) => [
    index === 0 ? 'concern' : '',
    `${concern}: ${about}, by ${by}, ${state === 'open' ? `with ${spaced(step)}` : state}`,
  ])

/** How a linked ticket stands to this one. */
const LINKED_AS = { related: '', task: ', a task of it', task_of: ', of which it is a task' } as const

const linksOf = ({ links }: TicketDetail): [string, string][] =>
  links.map(({ number, subject, status, as }, index) => [
    index === 0 ? 'linked' : '',
    `#${number} ${subject} (${spaced(status)}${LINKED_AS[as]})`,
  ])

/** The tickets it came from. */
const ancestors = ({ splitFrom, followUpOf }: TicketDetail): [string, string][] => [
  ['split', splitFrom === null ? '' : `off from #${splitFrom}`],
  ['follows', followUpOf === null ? '' : `#${followUpOf}, which is closed`],
]

function facts(ticket: TicketDetail, look: Look): string[] {
  const { contact, pin, group } = ticket
  const email = contact?.email ? ` <${contact.email}>` : ''
  const closed = ticket.closedAt === null ? '' : `${atText(ticket.closedAt)}: ${spaced(ticket.closingReason ?? '')}`
  const rows: [string, string][] = [
    ['contact', contact ? `${contact.name}${email}` : ''],
    ['team', group === null ? ticket.team : `${ticket.team}, group ${group}`],
    ['received', `${atText(ticket.receivedAt)}, ${agoText(ticket.receivedAt, look.now)}, by ${ticket.channel}`],
    ['clock', owed(ticket, look)],
    ['next', nextOf(ticket)],
    ['held', held(ticket)],
    ['offered', handedOff(ticket)],
    ...(ticket.handOff?.packet ?? []).map(({ label, text }): [string, string] => [
      '',
      `${label}: ${text.replaceAll(/\s+/g, ' ')}`,
    ]),
    ['hands', between(ticket)],
    ['pinned', pin ? `to place ${pin.place} until ${atText(pin.expiresAt)} by ${pin.by}: ${pin.reason}` : ''],
    ['solved', ticket.solvedAt === null ? '' : atText(ticket.solvedAt)],
    ['closed', closed],
    ['document', documentOf(ticket)],
    ['reopened', ticket.reopenCount === 0 ? '' : `${ticket.reopenCount}×`],
    ['terms', terms(ticket)],
    ...ancestors(ticket),
    ...helpsOf(ticket),
    ...concernsOf(ticket),
    ['followed', ticket.watchers.join(', ')],
    ...linksOf(ticket),
    ...issuesOf(ticket),
    ['runs on', ticket.environment ?? ''],
    ['tags', ticket.tags.join(', ')],
    ['also', alsoAffected(ticket)],
    ['from', origin(ticket)],
    ['version', String(ticket.version)],
  ]
  return rows.filter(([, value]) => value !== '').map(([name, value]) => `${look.colours.dim(name.padEnd(9))} ${value}`)
}

const MESSAGES: Readonly<Record<string, string>> = {
  opened: '',
  received: '',
  replied: 'answer',
  noted: 'internal note',
}

/** What the conversation is read with. */
interface Reading {
  readonly opener: string | undefined
  readonly weights: ReturnType<typeof weightsOf>
  readonly waived: ReturnType<typeof waivedOf>
  readonly look: Look
}

/** What a message is, and what it counts as where that is less than it seems. */
function labelOf({ type, version }: TimelineEvent, { weights, waived }: Reading): string | undefined {
  const label = MESSAGES[type]
  if (waived.has(version)) return [label, 'needs no answer'].filter(Boolean).join(', ')
  const weight = weights.get(version) ?? 'response'
  return weight === 'response' ? label : `${label}, ${weight}`
}

/** A message with its text, or one line for anything else that happened. */
function happened(event: TimelineEvent, reading: Reading): string {
  const { colours, columns } = reading.look
  const label = labelOf(event, reading)
  if (label === undefined) return colours.dim(`· ${atText(event.at)}  ${event.actor} ${eventSentence(event)}`)
  const opener = event.type === 'opened' ? reading.opener : undefined
  const name = (senderOf(event.change) || opener) ?? event.actor
  const kind = label === '' ? '' : ` · ${event.type === 'noted' ? colours.yellow(label) : label}`
  const lines = wrapTo(fact(event.change, 'body'), Math.min(columns, READABLE) - 2)
  return [
    `${colours.bold(name)}${kind} · ${colours.dim(`${atText(event.at)} · event ${event.version}`)}`,
    ...lines.map((line) => `  ${line}`.trimEnd()),
  ].join('\n')
}

function shownText(ticket: Shown, look: Look): string {
  const { timeline, contact } = ticket
  const reading = { opener: contact?.name, weights: weightsOf(timeline), waived: waivedOf(timeline), look }
  const conversation = timeline.map((event) => happened(event, reading))
  return [ticketHead(ticket, look), facts(ticket, look).join('\n'), ...conversation].join('\n\n')
}

export function addTicketShow(ticket: Command, deps: CliDeps): void {
  ticket
    .command('show')
    .description('show the facts of a ticket and its conversation')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .action((number: number, _: object, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client): Promise<Shown> => {
          const [detail, { items }] = await Promise.all([client.ticket(number), client.timeline(number)])
          return { ...detail, timeline: withBefore(items) }
        },
        say: shownText,
      }),
    )
}
