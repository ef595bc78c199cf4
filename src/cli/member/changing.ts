/** topline member add, change, remove. */
import type { Command } from 'commander'
import type { MemberRow } from '../../contract/access.ts'
import { ROLES, type Role } from '../../domain/vocabulary.ts'
import { oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { spaced } from '../words.ts'

interface AddOptions {
  readonly name: string
  readonly role: Role
  readonly team: string
  readonly email?: string
}

interface ChangeOptions extends Partial<Omit<AddOptions, 'email'>> {
  /** False for none, undefined for no change. */
  readonly email?: string | false
  readonly reason: string
}

const nowText = ({ handle, name, role, team, email }: MemberRow): string =>
  `${handle}: ${name}, ${spaced(role)} in ${team}${email === null ? '' : `, ${email}`}.`

function addAdd(member: Command, deps: CliDeps): void {
  member
    .command('add')
    .description('add a member; whoever signs in with the address becomes them')
    .argument('<handle>', 'what they are called in commands: lower-case letters, digits, - and _')
    .requiredOption('--name <name>', 'their name')
    .addOption(oneOf('--role <role>', 'what they may do', ROLES).makeOptionMandatory())
    .requiredOption('--team <slug>', 'the team they are in')
    .option('--email <address>', 'the address they sign in with')
    .action((handle: string, { name, role, team, email }: AddOptions, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.addMember({ handle, name, role, team, email: email ?? null }),
        say: (added) => `Added ${nowText(added)}`,
      }),
    )
}

function addChange(member: Command, deps: CliDeps): void {
  member
    .command('change')
    .description('change role, team, name or address of a member')
    .argument('<handle>', 'the member')
    .addOption(oneOf('--role <role>', 'what they may do from now on', ROLES))
    .option('--team <slug>', 'the team they are in from now on')
    .option('--name <name>', 'their name from now on')
    .option('--email <address>', 'the address they sign in with from now on')
    .option('--no-email', 'they have none any more')
    .requiredOption('--reason <text>', 'why, in a sentence that stays in the log')
    .action((handle: string, { email, reason, ...options }: ChangeOptions, command: Command) => {
      const { role, team, name } = options
      const input = { role, team, name, email: email === false ? null : email }
      if (Object.values(input).every((value) => value === undefined)) {
        const text = 'Nothing is to change. Give at least one of --role, --team, --name, --email and --no-email.'
        throw new CommandFailed('wrong_usage', text)
      }
      return askAndTell(deps, command, {
        ask: (client) => client.changeMember(handle, { ...input, reason }),
        say: (changed) => `Now ${nowText(changed)}`,
      })
    })
}

function addRemove(member: Command, deps: CliDeps): void {
  member
    .command('remove')
    .description('remove a member: their sessions and tokens end, what they did stays theirs')
    .argument('<handle>', 'the member')
    .requiredOption('--reason <text>', 'why, in a sentence that stays in the log')
    .action((handle: string, { reason }: { reason: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.removeMember(handle, { reason }),
        say: (removed) => `Removed ${removed.handle}: ${removed.name}. Nobody comes in as ${removed.handle} any more.`,
      }),
    )
}

export function addMemberVerbs(member: Command, deps: CliDeps): void {
  addAdd(member, deps)
  addChange(member, deps)
  addRemove(member, deps)
}
