/** Verbs that end a ticket without work, or move work between tickets: dismiss, merge, split. */
import type { Command } from 'commander'
import type { VerbInput } from '../../contract/tickets.ts'
import { DISMISSALS, KINDS } from '../../domain/vocabulary.ts'
import { oneOf, ticketNumber } from '../arguments.ts'
import { addBodyOptions, type BodyOptions, readBody } from '../body.ts'
import type { CliDeps } from '../deps.ts'
import { spaced } from '../words.ts'
import { addVerb, type Reason, withReason } from './verb.ts'

interface DismissOptions extends Reason {
  readonly dismissal: VerbInput<'dismiss'>['as']
  readonly of?: number
}

interface SplitOptions extends Reason, BodyOptions {
  readonly subject: string
  readonly kind?: VerbInput<'split'>['kind']
}

export function addEndingVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'dismiss', DismissOptions>(ticket, deps, {
    verb: 'dismiss',
    about: 'end a ticket without work; its clocks are cancelled, and reported',
    options: (command) =>
      withReason('what makes it so')(command)
        .addOption(oneOf('--dismissal <what>', 'what it is', DISMISSALS).makeOptionMandatory())
        .option('--of <number>', 'the ticket that a duplicate repeats', ticketNumber),
    input: ({ dismissal, of, reason }) => ({ as: dismissal, of: of ?? null, reason }),
    done: ({ number, closingReason }) => `#${number} is dismissed: ${spaced(closingReason ?? '')}.`,
  })
  addVerb<'merge', Reason & { readonly into: number }>(ticket, deps, {
    verb: 'merge',
    about: 'end a ticket because it goes on in another, with every promise it still owes',
    options: (command) =>
      withReason('why the two are one')(command).requiredOption('--into <number>', 'where it goes on', ticketNumber),
    input: ({ into, reason }) => ({ into, reason }),
    done: ({ number }, { into }) => `#${number} goes on in #${into}.`,
  })
  addVerb<'split', SplitOptions>(ticket, deps, {
    verb: 'split',
    about: 'open a ticket of its own for a part of what is asked; both keep their time',
    options: (command) =>
      addBodyOptions(withReason('why the two are apart')(command))
        .requiredOption('--subject <text>', 'what the other part is about, in a line')
        .addOption(oneOf('--kind <kind>', 'what the other part is; the same when left out', KINDS)),
    input: async ({ subject, kind, reason, ...body }, { stdin }) => {
      return { subject, kind, reason, body: await readBody(body, stdin) }
    },
    done: ({ number, splitFrom }) => `#${number} is split off from #${splitFrom}.`,
  })
}
