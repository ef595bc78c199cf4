/** topline secrets list: which secrets are kept, never what they are. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import type { SecretRow } from '../local-commands.ts'
import { type Look, lookTable } from '../look.ts'
import { globalsOf, tell } from '../tell.ts'
import { atText } from '../words.ts'

function secretsText({ items }: { items: readonly SecretRow[] }, look: Look): string {
  if (items.length === 0) return 'There are no secrets.'
  const { red } = look.colours
  return lookTable(
    items,
    [
      { head: 'workspace', cell: ({ workspace }) => workspace },
      { head: 'secret', cell: ({ name }) => name },
      {
        head: 'key',
        cell: ({ key, opens }) => (opens ? key : { text: `${key} (not among the keys)`, paint: red }),
      },
      { head: 'set', cell: ({ changedAt }) => atText(changedAt) },
    ],
    look,
  )
}

export function addSecretsList(secrets: Command, deps: CliDeps): void {
  secrets
    .command('list')
    .description('show which secrets are kept and under which key; never what they are')
    .action(async (_: object, command: Command) => {
      const items = await deps.local.secretsList(globalsOf(command).workspace)
      tell(deps, command, { items }, secretsText)
    })
}
