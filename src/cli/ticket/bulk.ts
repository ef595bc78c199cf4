/** `topline ticket bulk <verb> <number...>`: one verb on many tickets, and before it what it would do. */
import type { Command } from 'commander'
import { BULK_VERBS, type BulkDone, type BulkPreview, type BulkTrial, type BulkVerb } from '../../contract/bulk.ts'
import { CLOSING_REASONS, DISMISSALS, HOLD_FOR, HOLD_REASONS, KINDS } from '../../domain/vocabulary.ts'
import { collected, momentText, oneOf, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { clientOf, tell } from '../tell.ts'
import { atText, counted, spaced } from '../words.ts'

interface BulkOptions {
  readonly preview?: true
  readonly reason?: string
  readonly team?: string
  readonly kind?: string
  readonly area?: string
  readonly tag?: readonly string[]
  readonly until?: string
  readonly for?: string
  readonly note?: string
  readonly actsNext?: string
  readonly resolution?: string
  readonly dismissal?: string
  readonly takeOver?: string
  readonly comment?: string
  readonly vouch?: readonly string[]
}

type Read = (options: BulkOptions, deps: CliDeps) => object

/** @throws CommandFailed `wrong_usage` */
function needed(value: string | undefined, flag: string, verb: BulkVerb): string {
  if (value !== undefined) return value
  throw new CommandFailed('wrong_usage', `${verb} needs ${flag}. Give it once; it is for all of the tickets.`)
}

/** `--reason`, of the verbs that have a closed list of them. @throws CommandFailed `wrong_usage` */
function listed({ reason }: BulkOptions, verb: BulkVerb, choices: readonly string[]): string {
  const given = needed(reason, '--reason', verb)
  if (choices.includes(given)) return given
  throw new CommandFailed('wrong_usage', `${verb} knows no --reason ${given}. Choose one of: ${choices.join(', ')}.`)
}

/** What each verb takes, under the names it has for one ticket. */
const INPUTS: Readonly<Record<BulkVerb, Read>> = {
  route: ({ team, reason }) => ({ team: needed(team, '--team', 'route'), reason: reason ?? null }),
  classify: ({ kind, area, tag }) => ({
    ...(kind === undefined ? {} : { kind }),
    ...(area === undefined ? {} : { area }),
    ...(tag === undefined ? {} : { tags: tag }),
  }),
  snooze: ({ until = '1h', reason }, { now }) => ({
    until: momentText('--until', until, now()),
    reason: reason ?? null,
  }),
  hold: (options, { now }) => ({
    for: needed(options.for, '--for', 'hold'),
    reason: listed(options, 'hold', Object.keys(HOLD_REASONS)),
    note: options.note ?? null,
    actsNext: needed(options.actsNext, '--acts-next', 'hold'),
    until: options.until === undefined ? null : momentText('--until', options.until, now()),
  }),
  resume: ({ reason }) => ({ reason: needed(reason, '--reason', 'resume') }),
  solve: ({ resolution }) => ({ resolution: needed(resolution, '--resolution', 'solve') }),
  close: (options) => ({
    reason: listed(options, 'close', CLOSING_REASONS),
    comment: options.comment ?? null,
    vouch: options.vouch ?? [],
  }),
  dismiss: ({ dismissal, reason }) => ({
    as: needed(dismissal, '--dismissal', 'dismiss'),
    reason: needed(reason, '--reason', 'dismiss'),
  }),
  claim: ({ takeOver }) => ({ takeOver: takeOver ?? null }),
  release: ({ reason }) => ({ reason: reason ?? null }),
}

const shown = (value: string | null): string => (value === null ? 'none' : spaced(value))
const placed = (place: number | null): string => (place === null ? 'out of the line' : `place ${place}`)

function consequences({ changes, place, clocks, told }: BulkPreview['items'][number]): string[] {
  return [
    ...changes.map(({ fact, before, after }) => `${spaced(fact)} ${shown(before)} → ${shown(after)}`),
    ...(place.before === place.after ? [] : [`${placed(place.before)} → ${placed(place.after)}`]),
    ...clocks.map(({ metric, effect, before, after }) => {
      const due = after ?? before
      return `${spaced(metric)} ${effect}${due === null ? '' : ` (due ${atText(due)})`}`
    }),
    ...(told ? ['the customer is written to'] : []),
  ]
}

function previewText({ items, totals }: BulkPreview, { colours }: Look): string {
  const lines = items.map((item) => {
    const name = `#${item.number}${item.subject === null ? '' : ` ${item.subject}`}`
    if (item.refused) return colours.red(`${name}: refused. ${item.refused.detail}`)
    const says = consequences(item)
    return `${name}: ${says.length === 0 ? 'stays as it is' : says.join('; ')}`
  })
  const { done, refused, broken, told } = totals
  const total = `${done} would be done, ${refused} refused, ${broken} promises to customers broken, ${told} written to.`
  return [...lines, total, 'Nothing is done yet. Leave --preview out to do it.'].join('\n')
}

const refusedLines = ({ items }: BulkDone, { colours }: Look): string[] =>
  items.flatMap(({ number, refused }) => (refused ? [colours.red(`#${number}: refused. ${refused.detail}`)] : []))

const acted = ({ items }: BulkDone) => items.filter(({ refused }) => refused === null)

function doneText(done: BulkDone, look: Look): string {
  const refused = refusedLines(done, look)
  const numbers = acted(done).map(({ number }) => number)
  const hint = `Within ten seconds \`topline ticket bulk undo ${numbers.join(' ')}\` takes it back.`
  const count = `${numbers.length} done, ${refused.length} refused.`
  return [...refused, numbers.length === 0 ? count : `${count} ${hint}`].join('\n')
}

function undoneText(done: BulkDone, look: Look): string {
  const refused = refusedLines(done, look)
  return [...refused, `${acted(done).length} taken back, ${refused.length} refused.`].join('\n')
}

type Verb = BulkVerb | 'undo'
const VERBS: readonly Verb[] = [...BULK_VERBS, 'undo']

/** Each ticket is told above; a script goes by the exit code. @throws CommandFailed `partly_refused` */
function refuseWhere(items: readonly { readonly refused: object | null }[], isPreview: boolean): void {
  const refused = items.filter((item) => item.refused !== null).length
  if (refused === 0) return
  const what = isPreview ? 'would be refused' : refused === 1 ? 'was refused' : 'were refused'
  const text = `${refused} of ${counted(items.length, 'ticket')} ${what}, for the reasons told. Put them right, and try those tickets again.`
  throw new CommandFailed('partly_refused', text)
}

/** Takes back what the caller did last to each. @throws CommandFailed `wrong_usage`, `partly_refused` */
async function undoAll(
  deps: CliDeps,
  asked: Command,
  tickets: readonly { readonly number: number }[],
  preview: boolean,
): Promise<void> {
  if (preview) {
    const text = 'undo has no preview: each ticket stands as before what you did last. Leave --preview out.'
    throw new CommandFailed('wrong_usage', text)
  }
  const client = await clientOf(deps, asked)
  const done = await client.actOnMany({ verb: 'undo', tickets: [...tickets] })
  tell(deps, asked, done, undoneText)
  refuseWhere(done.items, false)
}

/** Adds `bulk`. */
export function addBulk(ticket: Command, deps: CliDeps): void {
  ticket
    .command('bulk')
    .description(
      'one verb on many tickets, each done or refused by itself; --preview tells what it would do, undo takes it back',
    )
    .addArgument(ticket.createArgument('<verb>', VERBS.join(', ')).choices(VERBS))
    .argument('<number...>', 'numbers of the tickets', (text: string, before: number[] = []) => [
      ...before,
      ticketNumber(text),
    ])
    .option('--preview', 'only tell what it would do')
    .addHelpText('after', '\nExits with 1 when a ticket is refused; the others are done all the same.')
    .option('--reason <why>', 'why; of close and hold a reason from their lists')
    .option('--team <slug>', 'route: the team')
    .addOption(oneOf('--kind <kind>', 'classify: what they are', KINDS))
    .option('--area <slug>', 'classify: the product area')
    .option('--tag <slug>', 'classify: a tag, in place of those each has; may be repeated', collected)
    .option('--until <when>', 'snooze, hold: 4h, 2d, or a time such as 2026-03-05T12:00Z')
    .addOption(oneOf('--for <whom>', 'hold: whose turn it is', HOLD_FOR))
    .option('--note <text>', 'hold: what else there is to say; needed with --reason other')
    .option('--acts-next <name>', 'hold: who acts next, by name')
    .option('--resolution <text>', 'solve: what ended them')
    .addOption(oneOf('--dismissal <what>', 'dismiss: what they are', DISMISSALS))
    .option('--take-over <reason>', 'claim: take them from their owners, and say why')
    .option('--comment <text>', 'close: what else there is to say')
    .option('--vouch <condition>', 'close: a condition you vouch for; may be repeated', collected)
    .action(async (verb: Verb, numbers: readonly number[], options: BulkOptions, asked: Command) => {
      const tickets = numbers.map((number) => ({ number }))
      const { preview = false } = options
      if (verb === 'undo') return undoAll(deps, asked, tickets, preview)
      const call = { verb, tickets, input: INPUTS[verb](options, deps) } as BulkTrial
      const client = await clientOf(deps, asked)
      if (preview) {
        const looked = await client.previewMany(call)
        tell(deps, asked, looked, previewText)
        return refuseWhere(looked.items, preview)
      }
      const done = await client.actOnMany(call)
      tell(deps, asked, done, doneText)
      refuseWhere(done.items, preview)
    })
}
