/** topline ticket show: the facts of a ticket and its conversation. */
import type { Command } from 'commander'
import type { TicketDetail, Timeline, TimelineEvent } from '../../contract/tickets.ts'
import { ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { wrapTo } from '../table.ts'
import { askAndTell } from '../tell.ts'
import { agoText, atText, dueText, spaced } from '../words.ts'
import { eventSentence, fact, senderOf } from './event-words.ts'
import { ticketHead } from './head.ts'

type Shown = TicketDetail & { readonly timeline: Timeline['items'] }

/** Lines of conversation are not wider than this, however wide the terminal is: longer ones are hard to read. */
const READABLE = 100

function promised({ promise, dueAt, firstRepliedAt }: TicketDetail, look: Look): string {
  if (!promise) return ''
  const { rule, minutes, calendar } = promise
  const by = `${atText(promise.dueAt)} (${rule}: ${minutes} working minutes, ${calendar})`
  if (dueAt !== null) return `due ${dueText(dueAt, look.now)}, ${by}`
  return firstRepliedAt === null ? by : `answered ${atText(firstRepliedAt)}, due ${by}`
}

function held({ hold }: TicketDetail): string {
  if (!hold) return ''
  const until = hold.until === null ? '' : ` until ${atText(hold.until)}`
  return `for ${spaced(hold.for)} since ${atText(hold.since)}${until}: ${hold.reason}; ${hold.actsNext} acts next`
}

function origin({ source, externalId }: TicketDetail): string {
  return [source, externalId].filter(Boolean).join(' ')
}

function facts(ticket: TicketDetail, look: Look): string[] {
  const { contact, pin, group } = ticket
  const email = contact?.email ? ` <${contact.email}>` : ''
  const closed = ticket.closedAt === null ? '' : `${atText(ticket.closedAt)}: ${spaced(ticket.closingReason ?? '')}`
  const rows: [string, string][] = [
    ['contact', contact ? `${contact.name}${email}` : ''],
    ['team', group === null ? ticket.team : `${ticket.team}, group ${group}`],
    ['received', `${atText(ticket.receivedAt)}, ${agoText(ticket.receivedAt, look.now)}, by ${ticket.channel}`],
    ['response', promised(ticket, look)],
    ['held', held(ticket)],
    ['pinned', pin ? `to place ${pin.place} until ${atText(pin.expiresAt)} by ${pin.by}: ${pin.reason}` : ''],
    ['solved', ticket.solvedAt === null ? '' : atText(ticket.solvedAt)],
    ['closed', closed],
    ['reopened', ticket.reopenCount === 0 ? '' : `${ticket.reopenCount}×`],
    ['runs on', ticket.environment ?? ''],
    ['tags', ticket.tags.join(', ')],
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

/** A message with its text, or one line for anything else that happened. */
function happened(event: TimelineEvent, { contact }: TicketDetail, { colours, columns }: Look): string {
  const label = MESSAGES[event.type]
  if (label === undefined) return colours.dim(`· ${atText(event.at)}  ${event.actor} ${eventSentence(event)}`)
  const opener = event.type === 'opened' ? contact?.name : undefined
  const name = (senderOf(event.change) || opener) ?? event.actor
  const kind = label === '' ? '' : ` · ${event.type === 'noted' ? colours.yellow(label) : label}`
  const lines = wrapTo(fact(event.change, 'body'), Math.min(columns, READABLE) - 2)
  return [
    `${colours.bold(name)}${kind} · ${colours.dim(atText(event.at))}`,
    ...lines.map((line) => `  ${line}`.trimEnd()),
  ].join('\n')
}

function shownText(ticket: Shown, look: Look): string {
  const conversation = ticket.timeline.map((event) => happened(event, ticket, look))
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
          return { ...detail, timeline: items }
        },
        say: shownText,
      }),
    )
}
