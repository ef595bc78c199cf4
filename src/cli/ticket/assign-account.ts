/** topline ticket assign-account: whose a ticket is. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { type AssignOptions, addAssignOptions, assigned } from '../sender/senders.ts'
import { addVerb } from './verb.ts'

/** Adds `assign-account` to `topline ticket`. */
export function addAssignAccount(ticket: Command, deps: CliDeps): void {
  addVerb<'assign-account', AssignOptions>(ticket, deps, {
    verb: 'assign-account',
    about: 'say whose a ticket is; its terms and clocks follow',
    options: addAssignOptions,
    input: assigned,
    done: ({ number, account }) =>
      account === null ? `#${number} is of no account.` : `#${number} is of ${account.name} now.`,
  })
}
