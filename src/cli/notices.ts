/** topline notices show, notices set, digest: what one is told by mail, and what the next digest would say. */
import type { Command } from 'commander'
import type { Client } from '../contract/client.ts'
import type { Digest, NoticeSettings, Notices } from '../contract/notices.ts'
import { DIGESTS, type DigestDays } from '../domain/digest/notices.ts'
import { groupsText } from '../domain/digest/words.ts'
import { instant } from '../domain/time.ts'
import { oneOf } from './arguments.ts'
import { CommandFailed } from './command-failed.ts'
import type { CliDeps } from './deps.ts'
import type { Look } from './look.ts'
import { askAndTell } from './tell.ts'
import { NONE, spaced } from './words.ts'
import { zonedText } from './zoned.ts'

const dashed = (word: string): string => word.replaceAll('_', '-')

const zonedOrNone = (iso: string | null, zone: string): string => (iso === null ? NONE : zonedText(iso, zone))

function lastText({ last, zone }: Notices): string {
  if (last === null) return NONE
  const { state, endedAt, nextAt, trouble } = last
  if (state === 'sent') return `sent ${zonedOrNone(endedAt, zone)}`
  const why = trouble === null ? '' : `: ${trouble}`
  return state === 'given_up' ? `given up${why}` : `tried again ${zonedOrNone(nextAt, zone)}${why}`
}

/** Why nothing is mailed; empty when mail goes out. */
function hindered({ mail, address }: Notices): string[] {
  if (!mail) return ['Mail is not set up on this server: nothing is sent. Ask an administrator for TOPLINE_SMTP_URL.']
  return address === null ? ['You have no address: nothing is sent. Ask an administrator to give you one.'] : []
}

function noticesText(notices: Notices, { colours }: Look): string {
  const { settings, zone, address, quietUntil, nextDigestAt } = notices
  const { digest, digestAt, quiet, daysOffQuiet, atOnce } = settings
  const rows: readonly (readonly [string, string])[] = [
    ['digest', digest === 'none' ? 'none' : `${spaced(digest)} at ${digestAt}`],
    ['next', zonedOrNone(nextDigestAt, zone)],
    ['quiet', quiet === null ? 'no hours' : `${quiet.from}–${quiet.to}`],
    ['days off', daysOffQuiet ? 'quiet' : 'as others'],
    ['now', quietUntil === null ? 'not quiet' : `quiet until ${zonedText(quietUntil, zone)}`],
    ['at once', atOnce ? 'mentions, promises about to break, what was sent back' : 'nothing'],
    ['zone', zone],
    ['address', address ?? NONE],
    ['last mail', lastText(notices)],
  ]
  const lines = rows.map(([name, value]) => `${colours.dim(name.padEnd(9))} ${value}`)
  return [...lines, ...hindered(notices).map((text) => colours.yellow(text))].join('\n')
}

interface SetOptions {
  readonly digest?: string
  readonly at?: string
  readonly quiet?: string
  readonly daysOff?: string
  readonly atOnce?: string
  readonly zone?: string
}

function quietOf(text: string): NoticeSettings['quiet'] {
  if (text === 'none') return null
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? []
  if (from !== undefined && to !== undefined) return { from, to }
  throw new CommandFailed('wrong_usage', `--quiet ${text} cannot be read. Write 20:00-07:00, or none.`)
}

const digestOf = (text: string): DigestDays => DIGESTS.find((each) => dashed(each) === text) ?? 'none'

/** What is set, with what the options say in its place. */
function changed(before: NoticeSettings, { digest, at, quiet, daysOff, atOnce, zone }: SetOptions): NoticeSettings {
  return {
    ...before,
    ...(digest === undefined ? {} : { digest: digestOf(digest) }),
    ...(at === undefined ? {} : { digestAt: at }),
    ...(quiet === undefined ? {} : { quiet: quietOf(quiet) }),
    ...(daysOff === undefined ? {} : { daysOffQuiet: daysOff === 'quiet' }),
    ...(atOnce === undefined ? {} : { atOnce: atOnce === 'yes' }),
    ...(zone === undefined ? {} : { zone: zone === 'hours' ? null : zone }),
  }
}

const setBy = (options: SetOptions) => async (client: Client) =>
  client.setNotices(changed((await client.notices()).settings, options))

/** Verbs of the noun `notices`. */
export function addNoticeVerbs(notices: Command, deps: CliDeps): void {
  notices
    .command('show')
    .description('show what you are told by mail, and how the last mail went')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.notices(), say: noticesText }),
    )
  notices
    .command('set')
    .description('say what you want to be told; what is left out stays')
    .addOption(oneOf('--digest <days>', 'on which days a digest comes', DIGESTS.map(dashed)))
    .option('--at <time>', 'when it comes, on your wall, such as 08:30')
    .option('--quiet <hours>', 'when nothing is told at once, such as 20:00-07:00, or none')
    .addOption(oneOf('--days-off <how>', 'days on which you do not work', ['quiet', 'as-others']))
    .addOption(oneOf('--at-once <yes>', 'a mail for mentions and promises about to break', ['yes', 'no']))
    .option('--zone <name>', 'whose wall it is, such as Europe/Berlin; hours takes that of your working hours')
    .action((options: SetOptions, command: Command) => {
      if (Object.keys(options).length === 0) throw new CommandFailed('wrong_usage', 'Say what to change; see --help.')
      return askAndTell(deps, command, { ask: setBy(options), say: noticesText })
    })
}

function digestText({ groups, nextAt, zone }: Digest, { colours, now }: Look): string {
  const next = nextAt === null ? 'No digest comes.' : `The next digest comes ${zonedText(nextAt, zone)} ${zone}.`
  if (groups.length === 0) return `${colours.dim(next)}\nNow there is nothing to tell; then no mail is sent.`
  const told = groups.map(({ group, more, items }) => ({
    group,
    more,
    lines: items.map(({ ticket: { number, subject, account }, says, dueAt, again }) => ({
      ...{ number, subject, account: account?.name ?? null, says, again },
      dueAt: dueAt === null ? null : instant(dueAt),
    })),
  }))
  return `${colours.dim(next)}\n\n${groupsText(told, { timeZone: zone, now })}`
}

export function addDigest(program: Command, deps: CliDeps): void {
  program
    .command('digest')
    .description('show what your next digest would say now')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.digest(), say: digestText }),
    )
}
