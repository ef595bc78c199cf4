/** topline issue open and change: what is written of an issue. */
import type { Command } from 'commander'
import type { ChangeIssue, FileIssue } from '../../contract/issues.ts'
import { AUDIENCES, ISSUE_KINDS } from '../../domain/issue/issue.ts'
import { countingNumber, issueNumber, oneOf, ticketNumber } from '../arguments.ts'
import { addBodyOptions, type BodyOptions, readBody } from '../body.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { issueHead } from './words.ts'

interface FactOptions extends BodyOptions {
  readonly kind?: FileIssue['kind']
  readonly title?: string
  readonly audience?: FileIssue['audience']
  readonly owner?: string
  readonly team?: string
  readonly url?: string
}

interface OpenOptions extends FactOptions {
  readonly kind: FileIssue['kind']
  readonly title: string
  readonly ticket?: number
}

const addFacts = (command: Command): Command =>
  addBodyOptions(command)
    .addOption(
      oneOf(
        '--audience <who>',
        'public: it may be told to customers, and names none; private when left out',
        AUDIENCES,
      ),
    )
    .option('--owner <handle>', 'who looks after it')
    .option('--team <team>', 'whose work it is')
    .option('--url <address>', 'its address in an outside tracker')

/** The text, where one is given. */
const textIn = async (options: BodyOptions, stdin: CliDeps['stdin']): Promise<string | undefined> =>
  options.body === undefined && options.bodyFile === undefined ? undefined : readBody(options, stdin)

/** What is given, by its name on the wire. */
async function given(
  { kind, title, audience, owner, team, url, ...body }: FactOptions,
  stdin: CliDeps['stdin'],
): Promise<ChangeIssue> {
  const facts = { kind, title, text: await textIn(body, stdin), audience, owner, team, url }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

export function addIssueFacts(issue: Command, deps: CliDeps): void {
  addFacts(
    issue
      .command('open')
      .description('file an issue; from a ticket, it is linked with that')
      .addOption(oneOf('--kind <kind>', 'what it is', ISSUE_KINDS).makeOptionMandatory())
      .requiredOption('--title <text>', 'what it is about, in a line')
      .option('--ticket <number>', 'the ticket it comes from', ticketNumber),
  ).action(async ({ ticket, ...options }: OpenOptions, command: Command) => {
    const { kind, title } = options
    const input = { ...(await given(options, deps.stdin)), kind, title, ticket: ticket ?? null }
    return askAndTell(deps, command, {
      ask: (client) => client.fileIssue(input),
      say: (filed, look) => issueHead(filed, look.colours),
    })
  })

  addFacts(
    issue
      .command('change')
      .description('change what is written of an issue')
      .argument('<number>', 'number of the issue', issueNumber)
      .addOption(oneOf('--kind <kind>', 'what it is', ISSUE_KINDS))
      .option('--title <text>', 'what it is about, in a line')
      .option('--if-version <version>', 'refuse when the issue has moved on since this version', countingNumber),
  ).action(
    async (number: number, { ifVersion, ...options }: FactOptions & { ifVersion?: number }, command: Command) => {
      const input = await given(options, deps.stdin)
      if (Object.keys(input).length === 0) {
        throw new CommandFailed('wrong_usage', 'Nothing is to change. Give at least one thing that is to be.')
      }
      return askAndTell(deps, command, {
        ask: (client) => client.changeIssue(number, input, { ifVersion }),
        say: (changed, look) => issueHead(changed, look.colours),
      })
    },
  )
}
