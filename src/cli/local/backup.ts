/** topline backup, topline restore: the whole installation in a file, and back. */
import type { Command } from 'commander'
import { sizeText } from '../../domain/file-size.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { checkGivenFile } from '../given-file.ts'
import type { BackedUp, Restored } from '../local-commands.ts'
import type { Look } from '../look.ts'
import { atText, counted, tookText } from '../words.ts'
import { differencesTable } from './rebuild.ts'
import { workAndTell } from './work.ts'

function backedUpText({ file, bytes, workspaces, tables, rows, tookMs }: BackedUp): string {
  return [
    `Wrote ${file}, ${sizeText(bytes)}, in ${tookText(tookMs)}: ${counted(workspaces, 'workspace')}, ${counted(rows, 'row')} of ${counted(tables, 'table')}.`,
    'It holds personal data. The keys in TOPLINE_SECRET_KEYS are not in it: keep both, and not in one place.',
  ].join('\n')
}

function restoredText(restored: Restored, look: Look): string {
  const { file, takenAt, workspaces, rows, migrated, different, differences, tookMs } = restored
  const head = [
    `Restored ${counted(workspaces, 'workspace')} and ${counted(rows, 'row')} from ${file} in ${tookText(tookMs)}, as of ${atText(takenAt)}.`,
    ...(migrated.length === 0 ? [] : [`Brought to the schema of this program: ${migrated.join(', ')}.`]),
    ...(different === 0 ? ['What is stored is what the events give.'] : []),
    'People sign in again. What was done after the backup is undone: erase again who was erased since, and take away again',
    'members and tokens that were removed since.',
  ]
  if (!different) return head.join('\n')
  return [...head, '', `${counted(different, 'difference')} found.`, '', differencesTable(differences, look)].join('\n')
}

export function addBackup(program: Command, deps: CliDeps): void {
  program
    .command('backup')
    .description('write everything of this installation into one file, while it goes on running')
    .argument('<file>', 'the file to write, such as topline-2026-03-02.tar.gz')
    .option('--replace', 'write over a file that is there')
    .action(async (file: string, { replace }: { replace?: true }, command: Command) => {
      await workAndTell(deps, command, {
        work: (progress) => deps.local.backup({ file, replace: replace === true, progress }),
        say: backedUpText,
      })
    })
}

export function addRestore(program: Command, deps: CliDeps): void {
  program
    .command('restore')
    .description('read a backup into an installation that has nothing yet')
    .argument('<file>', 'what `topline backup` wrote')
    .option('--no-check', 'do not compute everything anew afterwards to compare')
    .action(async (file: string, { check }: { check: boolean }, command: Command) => {
      await checkGivenFile(file)
      const { different } = await workAndTell(deps, command, {
        work: (progress) => deps.local.restore({ file, check, progress }),
        say: restoredText,
      })
      if (different) {
        const message = `${counted(different, 'difference')} between what was restored and the events. Put it right with \`topline rebuild\`, and report how it came about.`
        throw new CommandFailed('differences_found', message)
      }
    })
}
