/** topline issue status, ship and merge: what those do who keep issues. */
import type { Command } from 'commander'
import type { Client } from '../../contract/client.ts'
import type { IssueDetail } from '../../contract/issues.ts'
import { SET_STATUSES, type SetStatus } from '../../domain/issue/issue.ts'
import { countingNumber, issueNumber, oneOf } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { counted } from '../words.ts'
import { issueHead, statusWords } from './words.ts'

interface KeepCommand<Options> {
  readonly verb: string
  readonly about: string
  readonly options: (command: Command) => Command
  readonly ask: (client: Client, number: number, options: Options & { ifVersion?: number }) => Promise<IssueDetail>
  /** What has been done, in one sentence. */
  readonly done: (issue: IssueDetail) => string
}

function addKeeping<Options>(issue: Command, deps: CliDeps, wanted: KeepCommand<Options>): void {
  const { verb, about, options, ask, done } = wanted
  const command = issue.command(verb).description(about).argument('<number>', 'number of the issue', issueNumber)
  options(command)
    .option('--if-version <version>', 'refuse when the issue has moved on since this version', countingNumber)
    .action((number: number, given: Options & { ifVersion?: number }, asked: Command) =>
      askAndTell(deps, asked, {
        ask: (client) => ask(client, number, given),
        say: (changed, look) => `${done(changed)}\n${issueHead(changed, look.colours)}`,
      }),
    )
}

const told = ({ told: tickets = 0 }: IssueDetail): string =>
  `${counted(tickets, 'ticket')} ${tickets === 1 ? 'was' : 'were'} told`

export function addIssueKeeping(issue: Command, deps: CliDeps): void {
  addKeeping<{ to: SetStatus; reason: string }>(issue, deps, {
    verb: 'status',
    about: 'say where an issue stands; that it has shipped is said by `ship`',
    options: (command) =>
      command
        .addOption(oneOf('--to <status>', 'where it stands', SET_STATUSES).makeOptionMandatory())
        .requiredOption('--reason <text>', 'why'),
    ask: (client, number, { to: status, reason, ifVersion }) =>
      client.setIssueStatus(number, { status, reason }, { ifVersion }),
    done: ({ number, status }) => `Issue ${number}: ${statusWords(status)}.`,
  })
  addKeeping<{ note: string }>(issue, deps, {
    verb: 'ship',
    about: 'say that an issue has shipped, on every ticket linked with it; no customer is written to',
    options: (command) =>
      command.requiredOption('--note <text>', 'how it can be used now, in words that may be told to every customer'),
    ask: (client, number, { note, ifVersion }) => client.shipIssue(number, { note }, { ifVersion }),
    done: (changed) => `Issue ${changed.number} has shipped; ${told(changed)}.`,
  })
  addKeeping<{ into: number; reason: string }>(issue, deps, {
    verb: 'merge',
    about: 'end an issue because it repeats another, to which its tickets move',
    options: (command) =>
      command
        .requiredOption('--into <number>', 'the issue that goes on', issueNumber)
        .requiredOption('--reason <text>', 'why the two are one'),
    ask: (client, number, { into, reason, ifVersion }) => client.mergeIssue(number, { into, reason }, { ifVersion }),
    done: (changed) => `Issue ${changed.number} goes on in issue ${changed.duplicateOf}; ${told(changed)}.`,
  })
}
