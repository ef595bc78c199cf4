/** topline secrets rotate: every secret sealed anew under the first key, so that an older one can be taken away. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import type { SecretsRotated } from '../local-commands.ts'
import { globalsOf, tell } from '../tell.ts'
import { counted } from '../words.ts'

const rotatedText = ({ secrets, key }: SecretsRotated): string =>
  [
    `Sealed ${counted(secrets, 'secret')} under the key ${key}.`,
    'Once every node has that key in front, take the older ones away; keep them with the backups that need them.',
  ].join('\n')

export function addSecretsRotate(secrets: Command, deps: CliDeps): void {
  secrets
    .command('rotate')
    .description('seal every secret anew under the first of TOPLINE_SECRET_KEYS')
    .action(async (_: object, command: Command) => {
      tell(deps, command, await deps.local.secretsRotate(globalsOf(command).workspace), rotatedText)
    })
}
