/** What all verbs on one ticket share: a number, the version the writer has seen, one call, two lines of answer. */
import type { Command } from 'commander'
import type { Client } from '../../contract/client.ts'
import { nowPrivateText } from '../../contract/now-private.ts'
import type { ActedTicket, TicketVerb, VerbInput } from '../../contract/tickets.ts'
import { countingNumber, ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell, clientOf } from '../tell.ts'
import { standing } from './head.ts'

/** What a verb is done to. */
export interface Target {
  readonly number: number
  /** Asks the server before the verb, where its input needs that. */
  readonly client: () => Promise<Client>
}

interface VerbCommand<Verb extends TicketVerb, Options> {
  readonly verb: Verb
  /** The command's name where it is not the verb's. */
  readonly called?: string
  readonly about: string
  /** Adds the options of this verb. */
  readonly options?: (command: Command) => Command
  readonly input: (options: Options, deps: CliDeps, on: Target) => VerbInput<Verb> | Promise<VerbInput<Verb>>
  /** What has been done, in one sentence. */
  readonly done: (ticket: ActedTicket, options: Options) => string
  /** What there is to say about it, a line each. */
  readonly warns?: (ticket: ActedTicket) => readonly string[]
}

interface IfVersion {
  readonly ifVersion?: number
}

/** What cannot be taken back later by its inverse: who changes their mind hears how. */
const UNDOABLE: ReadonlySet<TicketVerb> = new Set<TicketVerb>([
  'solve',
  'close',
  'reopen',
  'dismiss',
  'merge',
  'split',
  'release',
  'skip',
  'pin',
  'unpin',
  'link',
  'unlink',
  'link-issue',
  'unlink-issue',
])

/** What a split leaves behind is answered with the other part. */
const undoHint = ({ number: answered, version }: ActedTicket, number: number): string =>
  `Within ten seconds \`topline ticket undo ${number}${answered === number ? ` --step ${version}` : ''}\` takes it back.`

/** Adds `topline ticket <verb> <number>`. */
export function addVerb<Verb extends TicketVerb, Options extends object>(
  ticket: Command,
  deps: CliDeps,
  {
    verb,
    called = verb,
    about,
    options = (command) => command,
    input,
    done,
    warns = () => [],
  }: VerbCommand<Verb, Options>,
): void {
  const command = ticket.command(called).description(about).argument('<number>', 'number of the ticket', ticketNumber)
  options(command)
    .option('--if-version <version>', 'refuse when the ticket has moved on since this version', countingNumber)
    .action(async (number: number, given: Options & IfVersion, asked: Command) => {
      const sent = await input(given, deps, { number, client: () => clientOf(deps, asked) })
      await askAndTell(deps, asked, {
        ask: (client) => client.act(number, verb, sent, { ifVersion: given.ifVersion }),
        say: (changed, look) =>
          [
            done(changed, given),
            `${standing(changed, look)} · version ${changed.version}`,
            ...(UNDOABLE.has(verb) ? [undoHint(changed, number)] : []),
            ...[...warns(changed), nowPrivateText(changed) ?? []].flat().map(look.colours.yellow),
          ].join('\n'),
      })
    })
}

/** Adds a reason that must be given. */
export const withReason =
  (about: string) =>
  (command: Command): Command =>
    command.requiredOption('--reason <text>', about)

export interface Reason {
  readonly reason: string
}
