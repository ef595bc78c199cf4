/** topline access: who may what. */
import type { Command } from 'commander'
import type { Permissions } from '../contract/access.ts'
import { CALLER_ROLES, type CallerRole } from '../domain/vocabulary.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable } from './look.ts'
import type { Column } from './table.ts'
import { askAndTell } from './tell.ts'
import { NONE, spaced } from './words.ts'

/** Columns are narrow, so that all roles stand beside each other. */
const HEADS: Readonly<Record<CallerRole, string>> = {
  owner: 'own',
  admin: 'adm',
  lead: 'lead',
  engineer: 'eng',
  customer_engineer: 'cust',
  success: 'succ',
  product: 'prod',
  engineering: 'devs',
  viewer: 'view',
  contact: 'cont',
}

const legend = CALLER_ROLES.map((role) => `${HEADS[role].padEnd(4)}  ${spaced(role)}`).join('\n')

type Row = Permissions['items'][number]

const COLUMNS: readonly Column<Row>[] = [
  ...CALLER_ROLES.map(
    (role): Column<Row> => ({
      head: HEADS[role],
      cell: ({ roles }) => (roles.includes(role) ? 'x' : ''),
    }),
  ),
  { head: 'scope', cell: ({ scope }) => scope ?? NONE },
  { head: 'may', cell: ({ says }) => says },
]

const accessText = ({ items }: Permissions, look: Look): string =>
  `${lookTable(items, COLUMNS, look)}\n\n${legend}\nscope is what an API token needs beside the role.`

export function addAccess(program: Command, deps: CliDeps): void {
  program
    .command('access')
    .description('show who may what: every role and every sentence')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.permissions(), say: accessText }),
    )
}
