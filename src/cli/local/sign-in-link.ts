/** topline sign-in-link: another link into the server of this machine. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { tell } from '../tell.ts'

export function addSignInLink(program: Command, deps: CliDeps): void {
  program
    .command('sign-in-link')
    .description('make a link that signs the owner in once, within 15 minutes, on this machine')
    .action(async (_: object, command: Command) => {
      tell(deps, command, await deps.local.signInLink(), ({ signInAt }) => signInAt)
    })
}
