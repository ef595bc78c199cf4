/** topline ticket watch and unwatch: whose inbox hears of a ticket. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { addVerb } from './verb.ts'

export function addWatchVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'watch', object>(ticket, deps, {
    verb: 'watch',
    about: 'follow a ticket: what its customer writes, and how it stands, comes to your attention',
    input: () => ({}),
    done: ({ number }) => `You follow #${number}.`,
  })
  addVerb<'unwatch', object>(ticket, deps, {
    verb: 'unwatch',
    about: 'follow a ticket no longer',
    input: () => ({}),
    done: ({ number }) => `You follow #${number} no longer.`,
  })
}
