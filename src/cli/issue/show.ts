/** topline issue show. */
import type { Command } from 'commander'
import type { IssueDetail, IssueEvent } from '../../contract/issues.ts'
import { issueNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, counted, NONE, spaced } from '../words.ts'
import { issueHead, statusWords } from './words.ts'

interface Shown {
  readonly issue: IssueDetail
  readonly history: readonly IssueEvent[]
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** The facts that an edit made others, by name; what they were is in the history before it. */
const edited = (change: IssueEvent['change']): string =>
  Object.entries(change)
    .filter(([fact]) => fact !== 'reason')
    .map(([fact, value]) => (fact === 'text' || fact === 'title' ? fact : `${fact} ${text(value) || 'none'}`))
    .join(', ')

/** Without a number for those who may not read it. */
const other = (number: unknown): string => (text(number) === '' ? 'another issue' : `issue ${text(number)}`)

const SENTENCES: Readonly<Record<IssueEvent['type'], (change: IssueEvent['change']) => string>> = {
  issue_filed: () => 'filed it',
  issue_edited: (change) => `changed ${edited(change)}`,
  issue_moved: ({ status }) => `set it to ${statusWords(text(status))}`,
  issue_done: ({ tickets }) => `shipped it and told ${counted(Number(tickets), 'ticket')}`,
  issue_merged: ({ into, tickets }) => `merged it into ${other(into)}, with ${counted(Number(tickets), 'ticket')}`,
  issue_absorbed: ({ absorbed, tickets }) =>
    `merged ${other(absorbed)} into it, with ${counted(Number(tickets), 'ticket')}`,
}

function eventText({ at, actor, type, change }: IssueEvent): string {
  const reason = text(change.reason ?? change.note)
  return `${atText(at)}  ${actor} ${SENTENCES[type](change)}${reason === '' ? '' : `: ${reason}`}`
}

function linkedText({ linked, tickets, accounts }: IssueDetail, look: Look): string {
  if (tickets === 0) return 'No ticket is linked with it.'
  const head = `${counted(tickets, 'ticket')} of ${counted(accounts, 'account')}`
  const rows = lookTable(
    linked.tickets,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'status', cell: ({ status }) => spaced(status) },
      { head: 'pri', cell: ({ priority }) => priority ?? NONE },
      { head: 'owner', cell: ({ owner }) => owner ?? NONE },
      { head: 'account', cell: ({ account }) => account?.name ?? NONE },
      { head: 'subject', cut: true, cell: ({ subject }) => subject },
    ],
    look,
  )
  return [head, rows, ...(linked.more ? [look.colours.dim('The latest are shown.')] : [])].join('\n')
}

function factLines({ url, shippedAt, shippedNote, createdBy, createdAt, version }: IssueDetail): string[] {
  const facts: [string, string][] = [
    ['filed', `${atText(createdAt)} by ${createdBy}`],
    ['tracker', url ?? ''],
    ['shipped', shippedAt === null ? '' : `${atText(shippedAt)}: ${shippedNote ?? ''}`],
    ['version', String(version)],
  ]
  return facts.filter(([, value]) => value !== '').map(([name, value]) => `${name.padEnd(9)} ${value}`)
}

const showText = ({ issue, history }: Shown, look: Look): string =>
  [
    issueHead(issue, look.colours),
    factLines(issue).join('\n'),
    issue.text,
    linkedText(issue, look),
    history.map(eventText).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')

export function addIssueShow(issue: Command, deps: CliDeps): void {
  issue
    .command('show')
    .description('show an issue, the tickets and accounts linked with it, and what happened to it')
    .argument('<number>', 'number of the issue', issueNumber)
    .action((number: number, _: object, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client): Promise<Shown> => {
          const [shown, { items: history }] = await Promise.all([client.issue(number), client.issueHistory(number)])
          return { issue: shown, history }
        },
        say: showText,
      }),
    )
}
