/** What commands that publish a document do alike: show who it touches, publish it, follow it to the open tickets. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import type { EffectRow, Effects, Published, Recompute } from '../contract/calendars.ts'
import type { Client, WriteOptions } from '../contract/client.ts'
import type { Millis } from '../domain/time.ts'
import { momentText, wholeNumber } from './arguments.ts'
import { CommandFailed } from './command-failed.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable } from './look.ts'
import { progressFor } from './progress.ts'
import { askAndTell, globalsOf, tell } from './tell.ts'
import { atText, count, counted, lengthText, NONE, spaced } from './words.ts'

export interface PublishOptions {
  readonly preview?: true
  readonly reason?: string
  readonly effective?: string
  readonly ifVersion?: number
}

/** Rows of a preview that are shown; with --json there are more. */
const SHOWN = 20
/** How often it is looked how far the open tickets are. */
const LOOK_MS = 500

/** Adds what every such command takes. */
export const addPublishOptions = (command: Command): Command =>
  command
    .option('--preview', 'only show who would gain and who would lose; nothing is saved')
    .option('--reason <text>', 'why, in a sentence; everybody sees it (required unless --preview)')
    .option(
      '--effective <when>',
      'when it takes effect: 4h, 2d, or a time such as 2026-03-05T12:00Z; now when left out',
    )
    .addOption(
      new Option('--if-version <version>', 'the version you have seen: refuse when there is a newer one').argParser(
        wholeNumber,
      ),
    )

const signed = (moved: Millis): string =>
  moved === 0 ? NONE : `${moved < 0 ? '−' : '+'}${lengthText(Math.abs(moved))}`
const dueOf = (due: string | null): string => (due === null ? NONE : atText(due))

/** What publishing would do where it moves no clock of an open ticket. */
export interface NoMoves {
  readonly says: string
}

/** Who would gain and who would lose. */
function effectsText(effects: Effects | NoMoves, look: Look): string {
  if ('says' in effects) return effects.says
  const { tickets, unchanged, gains, loses, newlyBreached, rows, warnings } = effects
  const head = `If clocks that run go over to it: of ${counted(tickets, 'open ticket')} ${count(newlyBreached)} would newly breach, ${count(loses)} would lose time, ${count(gains)} would gain; ${count(unchanged)} stay as they are.`
  const paint = ({ effect }: EffectRow) => (effect === 'newly_breached' ? look.colours.red : undefined)
  const shown = lookTable(
    rows.slice(0, SHOWN),
    [
      { head: 'ticket', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'effect', cell: (row) => ({ text: spaced(row.effect), paint: paint(row) }) },
      { head: 'clock', cell: ({ metric }) => spaced(metric) },
      { head: 'due', cell: ({ before }) => dueOf(before) },
      { head: 'then due', cell: ({ after }) => dueOf(after) },
      { head: 'moved', align: 'right', cell: ({ movedMs }) => signed(movedMs) },
      { head: 'account', cell: ({ account }) => account ?? NONE },
      { head: 'subject', cut: true, cell: ({ subject }) => subject },
    ],
    look,
  )
  const more =
    rows.length > SHOWN ? [look.colours.dim(`… and ${count(rows.length - SHOWN)} more; --json has them.`)] : []
  return [
    head,
    ...(rows.length === 0 ? [] : ['', shown, ...more]),
    ...warnings.map((warning) => `${look.colours.yellow('Note:')} ${warning}`),
  ].join('\n')
}

const publishedText =
  (what: string) =>
  ({ version, effectiveFrom, recompute }: Published): string => {
    const head = `Published version ${version} of ${what}, in effect from ${atText(effectiveFrom)}.`
    if (recompute.publishedAt === null) return head
    return `${head}\nThe clocks of ${counted(recompute.done, 'open ticket')} go by what was published for them.`
  }

/** Follows the change to the open tickets, with a bar; it goes on without us when we are interrupted. */
async function followed(deps: CliDeps, command: Command, client: Client): Promise<Recompute> {
  const progress = progressFor(deps, globalsOf(command).json === true)
  let known = await client.recompute()
  if (known.running) progress.start(known.total, 'tickets')
  try {
    while (known.running) {
      await sleep(LOOK_MS)
      known = await client.recompute()
      progress.advance(known.done, 'carrying it over')
    }
  } finally {
    progress.stop()
  }
  return known
}

export interface Publishable {
  /** Such as `calendar us-west`. */
  readonly what: string
  readonly preview: (client: Client, when: { effectiveFrom?: string }) => Promise<Effects | NoMoves>
  readonly publish: (
    client: Client,
    more: { effectiveFrom?: string; reason: string },
    options: WriteOptions,
  ) => Promise<Published>
}

/** @throws CommandFailed `wrong_usage` without a reason */
export async function previewOrPublish(
  deps: CliDeps,
  command: Command,
  { preview, reason, effective, ifVersion }: PublishOptions,
  { what, ...calls }: Publishable,
): Promise<void> {
  const when = effective === undefined ? {} : { effectiveFrom: momentText('--effective', effective, deps.now()) }
  if (preview) {
    await askAndTell(deps, command, { ask: (client) => calls.preview(client, when), say: effectsText })
    return
  }
  if (reason === undefined) {
    throw new CommandFailed('wrong_usage', 'There is no reason. Give one with --reason TEXT, or look with --preview.')
  }
  const { server, as: member, workspace } = globalsOf(command)
  const client = await deps.client({ server, member, workspace })
  const done = await calls.publish(client, { ...when, reason }, { ifVersion })
  const recompute = done.recompute.running ? await followed(deps, command, client) : done.recompute
  tell(deps, command, { ...done, recompute }, publishedText(what))
}
