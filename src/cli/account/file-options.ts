/** What is on file of an account, as people type it. */
import type { Command } from 'commander'
import { LIFECYCLES, type Lifecycle } from '../../domain/accounts/account.ts'
import { collected, oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'

export interface FileOptions {
  readonly domain?: readonly string[]
  readonly lifecycle?: Lifecycle
  readonly accountExecutive?: string | false
  readonly customerEngineer?: string | false
  readonly technicalAdvisor?: string | false
  readonly source?: string
  readonly externalId?: string
}

/** Adds the ways to say it. */
export const addFileOptions = (command: Command): Command =>
  command
    .option('--domain <domain>', 'a mail domain of its people; may be given again', collected)
    .addOption(oneOf('--lifecycle <word>', 'where it stands with us', LIFECYCLES))
    .option('--account-executive <who>', 'handle of a member, or a name')
    .option('--customer-engineer <who>', 'handle of a member, or a name')
    .option('--technical-advisor <who>', 'handle of a member, or a name')
    .option('--source <system>', 'the system in which it has its external id, such as salesforce')
    .option('--external-id <id>', 'its id there; with --source')

/** Adds the ways to take people back. */
export const addNoPeopleOptions = (command: Command): Command =>
  command
    .option('--no-account-executive', 'nobody is any more')
    .option('--no-customer-engineer', 'nobody is any more')
    .option('--no-technical-advisor', 'nobody is any more')

const orNull = (who: string | false | undefined): string | null | undefined => (who === false ? null : who)

/** What was said of it; nothing of what was not. @throws CommandFailed `wrong_usage` */
export function fileGiven(options: FileOptions) {
  const { lifecycle, source, externalId, accountExecutive, customerEngineer, technicalAdvisor } = options
  if ((source === undefined) !== (externalId === undefined)) {
    const text = 'An external id is unique within its source. Give --source and --external-id together.'
    throw new CommandFailed('wrong_usage', text)
  }
  const people = {
    accountExecutive: orNull(accountExecutive),
    customerEngineer: orNull(customerEngineer),
    technicalAdvisor: orNull(technicalAdvisor),
  }
  const hasPeople = Object.values(people).some((who) => who !== undefined)
  return {
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(source === undefined ? {} : { source, externalId }),
    ...(hasPeople ? { people } : {}),
  }
}
