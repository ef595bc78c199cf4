/** topline report priority-changes: who changed severity and priority shortly before a promise ran out. */
import type { Command } from 'commander'
import type { PriorityChanges, PriorityChangesQuery } from '../../contract/reports.ts'
import { MINUTE } from '../../domain/time.ts'
import { oneOf, timeText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, counted, lengthText, NONE, spaced } from '../words.ts'

type Item = PriorityChanges['items'][number]

const standing = ({ priority, severity }: Item['before']): string =>
  priority === null ? 'untriaged' : `${priority}, severity ${severity}`
const leftOf = ({ clock }: Item): string =>
  clock ? `${lengthText(clock.minutesLeft * MINUTE)} (${clock.percentLeft} %) of ${spaced(clock.metric)}` : NONE
const asProposed = (item: Item): string => (item.asProposed === null ? NONE : item.asProposed ? 'yes' : 'no')

const HOW: Readonly<Record<Item['how'], string>> = {
  triage: 'triage',
  undo: 'taken back',
  kind: 'another kind',
  account: 'another account',
  terms: 'other terms',
  route: 'another path',
  form: 'its form',
}
const whyOf = ({ reason, flags }: Item): string =>
  [reason, ...flags.map((flag) => `Flagged: ${flag}`)].filter((part) => part !== '').join(' ')

const FOUND: Readonly<Record<PriorityChanges['only'], string>> = {
  near_breach: 'lowered shortly before a promise ran out',
  lowered: 'lowered',
  all: 'changed',
}

function changesText(
  { from, to, only, changes, lowered, nearBreach, more, items }: PriorityChanges,
  look: Look,
): string {
  const all = `${counted(changes, 'change')} from ${atText(from)} until ${atText(to)}, ${lowered} lowered, ${nearBreach} of them shortly before a promise ran out`
  if (items.length === 0) return `${all}. None to show that was ${FOUND[only]}.`
  const rows = lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'at', cell: ({ at }) => atText(at) },
      { head: 'by', cell: ({ by }) => by },
      { head: 'how', cell: ({ how }) => HOW[how] },
      { head: 'before', cell: ({ before }) => standing(before) },
      { head: 'after', cell: ({ after }) => standing(after) },
      { head: 'left', cell: leftOf },
      { head: 'as proposed', cell: asProposed },
      { head: 'reason', cut: true, cell: whyOf },
    ],
    look,
  )
  const measured = look.colours.dim('What is left is counted as the promise is, such as in business hours.')
  const rest = more ? ['', look.colours.dim('There were more tickets; choose a shorter period.')] : []
  return [`${all}.`, measured, '', rows, ...rest].join('\n')
}

interface Options {
  readonly from?: string
  readonly to?: string
  readonly only?: PriorityChangesQuery['only']
}

export function addReportPriorityChanges(report: Command, deps: CliDeps): void {
  report
    .command('priority-changes')
    .description('list what was lowered, or pushed a promise away, with an hour or a quarter of it left')
    .option('--from <when>', 'changes made then or later, such as 2026-03-01T00:00Z; 30 days back when left out')
    .option('--to <when>', 'changes made before then')
    .addOption(oneOf('--only <which>', 'near_breach when left out', ['near_breach', 'lowered', 'all']))
    .action(({ from, to, only }: Options, command: Command) => {
      const query = {
        ...(from === undefined ? {} : { from: timeText('--from', from) }),
        ...(to === undefined ? {} : { to: timeText('--to', to) }),
        ...(only === undefined ? {} : { only }),
      }
      return askAndTell(deps, command, { ask: (client) => client.priorityChanges(query), say: changesText })
    })
}
