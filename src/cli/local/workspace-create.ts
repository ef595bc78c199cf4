/** topline workspace list, topline workspace create: the workspaces of this installation. */
import type { Command } from 'commander'
import { Slug } from '../../contract/shape.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { CreatedWorkspace, WorkspaceRow } from '../local-commands.ts'
import { type Look, lookTable } from '../look.ts'
import { tell } from '../tell.ts'

interface CreateOptions {
  readonly name?: string
  readonly owner: string
  readonly ownerName?: string
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

function createdText({ workspace, owner, teams }: CreatedWorkspace): string {
  return [
    `Created workspace ${workspace} with the teams ${teams.join(', ')}.`,
    `Its owner is the member ${owner}: whoever signs in with that address.`,
  ].join('\n')
}

function listText(rows: readonly WorkspaceRow[], look: Look): string {
  if (rows.length === 0)
    return 'No workspace. Make one with `topline workspace create`, or look around with `topline demo`.'
  return lookTable(
    rows,
    [
      { head: 'workspace', cell: ({ slug }) => slug },
      { head: 'created', cell: ({ createdAt }) => createdAt.slice(0, 10) },
      { head: 'name', cut: true, cell: ({ name }) => name },
    ],
    look,
  )
}

/** @throws CommandFailed `wrong_usage` for a slug or an address that is none */
function checked(slug: string, { name, owner, ownerName }: CreateOptions) {
  if (!Slug.safeParse(slug).success) {
    throw new CommandFailed('wrong_usage', `"${slug}" is no slug. Use lower-case letters, digits, - and _.`)
  }
  if (!EMAIL.test(owner)) {
    throw new CommandFailed('wrong_usage', `"${owner}" is no email address. Give that of the owner.`)
  }
  return { slug, name: name ?? slug, ownerEmail: owner, ownerName: ownerName ?? owner }
}

export function addWorkspaceList(workspace: Command, deps: CliDeps): void {
  workspace
    .command('list')
    .description('list the workspaces of this installation')
    .action(async (_: object, command: Command) => tell(deps, command, await deps.local.listWorkspaces(), listText))
}

export function addWorkspaceCreate(workspace: Command, deps: CliDeps): void {
  workspace
    .command('create')
    .description('make an empty workspace with teams, policies and an owner')
    .argument('<slug>', 'its short name, such as acme')
    .requiredOption('--owner <email>', 'who is its owner: whoever signs in with this address')
    .option('--owner-name <name>', 'the owner’s name; the address when left out')
    .option('--name <name>', 'the company’s name; the slug when left out')
    .action(async (slug: string, options: CreateOptions, command: Command) => {
      tell(deps, command, await deps.local.createWorkspace(checked(slug, options)), createdText)
    })
}
