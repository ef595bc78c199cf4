/** topline ticket link and unlink: how tickets stand to each other. */
import type { Command } from 'commander'
import type { VerbInput } from '../../contract/tickets.ts'
import { LINKS } from '../../domain/flow/flow.ts'
import { oneOf, ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { addVerb } from './verb.ts'

interface LinkOptions {
  readonly to: number
  readonly is?: VerbInput<'link'>['as']
}

interface UnlinkOptions {
  readonly from: number
  readonly reason?: string
}

const LINKED: Readonly<Record<(typeof LINKS)[number], (number: number, to: number) => string>> = {
  related: (number, to) => `#${number} and #${to} are related.`,
  task: (number, to) => `#${to} is a task of #${number}; it does not hold it.`,
  task_of: (number, to) => `#${number} is a task of #${to}; it does not hold it.`,
}

export function addLinkVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'link', LinkOptions>(ticket, deps, {
    verb: 'link',
    about: 'link a ticket with another, such as side work; told on both',
    options: (command) =>
      command
        .requiredOption('--to <number>', 'the other ticket', ticketNumber)
        .addOption(oneOf('--is <what>', 'what the other ticket is to this one; related when left out', LINKS)),
    input: ({ to, is: as = 'related' }) => ({ to, as }),
    done: ({ number }, { to, is: as = 'related' }) => LINKED[as](number, to),
  })
  addVerb<'unlink', UnlinkOptions>(ticket, deps, {
    verb: 'unlink',
    about: 'take the link between two tickets off',
    options: (command) =>
      command
        .requiredOption('--from <number>', 'the other ticket', ticketNumber)
        .option('--reason <text>', 'why they are not linked'),
    input: ({ from, reason }) => ({ to: from, reason: reason ?? null }),
    done: ({ number }, { from }) => `#${number} and #${from} are no longer linked.`,
  })
}
