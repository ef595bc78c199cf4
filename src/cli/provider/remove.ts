/** topline provider remove: back to the installation's provider, for when a workspace's own keeps everybody out. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'

export function addProviderRemove(provider: Command, deps: CliDeps): void {
  provider
    .command('remove')
    .description("sign people in by the installation's provider again, and forget the workspace's own")
    .requiredOption('--reason <text>', 'why, in a sentence that stays in the log')
    .action((options: { reason: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.removeProvider({ reason: options.reason }),
        say: ({ from, issuer }) =>
          from === 'installation'
            ? `Removed. People sign in by ${issuer} again.`
            : 'Removed. There is no other provider: set TOPLINE_OIDC_ISSUER, or one of its own for the workspace.',
      }),
    )
}
