/** topline account show, contacts, opportunities: what is known of an account. */
import type { Command } from 'commander'
import type { AccountContact, AccountDetail, Opportunity } from '../../contract/accounts.ts'
import type { Account } from '../../contract/workspace.ts'
import { POSTS } from '../../domain/accounts/account.ts'
import { stageWords } from '../../domain/accounts/opportunity.ts'
import { amountWords } from '../../domain/money.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { count, counted, NONE, spaced } from '../words.ts'
import { moneyText } from './money-options.ts'

/** `customerEngineer` → `customer engineer`. */
const postWords = (post: string): string => post.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const line = (head: string, text: string | null | undefined | false): string[] =>
  text ? [`  ${head.padEnd(18)} ${text}`] : []

/** What is on file, a line each; nothing of what is not known. */
export const fileLines = ({ domains, lifecycle, people, source, externalId }: Account): string[] => [
  ...line('lifecycle', lifecycle),
  ...line('domains', domains.join(', ')),
  ...POSTS.flatMap((post) => line(postWords(post), people[post])),
  ...line('external id', externalId !== null && `${externalId} of ${source}`),
]

const contactsText = (contacts: readonly AccountContact[], look: Look): string =>
  contacts.length === 0
    ? 'No contact. Add one with `topline contact add`.'
    : lookTable(
        contacts,
        [
          { head: 'contact', cell: ({ name }) => name },
          { head: 'address', cell: ({ email }) => email ?? NONE },
          { head: 'title', cut: true, cell: ({ title }) => title ?? NONE },
          { head: 'id', cell: ({ id }) => id },
        ],
        look,
      )

const opportunitiesText = (opportunities: readonly Opportunity[], look: Look): string =>
  opportunities.length === 0
    ? 'No opportunity. Import them with `topline account import`.'
    : lookTable(
        opportunities,
        [
          { head: 'opportunity', cut: true, cell: ({ name }) => name },
          { head: 'stage', cell: stageWords },
          { head: 'closes on', cell: ({ closesOn }) => closesOn ?? NONE },
          { head: 'amount', align: 'right', cell: ({ amount }) => (amount === null ? NONE : amountWords(amount)) },
          {
            head: 'weighted',
            align: 'right',
            cell: ({ weighted }) => (weighted === null ? NONE : amountWords(weighted)),
          },
          { head: 'id', cell: ({ source, externalId }) => `${externalId} of ${source}` },
        ],
        look,
      )

function termsText({ segment, plan, contract }: Account): string {
  return [spaced(segment), plan !== null && `plan ${plan}`, contract !== null && `contract ${contract}`]
    .filter(Boolean)
    .join(', ')
}

const pipelineText = ({ pipeline }: AccountDetail): string =>
  (pipeline ?? [])
    .map(({ currency, opportunities, minor, weightedMinor }) => {
      const [whole, part] = [minor, weightedMinor].map((each) => amountWords({ minor: each, currency }))
      return `${opportunities} open, ${whole}, weighted ${part}`
    })
    .join('; ')

function ticketsText({ tickets: { waiting, owned, held, done } }: AccountDetail): string {
  const states = [
    [waiting, 'waiting'],
    [owned, 'taken'],
    [held, 'held'],
    [done, 'done'],
  ] as const
  return states.map(([number, state]) => `${count(number)} ${state}`).join(', ')
}

function detailText(account: AccountDetail, look: Look): string {
  const { slug, name, contacts, opportunities, latest } = account
  return [
    `${slug}: ${name}`,
    ...line('terms', termsText(account)),
    ...line('money', moneyText(account)),
    ...fileLines(account),
    ...line('pipeline', pipelineText(account)),
    ...line('tickets', ticketsText(account)),
    ...latest.map(({ number, subject }) => `    #${number} ${subject}`),
    '',
    contacts.length === 0 ? 'No contacts.' : `${counted(contacts.length, 'contact')}:\n${contactsText(contacts, look)}`,
    ...(opportunities.length === 0 ? [] : ['', opportunitiesText(opportunities, look)]),
  ].join('\n')
}

/** Adds `show`, `contacts` and `opportunities` to `topline account`. */
export function addAccountShow(account: Command, deps: CliDeps): void {
  const views = [
    ['show', 'all that is known of an account', detailText],
    ['contacts', 'the people at an account', ({ contacts }, look) => contactsText(contacts, look)],
    ['opportunities', 'the deals with an account', ({ opportunities }, look) => opportunitiesText(opportunities, look)],
  ] as const satisfies readonly (readonly [string, string, (detail: AccountDetail, look: Look) => string])[]
  for (const [verb, about, say] of views) {
    account
      .command(verb)
      .description(about)
      .argument('<slug>', 'the account')
      .action((slug: string, _: object, command: Command) =>
        askAndTell(deps, command, { ask: (client) => client.account(slug), say }),
      )
  }
}
