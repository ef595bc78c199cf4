/** topline sign-in, sign-out, whoami. */
import type { Command } from 'commander'
import type { BegunDevice, MadeToken, Session } from '../../contract/access.ts'
import { CallFailed, type Client } from '../../contract/client.ts'
import type { Scope } from '../../domain/access/permissions.ts'
import { type Millis, SECOND } from '../../domain/time.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { scopeOption } from '../scope-option.ts'
import { askAndTell, globalsOf, tell } from '../tell.ts'
import { atText, spaced } from '../words.ts'
import { serverName } from './kept-tokens.ts'

const SCOPES_LEFT_OUT: readonly Scope[] = ['read', 'work']

/** The server that is meant. @throws CommandFailed `wrong_usage` when none is */
function serverOf({ server }: CliDeps, command: Command): string {
  const named = globalsOf(command).server ?? server()
  if (named !== undefined) return serverName(named)
  const text = 'There is no server to sign in at; the one of this machine needs no sign-in.'
  throw new CommandFailed('wrong_usage', `${text} Name one with --server URL, or set TOPLINE_SERVER.`)
}

const clientOf = (deps: CliDeps, server: string): Promise<Client> =>
  deps.client({ server, member: undefined, workspace: undefined })

/** Asks until somebody has answered. @throws CommandFailed `turned_away`, CallFailed once the time is over */
async function letIn(deps: CliDeps, client: Client, { secret, everySeconds }: BegunDevice): Promise<MadeToken> {
  let pause: Millis = everySeconds * SECOND
  for (;;) {
    await deps.wait(pause)
    try {
      const { state, token } = await client.askDevice({ secret })
      if (state === 'approved' && token) return token
      if (state === 'denied') {
        throw new CommandFailed('turned_away', 'The person who looked at the code turned this command line away.')
      }
    } catch (error) {
      if (!(error instanceof CallFailed) || error.code !== 'too_many_requests') throw error
      pause += everySeconds * SECOND
    }
  }
}

/** Where the person confirms, with the code filled in; they compare it with the one printed here. */
function filledIn({ openAt, code }: BegunDevice): string {
  const address = new URL(openAt)
  address.searchParams.set('code', code)
  return address.href
}

function addIn(program: Command, deps: CliDeps): void {
  program
    .command('sign-in')
    .description('sign in at a server, by a code that you confirm in the browser')
    .addOption(scopeOption(SCOPES_LEFT_OUT))
    .action(async ({ scope = SCOPES_LEFT_OUT }: { scope?: readonly Scope[] }, command: Command) => {
      const server = serverOf(deps, command)
      const client = await clientOf(deps, server)
      const begun = await client.beginDevice({ label: `topline on ${deps.machine}`, scopes: [...scope] })
      deps.out.stderr(`Open ${filledIn(begun)} and confirm this code: ${begun.code}\n`)
      const { secret, ...token } = await letIn(deps, client, begun)
      await deps.kept.write(server, secret)
      tell(deps, command, { server, ...token }, ({ member, expiresAt }) => {
        const until = expiresAt === null ? '' : ` until ${atText(expiresAt)}`
        return `Signed in at ${server} as ${member}${until}.`
      })
    })
}

/** Ends the token at the server too; one that has ended there already is no trouble. */
async function endThere(client: Client): Promise<void> {
  await client.endSession().catch((error: unknown) => {
    if (!(error instanceof CallFailed) || error.code !== 'not_signed_in') throw error
  })
}

function addOut(program: Command, deps: CliDeps): void {
  program
    .command('sign-out')
    .description('sign out at a server, and forget its token')
    .action(async (_: object, command: Command) => {
      const server = serverOf(deps, command)
      const signedIn = (await deps.kept.read(server)) !== undefined
      if (signedIn) await endThere(await clientOf(deps, server))
      await deps.kept.remove(server)
      tell(deps, command, { server, signedIn }, () =>
        signedIn ? `Signed out at ${server}.` : `You were not signed in at ${server}.`,
      )
    })
}

function whoText({ kind, handle, name, email, role, workspace, expiresAt }: Session): string {
  const until = expiresAt === null ? '' : `, until ${atText(expiresAt)}`
  const address = email === null ? '' : ` <${email}>`
  return [
    `${handle}: ${name}${address}, ${spaced(role)} in ${workspace.name} (${workspace.slug}).`,
    `Let in by ${kind === 'operator' ? 'the operator key of this machine' : `a ${kind}`}${until}.`,
  ].join('\n')
}

function addWhoami(program: Command, deps: CliDeps): void {
  program
    .command('whoami')
    .description('show who you are, and in which workspace')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.session(), say: whoText }),
    )
}

export function addSigning(program: Command, deps: CliDeps): void {
  addIn(program, deps)
  addOut(program, deps)
  addWhoami(program, deps)
}
