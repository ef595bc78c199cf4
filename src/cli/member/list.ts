/** topline member list. */
import type { Command } from 'commander'
import type { MemberRow } from '../../contract/access.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { agoText, NONE, spaced } from '../words.ts'

interface Listed {
  readonly items: readonly MemberRow[]
}

function membersText({ items }: Listed, look: Look): string {
  const seen = ({ lastSeenAt, removedAt }: MemberRow): string => {
    if (removedAt !== null) return `removed ${agoText(removedAt, look.now)}`
    return lastSeenAt === null ? NONE : agoText(lastSeenAt, look.now)
  }
  return lookTable(
    items,
    [
      { head: 'member', cell: ({ handle }) => handle },
      { head: 'role', cell: ({ role }) => spaced(role) },
      { head: 'team', cell: ({ team }) => team },
      { head: 'seen', cell: seen },
      { head: 'name', cut: true, cell: ({ name }) => name },
      { head: 'email', cut: true, cell: ({ email }) => email ?? NONE },
    ],
    look,
  )
}

export function addMemberList(member: Command, deps: CliDeps): void {
  member
    .command('list')
    .description('list who is a member, and as what')
    .option('--all', 'also those who were removed')
    .action(({ all = false }: { all?: boolean }, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client) => {
          const { items } = await client.members()
          return { items: items.filter(({ removedAt }) => all || removedAt === null) }
        },
        say: membersText,
      }),
    )
}
