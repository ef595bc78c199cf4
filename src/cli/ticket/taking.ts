/** Verbs that say who has a ticket: claim, skip, release. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { addVerb, type Reason, withReason } from './verb.ts'

export function addTakingVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'claim', { takeOver?: string }>(ticket, deps, {
    verb: 'claim',
    about: 'make a ticket yours; what it passes over is recorded',
    options: (command) => command.option('--take-over <reason>', 'take it from its owner, and say why'),
    input: ({ takeOver }) => ({ takeOver: takeOver ?? null }),
    done: ({ number, owner }) => `#${number} belongs to ${owner ?? 'nobody'} now.`,
    warns: ({ notice }) => (notice === undefined ? [] : [notice]),
  })
  addVerb<'skip', Reason>(ticket, deps, {
    verb: 'skip',
    about: 'give back the ticket that `queue next` gave you',
    options: withReason('why not you, or why not now'),
    input: ({ reason }) => ({ reason }),
    done: ({ number }) => `#${number} is skipped; it waits for somebody else.`,
  })
  addVerb<'release', Partial<Reason>>(ticket, deps, {
    verb: 'release',
    about: 'give a ticket back to the line',
    options: (command) => command.option('--reason <text>', 'why, for whoever takes it next'),
    input: ({ reason }) => ({ reason: reason ?? null }),
    done: ({ number }) => `#${number} is back in the line.`,
  })
}
