/** `topline ticket bulk <verb> <number...>`: one verb on many tickets, and before it what it would do. */
import type { Command } from 'commander'
import { BULK_VERBS, type BulkDone, type BulkPreview, type BulkTrial, type BulkVerb } from '../../contract/bulk.ts'
import { CLOSING_REASONS, DISMISSALS, HOLD_FOR, HOLD_REASONS, KINDS } from '../../domain/vocabulary.ts'
import { collected, momentText, oneOf, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { clientOf, tell } from '../tell.ts'
import { atText, spaced } from '../words.ts'

interface BulkOptions {
  readonly preview?: true
  readonly reason?: string
  readonly team?: string
  readonly kind?: string
  readonly area?: string
  readonly tag?: readonly string[]
  readonly until?: string
  readonly for?: string
  readonly holdReason?: string
  readonly actsNext?: string
  readonly resolution?: string
  readonly because?: string
  readonly comment?: string
  readonly vouch?: readonly string[]
}

type Read = (options: BulkOptions, deps: CliDeps) => object

/** @throws CommandFailed `wrong_usage` */
function needed(value: string | undefined, flag: string, verb: BulkVerb): string {
  if (value !== undefined) return value
  throw new CommandFailed('wrong_usage', `${verb} needs ${flag}. Give it once; it is for all of the tickets.`)
}

/** What each verb takes, read from the options. */
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
    reason: needed(options.holdReason, '--hold-reason', 'hold'),
    note: options.reason ?? null,
    actsNext: needed(options.actsNext, '--acts-next', 'hold'),
    until: options.until === undefined ? null : momentText('--until', options.until, now()),
  }),
  resume: ({ reason }) => ({ reason: needed(reason, '--reason', 'resume') }),
  solve: ({ resolution }) => ({ resolution: needed(resolution, '--resolution', 'solve') }),
  close: ({ because, comment, vouch }) => ({
    reason: needed(because, '--because', 'close'),
    comment: comment ?? null,
    vouch: vouch ?? [],
  }),
  dismiss: ({ because, reason }) => ({
    as: needed(because, '--because', 'dismiss'),
    reason: needed(reason, '--reason', 'dismiss'),
  }),
  claim: ({ reason }) => ({ takeOver: reason ?? null }),
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

function doneText({ items }: BulkDone, { colours }: Look): string {
  const refused = items.filter((item) => item.refused !== null)
  return [
    ...refused.map(({ number, refused: why }) => colours.red(`#${number}: refused. ${why?.detail ?? ''}`)),
    `${items.length - refused.length} done, ${refused.length} refused. Within ten seconds \`topline ticket undo\` takes each back.`,
  ].join('\n')
}

/** Adds `bulk`. */
export function addBulk(ticket: Command, deps: CliDeps): void {
  ticket
    .command('bulk')
    .description('one verb on many tickets, each done or refused by itself; --preview tells what it would do')
    .addArgument(ticket.createArgument('<verb>', BULK_VERBS.join(', ')).choices(BULK_VERBS))
    .argument('<number...>', 'numbers of the tickets', (text: string, before: number[] = []) => [
      ...before,
      ticketNumber(text),
    ])
    .option('--preview', 'only tell what it would do')
    .option('--reason <text>', 'why')
    .option('--team <slug>', 'route: the team')
    .addOption(oneOf('--kind <kind>', 'classify: what they are', KINDS))
    .option('--area <slug>', 'classify: the product area')
    .option('--tag <slug>', 'classify: a tag, in place of those each has; may be repeated', collected)
    .option('--until <when>', 'snooze, hold: 4h, 2d, or a time such as 2026-03-05T12:00Z')
    .addOption(oneOf('--for <whom>', 'hold: whose turn it is', HOLD_FOR))
    .addOption(oneOf('--hold-reason <reason>', 'hold: what is waited for', Object.keys(HOLD_REASONS)))
    .option('--acts-next <name>', 'hold: who acts next, by name')
    .option('--resolution <text>', 'solve: what ended them')
    .addOption(oneOf('--because <why>', 'close, dismiss: what it is', [...CLOSING_REASONS, ...DISMISSALS]))
    .option('--comment <text>', 'close: what else there is to say')
    .option('--vouch <condition>', 'close: a condition you vouch for; may be repeated', collected)
    .action(async (verb: BulkVerb, numbers: readonly number[], options: BulkOptions, asked: Command) => {
      const tickets = numbers.map((number) => ({ number }))
      const call = { verb, tickets, input: INPUTS[verb](options, deps) } as BulkTrial
      const client = await clientOf(deps, asked)
      if (options.preview) tell(deps, asked, await client.previewMany(call), previewText)
      else tell(deps, asked, await client.actOnMany(call), doneText)
    })
}
