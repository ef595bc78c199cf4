/** topline queue offered: tickets that wait for somebody to accept them. */
import type { Command } from 'commander'
import { HAND_OFF_WORDS } from '../../contract/flow-words.ts'
import type { HandOffs } from '../../contract/hand-offs.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { agoText, counted, NONE } from '../words.ts'

type Row = HandOffs['items'][number]

const whom = ({ handOff }: Row): string => (handOff === null ? NONE : (handOff.to ?? handOff.team))
const why = ({ handOff }: Row): string => (handOff === null ? NONE : (HAND_OFF_WORDS[handOff.kind] ?? handOff.kind))
const state = ({ handOff }: Row): string => (handOff?.bouncedAt ? 'sent back' : 'offered')

const offeredText =
  (team: string | undefined) =>
  ({ items }: HandOffs, look: Look): string => {
    const for_ = team === undefined ? 'waits for you' : `is offered to team ${team}`
    if (items.length === 0) return `Nothing ${for_}.`
    const table = lookTable(
      items,
      [
        { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
        { head: 'pri', cell: ({ priority }) => priority ?? NONE },
        { head: 'why', cell: why },
        { head: 'from', cell: ({ handOff }) => handOff?.by ?? NONE },
        { head: 'to', cell: whom },
        { head: 'state', cell: state },
        { head: 'since', cell: ({ handOff }) => (handOff ? agoText(handOff.offeredAt, look.now) : NONE) },
        { head: 'subject', cut: true, cell: ({ subject }) => subject },
      ],
      look,
    )
    return [`${counted(items.length, 'ticket')}, the longest waiting first:`, '', table].join('\n')
  }

export function addQueueOffered(queue: Command, deps: CliDeps): void {
  queue
    .command('offered')
    .description('list what is offered to you or your team, or was sent back to you')
    .option('--team <team>', 'everything that is offered to this team')
    .action(({ team }: { readonly team?: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.handOffs(team === undefined ? {} : { team }),
        say: offeredText(team),
      }),
    )
}
