/** topline queue mode: normal order, or hard choices when there is too much work. */
import { Argument, type Command } from 'commander'
import { MODES, type Mode } from '../../domain/vocabulary.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'

export function addQueueMode(queue: Command, deps: CliDeps): void {
  queue
    .command('mode')
    .description('switch every line of the workspace between normal order and hard choices')
    .addArgument(new Argument('<mode>', 'the mode to switch to').choices(MODES))
    .requiredOption('--reason <text>', 'why, in a sentence; everybody sees it')
    .action((mode: Mode, { reason }: { reason: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.switchMode({ mode, reason }),
        say: (workspace) =>
          workspace.mode === 'hard'
            ? `Hard choices is on in ${workspace.slug}: segment counts before the due time.\nReason: ${workspace.modeReason ?? reason}`
            : `Normal order is back in ${workspace.slug}.\nReason: ${workspace.modeReason ?? reason}`,
      }),
    )
}
