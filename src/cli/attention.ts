/** topline attention: what needs whoever asks beside the queue, and being done with it. */
import { type Command, InvalidArgumentError } from 'commander'
import type { Attention, AttentionItem, MarkedDone } from '../contract/attention.ts'
import type { Client } from '../contract/client.ts'
import { CommandFailed } from './command-failed.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable } from './look.ts'
import { cutTo } from './table.ts'
import { askAndTell } from './tell.ts'
import { agoText, atText, NONE } from './words.ts'

/** An item as it is typed: the number of its ticket and the version of the event, such as 42.17. */
interface Named {
  readonly number: number
  readonly version: number
}

const nameOf = ({ ticket, version }: AttentionItem): string => `${ticket.number}.${version}`

const happened = ({ by, what }: AttentionItem): string => (by === null ? what : `${by.name} ${what}`)

const when = ({ at, dueAt }: AttentionItem, { now }: Look): string =>
  dueAt === null ? agoText(at, now) : `due ${atText(dueAt)}`

function listText({ items, open, more }: Attention, look: Look): string {
  if (items.length === 0) return open === 0 ? 'Nothing needs you.' : 'Nothing was dealt with lately.'
  const table = lookTable(
    items,
    [
      { head: 'item', cell: (item) => (item.lasts ? NONE : nameOf(item)) },
      { head: '#', align: 'right', cell: ({ ticket }) => `#${ticket.number}` },
      { head: 'what', cut: true, cell: happened },
      { head: 'on', cell: ({ ticket }) => cutTo(ticket.subject, 24) },
      { head: 'why', cell: ({ why }) => why },
      { head: 'when', align: 'right', cell: (item) => when(item, look) },
    ],
    look,
  )
  return more ? `${table}\n\n${look.colours.dim('There are more; deal with some to see the rest.')}` : table
}

function collectNames(text: string, before: readonly Named[] = []): readonly Named[] {
  const [, number, version] = /^#?(\d{1,12})\.(\d{1,9})$/.exec(text) ?? []
  if (number === undefined) {
    throw new InvalidArgumentError('Name an item as the list does, such as 42.17.')
  }
  return [...before, { number: Number(number), version: Number(version) }]
}

interface DoneOptions {
  readonly all?: boolean
  readonly undo?: boolean
}

/** The items that are named, with the kinds that the list tells of them. */
async function named(client: Client, names: readonly Named[], undo: boolean): Promise<MarkedDone['items']> {
  const { items } = await client.attention({ state: undo ? 'done' : 'open' })
  return names.map(({ number, version }) => {
    const found = items.find((item) => item.ticket.number === number && item.version === version)
    if (found) return { number, version, kind: found.kind }
    throw new CommandFailed(
      'wrong_usage',
      `There is no item ${number}.${version} in the list. Look with: topline attention`,
    )
  })
}

async function mark(client: Client, names: readonly Named[], { all = false, undo = false }: DoneOptions) {
  if (all === names.length > 0) throw new CommandFailed('wrong_usage', 'Name items such as 42.17, or give --all.')
  if (!all) return client.markDone({ items: await named(client, names, undo), done: !undo })
  if (undo) throw new CommandFailed('wrong_usage', 'Name the items that you are not done with after all.')
  const { asOf } = await client.attention()
  return client.markDone({ upTo: asOf })
}

const markedText = ({ items, open }: MarkedDone, undo: boolean): string => {
  const what = items.length === 1 ? '1 item' : `${items.length} items`
  return `${undo ? `${what} back in the list` : `Done with ${what}`}; ${open === 0 ? 'nothing needs you' : `${open} left`}.`
}

export function addAttention(program: Command, deps: CliDeps): void {
  const attention = program
    .command('attention')
    .description('show what needs you beside the queue: mentions, hand-offs, answers, promises about to break')
    .option('--done', 'what you dealt with in the last 30 days')
    .action(({ done = false }: { readonly done?: boolean }, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.attention({ state: done ? 'done' : 'open' }),
        say: listText,
      }),
    )
  attention
    .command('done')
    .description('be done with items; what waits for you goes when you have dealt with it')
    .argument('[items...]', 'as the list names them, such as 42.17', collectNames)
    .option('--all', 'with all that can be marked')
    .option('--undo', 'put them back into the list')
    .action((names: readonly Named[], options: DoneOptions, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => mark(client, names, options),
        say: (marked) => markedText(marked, options.undo ?? false),
      }),
    )
}
