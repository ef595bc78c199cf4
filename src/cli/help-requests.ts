/** topline help-requests: what engineering is asked, in the order in which it deals with it. */
import type { Command } from 'commander'
import type { HelpInLine, HelpRequests, HelpRequestsQuery } from '../contract/help.ts'
import { oneOf } from './arguments.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable } from './look.ts'
import { askAndTell } from './tell.ts'
import { agoText, NONE } from './words.ts'

function stateText({ state, takenBy, bounced, ticket }: HelpInLine): string {
  if (state === 'taken') return `with ${takenBy ?? NONE}`
  if (state === 'bounced') return `sent back to ${ticket.owner ?? NONE}: ${bounced?.missing.join('; ') ?? ''}`
  return 'waits'
}

function lineText({ items, more }: HelpRequests, look: Look): string {
  if (items.length === 0) return 'No help request is open.'
  const table = lookTable(
    items,
    [
      { head: 'team', cell: ({ team }) => team },
      { head: 'place', align: 'right', cell: ({ place }) => (place === null ? NONE : String(place)) },
      { head: '#', align: 'right', cell: ({ ticket }) => `#${ticket.number}` },
      { head: 'request', align: 'right', cell: ({ help }) => String(help) },
      { head: 'kind', cell: ({ kind }) => kind },
      { head: 'context', align: 'right', cell: ({ score }) => `${score} %` },
      { head: 'state', cell: stateText },
      { head: 'about', cut: true, cell: ({ packet, ticket }) => packet?.summary ?? ticket.subject },
      { head: 'asked', align: 'right', cell: ({ askedAt }) => agoText(askedAt, look.now) },
    ],
    look,
  )
  return more ? `${table}\n\n${look.colours.dim('There are more; choose a team.')}` : table
}

export function addHelpRequests(program: Command, deps: CliDeps): void {
  program
    .command('help-requests')
    .description('show what engineering is asked, in the strict order of each team')
    .option('--team <team>', 'a team of engineering; all of them when left out')
    .addOption(oneOf('--state <state>', 'open when left out', ['open', 'asked', 'taken', 'bounced']))
    .action((query: HelpRequestsQuery, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.helpRequests(query), say: lineText }),
    )
}
