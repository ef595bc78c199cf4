/** topline ticket link-issue and unlink-issue: what a ticket leads to. */
import type { Command } from 'commander'
import { issueNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { addVerb } from './verb.ts'

interface LinkOptions {
  readonly issue: number
}

interface UnlinkOptions extends LinkOptions {
  readonly reason?: string
}

export function addIssueLinks(ticket: Command, deps: CliDeps): void {
  addVerb<'link-issue', LinkOptions>(ticket, deps, {
    verb: 'link-issue',
    about: 'link a ticket with an issue; it hears when the issue ships',
    options: (command) => command.requiredOption('--issue <number>', 'the issue', issueNumber),
    input: ({ issue }) => ({ issue }),
    done: ({ number }, { issue }) => `#${number} is linked with issue ${issue}.`,
  })
  addVerb<'unlink-issue', UnlinkOptions>(ticket, deps, {
    verb: 'unlink-issue',
    about: 'take the link between a ticket and an issue off',
    options: (command) =>
      command
        .requiredOption('--issue <number>', 'the issue', issueNumber)
        .option('--reason <text>', 'why they are not linked'),
    input: ({ issue, reason }) => ({ issue, reason: reason ?? null }),
    done: ({ number }, { issue }) => `#${number} is no longer linked with issue ${issue}.`,
  })
}
