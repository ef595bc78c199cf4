/** topline account facts: what is on file of an account. */
import type { Command } from 'commander'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { addFileOptions, addNoPeopleOptions, type FileOptions, fileGiven } from './file-options.ts'
import { fileLines } from './show.ts'

interface FactsOptions extends FileOptions {
  readonly name?: string
  readonly onlyDomains?: true
  readonly reason: string
}

export function addAccountFacts(account: Command, deps: CliDeps): void {
  const command = account
    .command('facts')
    .description('change what is on file of an account: name, mail domains, lifecycle, people, its id elsewhere')
    .argument('<slug>', 'the account')
    .option('--name <name>', 'its name from now on')
  addNoPeopleOptions(addFileOptions(command))
    .option('--only-domains', 'it has no other domains than those given; without it they are added')
    .requiredOption('--reason <text>', 'where that is from')
    .action((slug: string, options: FactsOptions, self: Command) => {
      const { name, domain, onlyDomains, reason } = options
      const domains = onlyDomains ? { domains: [...(domain ?? [])] } : domain && { addDomains: [...domain] }
      const input = { ...(name === undefined ? {} : { name }), ...fileGiven(options), ...domains }
      if (Object.keys(input).length === 0) {
        throw new CommandFailed('wrong_usage', 'Nothing is to change. Give at least one thing that is to be on file.')
      }
      return askAndTell(deps, self, {
        ask: (client) => client.changeFacts(slug, { ...input, reason }),
        say: (changed) => [`On file of ${changed.slug}: ${changed.name}`, ...fileLines(changed)].join('\n'),
      })
    })
}
