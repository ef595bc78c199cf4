/** topline workspace export, topline workspace import: one workspace as files, and back. */
import type { Command } from 'commander'
import { sizeText } from '../../domain/file-size.ts'
import type { CliDeps } from '../deps.ts'
import { checkGivenFile } from '../given-file.ts'
import type { ExportedWorkspace, ImportedWorkspace } from '../local-commands.ts'
import { globalsOf } from '../tell.ts'
import { counted, tookText } from '../words.ts'
import { workAndTell } from './work.ts'

function exportedText({ file, bytes, workspace, events, attachments, tookMs }: ExportedWorkspace): string {
  return `Wrote ${file}, ${sizeText(bytes)}, in ${tookText(tookMs)}: workspace ${workspace}, ${counted(events, 'event')}, ${counted(attachments, 'attachment')}.`
}

function importedText({ workspace, events, tickets, attachments, tookMs }: ImportedWorkspace): string {
  return [
    `Imported workspace ${workspace} in ${tookText(tookMs)}: ${counted(events, 'event')}, ${counted(tickets, 'ticket')}, ${counted(attachments, 'attachment')}.`,
    'How people sign in, API tokens and secrets of integrations are not in an export: set them up again.',
  ].join('\n')
}

export function addWorkspaceExport(workspace: Command, deps: CliDeps): void {
  workspace
    .command('export')
    .description('write a workspace into one file that other programs can read too')
    .argument('<file>', 'the file to write, such as acme.tar.gz')
    .option('--replace', 'write over a file that is there')
    .action(async (file: string, { replace }: { replace?: true }, command: Command) => {
      const { workspace: slug } = globalsOf(command)
      await workAndTell(deps, command, {
        work: (progress) => deps.local.exportWorkspace({ file, replace: replace === true, workspace: slug, progress }),
        say: exportedText,
      })
    })
}

export function addWorkspaceImport(workspace: Command, deps: CliDeps): void {
  workspace
    .command('import')
    .description('make a workspace anew from its export')
    .argument('<file>', 'what `topline workspace export` or the web app wrote')
    .option('--slug <slug>', 'another slug than it had')
    .action(async (file: string, { slug }: { slug?: string }, command: Command) => {
      await checkGivenFile(file)
      await workAndTell(deps, command, {
        work: (progress) => deps.local.importWorkspace({ file, slug, progress }),
        say: importedText,
      })
    })
}
