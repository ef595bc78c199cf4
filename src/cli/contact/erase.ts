/** topline contact erase: a person's data leaves tickets, messages and all else; the order stays as it was. */
import type { Command } from 'commander'
import type { ErasureCount, ErasureDone } from '../../contract/erasure.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { count, counted } from '../words.ts'

interface EraseOptions {
  readonly reason?: string
  readonly name?: string
  readonly preview?: true
}

/** Ticket numbers that are shown; --json has them all. */
const SHOWN = 20

function ticketsText({ tickets }: ErasureCount): string {
  const shown = tickets.slice(0, SHOWN).map((number) => `#${number}`)
  const more = tickets.length > SHOWN ? [`and ${count(tickets.length - SHOWN)} more`] : []
  return [...shown, ...more].join(', ')
}

function countText(changes: ErasureCount): string {
  const { names, tickets, events, messages, files, elsewhere, sessions } = changes
  const beside = [counted(messages, 'message'), counted(files, 'file'), counted(sessions, 'session')].join(', ')
  return [
    `${counted(events - elsewhere, 'event')} in ${counted(tickets.length, 'ticket')} and ${count(elsewhere)} elsewhere; ${beside}.`,
    ...(tickets.length === 0 ? [] : [`Tickets: ${ticketsText(changes)}.`]),
    ...(names.length === 0 ? [] : [`With the ${names.length === 1 ? 'name' : 'names'} ${names.join(', ')}.`]),
  ].join('\n')
}

const previewText = (preview: ErasureCount): string => `Would change ${countText(preview)}\nNothing was changed.`
const doneText = (done: ErasureDone): string => `Erased: ${done.pseudonym} from now on.\nChanged ${countText(done)}`

export function addContactErase(contact: Command, deps: CliDeps): void {
  contact
    .command('erase')
    .description('erase a person from tickets, messages and all else; places and clocks stay as they are')
    .argument('<email>', 'the address of the person')
    .option('--name <name>', 'a name that none of their tickets has as its contact')
    .option('--reason <text>', 'why, in a sentence that stays in the log (required unless --preview)')
    .option('--preview', 'only show what would change')
    .action((email: string, { reason, name, preview }: EraseOptions, command: Command) => {
      const who = { email, ...(name === undefined ? {} : { name }) }
      if (preview) return askAndTell(deps, command, { ask: (client) => client.previewErasure(who), say: previewText })
      if (reason === undefined) {
        const text = 'There is no reason. Give one with --reason TEXT, or look with --preview.'
        throw new CommandFailed('wrong_usage', text)
      }
      return askAndTell(deps, command, { ask: (client) => client.erasePerson({ ...who, reason }), say: doneText })
    })
}
