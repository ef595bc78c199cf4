/** topline ticket history: everything that happened to a ticket, with its place after each step. */
import type { Command } from 'commander'
import type { PlaceHistory, Timeline } from '../../contract/tickets.ts'
import { ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, NONE } from '../words.ts'
import { eventSentence } from './event-words.ts'

interface History {
  readonly timeline: Timeline['items']
  readonly places: PlaceHistory['items']
}

function historyText({ timeline, places }: History, look: Look): string {
  const placeAt = new Map(places.map(({ version, place }) => [version, place]))
  return lookTable(
    timeline,
    [
      { head: 'version', align: 'right', cell: ({ version }) => String(version) },
      { head: 'at', cell: ({ at }) => atText(at) },
      { head: 'place', align: 'right', cell: ({ version }) => String(placeAt.get(version) ?? NONE) },
      { head: 'who', cell: ({ actor }) => actor },
      { head: 'did', cut: true, cell: (event) => eventSentence(event) },
    ],
    look,
  )
}

export function addTicketHistory(ticket: Command, deps: CliDeps): void {
  ticket
    .command('history')
    .description('list what happened to a ticket, with its place after each step')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .action((number: number, _: object, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client): Promise<History> => {
          const [timeline, places] = await Promise.all([client.timeline(number), client.places(number)])
          return { timeline: timeline.items, places: places.items }
        },
        say: historyText,
      }),
    )
}
