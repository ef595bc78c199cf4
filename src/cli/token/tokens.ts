/** topline token list, create, revoke. */
import type { Command } from 'commander'
import type { MadeToken, TokenRow } from '../../contract/access.ts'
import type { Scope } from '../../domain/access/permissions.ts'
import { instant } from '../../domain/time.ts'
import { countingNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { scopeOption } from '../scope-option.ts'
import { askAndTell } from '../tell.ts'
import { agoText, atText, dueText, NONE } from '../words.ts'

interface CreateOptions {
  readonly scope?: readonly Scope[]
  /** False for never. */
  readonly days?: number | false
}

const DAYS = 90
const SCOPES_LEFT_OUT: readonly Scope[] = ['read']
const orNone = (at: string | null, text: (at: string) => string): string => (at === null ? NONE : text(at))

function expiryText({ expiresAt }: TokenRow, { now }: Look): string {
  if (expiresAt === null) return 'never'
  return instant(expiresAt) <= now ? 'expired' : dueText(expiresAt, now)
}

const MAKE = 'Make one with `topline token create`.'
const NO_TOKEN = `No token. ${MAKE}`
const NONE_OF_YOUR_OWN = `No token of your own. ${MAKE} Those of everybody: \`topline token list --all\`.`

const tokensText = ({ items }: { items: readonly TokenRow[] }, look: Look, none = NO_TOKEN): string =>
  items.length === 0
    ? none
    : lookTable(
        items,
        [
          { head: 'token', cell: ({ id }) => id },
          { head: 'ends in', cell: ({ ending }) => ending },
          { head: 'member', cell: ({ member }) => member },
          { head: 'scopes', cell: ({ scopes }) => scopes.join(' ') },
          { head: 'used', cell: ({ lastUsedAt }) => orNone(lastUsedAt, (at) => agoText(at, look.now)) },
          { head: 'expires', cell: (token) => expiryText(token, look) },
          { head: 'name', cut: true, cell: ({ name }) => name },
        ],
        look,
      )

const madeText = ({ name, scopes, expiresAt, secret }: MadeToken): string =>
  [
    secret,
    `Made ${name} (${scopes.join(', ')}), ${expiresAt === null ? 'which never expires' : `until ${atText(expiresAt)}`}.`,
    'Keep it now: it is not shown again. Send it as `Authorization: Bearer TOKEN`, or set TOPLINE_TOKEN.',
  ].join('\n')

function addList(token: Command, deps: CliDeps): void {
  token
    .command('list')
    .description('list API tokens')
    .option('--all', 'those of everybody, for who manages people')
    .action(({ all = false }: { all?: boolean }, command: Command) => {
      let none = NO_TOKEN
      return askAndTell(deps, command, {
        ask: async (client) => {
          const tokens = await client.tokens({ of: all ? 'all' : 'me' })
          const mayAskForAll = tokens.items.length === 0 && !all
          if (mayAskForAll && (await client.session()).may.includes('manage_people')) none = NONE_OF_YOUR_OWN
          return tokens
        },
        say: (tokens, look) => tokensText(tokens, look, none),
      })
    })
}

function addCreate(token: Command, deps: CliDeps): void {
  token
    .command('create')
    .description('make an API token; its secret is shown this once')
    .argument('<name>', 'what it is for')
    .addOption(scopeOption(SCOPES_LEFT_OUT))
    .option('--days <number>', `days until it expires (default: ${DAYS})`, countingNumber)
    .option('--no-days', 'it never expires')
    .action((name: string, { scope, days }: CreateOptions, command: Command) => {
      const expiresInDays = days === false ? null : (days ?? DAYS)
      return askAndTell(deps, command, {
        ask: (client) => client.makeToken({ name, scopes: [...(scope ?? SCOPES_LEFT_OUT)], expiresInDays }),
        say: madeText,
      })
    })
}

function addRevoke(token: Command, deps: CliDeps): void {
  token
    .command('revoke')
    .description('take a token back; whoever has it is let in no more')
    .argument('<token>', 'the token, as `topline token list` names it')
    .action((id: string, _: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.revokeToken(id), say: () => `Revoked ${id}.` }),
    )
}

export function addTokenVerbs(token: Command, deps: CliDeps): void {
  addList(token, deps)
  addCreate(token, deps)
  addRevoke(token, deps)
}
