/** topline ticket attach, attachments: files of a ticket. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Command } from 'commander'
import { filesOf, type TicketFile } from '../../contract/attachments.ts'
import { CallFailed, type Client } from '../../contract/client.ts'
import { sizeText } from '../../domain/file-size.ts'
import type { Visibility } from '../../domain/vocabulary.ts'
import { countingNumber, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { readGivenFile } from '../given-file.ts'
import { type Look, lookTable } from '../look.ts'
import { makeFolder, saveNew } from '../saved-file.ts'
import { askAndTell } from '../tell.ts'
import { atText } from '../words.ts'

interface AttachOptions {
  readonly name?: string
  readonly message?: number
  readonly public?: true
  readonly internal?: true
  readonly ifVersion?: number
}

function visibilityOf({ public: shown, internal }: AttachOptions): Visibility | undefined {
  if (shown && internal) {
    throw new CommandFailed('wrong_usage', 'A file is either public or internal. Leave one of the two options out.')
  }
  if (shown) return 'public'
  return internal ? 'internal' : undefined
}

export function addTicketAttach(ticket: Command, deps: CliDeps): void {
  ticket
    .command('attach')
    .description('put a file to a ticket; for us alone unless it belongs to a message the customer sees')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .argument('<file>', 'path of the file')
    .option('--name <name>', 'what it is called there; as it is called here when left out')
    .option('--message <version>', 'version of the message it belongs to, as `ticket show` tells it', countingNumber)
    .option('--public', 'the customer sees it')
    .option('--internal', 'only we see it')
    .option('--if-version <version>', 'refuse when the ticket has moved on since this version', countingNumber)
    .action(async (number: number, file: string, options: AttachOptions, command: Command) => {
      const { message, ifVersion } = options
      const visibility = visibilityOf(options)
      const bytes = new Uint8Array(await readGivenFile(file))
      const name = options.name ?? path.basename(file)
      await askAndTell(deps, command, {
        ask: (client) => client.attach(number, { bytes, name, message, visibility }, { ifVersion }),
        say: ({ version }) => `${name} (${sizeText(bytes.length)}) is put to #${number} · version ${version}`,
      })
    })
}

interface Listed extends TicketFile {
  /** Where it was saved; null when it was not, or is no more. */
  readonly savedAs: string | null
}

/** The bytes of a file; undefined when it is no more. @throws CommandFailed when they are not those that were attached */
async function bytesOf(client: Client, { attachmentId, name, sha256 }: TicketFile): Promise<Uint8Array | undefined> {
  const bytes = await client.file(attachmentId).catch((error: unknown) => {
    if (error instanceof CallFailed && error.code === 'attachment_not_found') return undefined
    throw error
  })
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  const text = `What the server sent of ${name} is not what was attached. Try again; look into the server if it stays.`
  throw new CommandFailed('answer_not_understood', text)
}

async function saved(client: Client, files: readonly TicketFile[], folder: string | undefined): Promise<Listed[]> {
  if (folder !== undefined) await makeFolder(folder)
  const listed: Listed[] = []
  for (const file of files) {
    const bytes = folder === undefined ? undefined : await bytesOf(client, file)
    const savedAs = folder === undefined || !bytes ? null : await saveNew(folder, file.name, bytes)
    listed.push({ ...file, savedAs })
  }
  return listed
}

function listText(number: number, files: readonly Listed[], look: Look, saving: boolean): string {
  if (files.length === 0) return `#${number} has no files.`
  const belongs = ({ message }: Listed) => (message === null ? '' : `message ${message}`)
  return lookTable(
    files,
    [
      { head: 'at', cell: ({ at }) => atText(at) },
      { head: 'by', cell: ({ by }) => by },
      { head: 'size', align: 'right', cell: ({ size }) => sizeText(size) },
      { head: 'seen by', cell: ({ visibility }) => (visibility === 'public' ? 'customer' : 'us') },
      { head: 'of', cell: belongs },
      { head: 'name', cell: ({ name }) => name },
      ...(saving
        ? [{ head: 'saved as', cell: ({ savedAs }: Listed) => savedAs ?? look.colours.yellow('it is no more') }]
        : []),
    ],
    look,
  )
}

export function addTicketAttachments(ticket: Command, deps: CliDeps): void {
  ticket
    .command('attachments')
    .description('list the files of a ticket, and save them')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .option('--save <directory>', 'save them all there; no file that is there is overwritten')
    .action((number: number, { save }: { save?: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client) => saved(client, filesOf((await client.timeline(number)).items), save),
        say: (files, look) => listText(number, files, look, save !== undefined),
      }),
    )
}
