/** topline policy try: what a ticket would be promised, and when each promise would be due. */
import type { Command } from 'commander'
import type { SlaTried, TrySla } from '../../contract/policies.ts'
import {
  CHANNELS,
  type Channel,
  ENVIRONMENTS,
  type Environment,
  KINDS,
  type Kind,
  PRIORITIES,
  type Priority,
  SEGMENTS,
  SEVERITIES,
  type Segment,
  type Severity,
} from '../../domain/vocabulary.ts'
import { momentText, oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, spaced } from '../words.ts'
import { readPolicyFile } from './document.ts'

interface TryOptions {
  readonly file?: string
  readonly segment: Segment
  readonly severity?: string
  readonly priority?: Priority
  readonly plan?: string
  readonly contract?: string
  readonly kind?: Kind
  readonly channel?: Channel
  readonly environment?: Environment
  readonly at: string
}

type Promised = SlaTried['promises'][number]

/** How else the same hours could be counted, where that makes a difference. */
function modesText({ modes }: Promised): string {
  if (modes === null || new Set(Object.values(modes)).size === 1) return ''
  return Object.entries(modes)
    .map(([mode, due]) => `${spaced(mode)} ${atText(due)}`)
    .join('; ')
}

function triedText({ promises, passedOver, warnings }: SlaTried, look: Look): string {
  const { colours } = look
  const table = lookTable(
    promises,
    [
      { head: 'clock', cell: ({ metric }) => spaced(metric) },
      {
        head: 'promise',
        cell: ({ words, wins }) => ({
          text: wins ? words : `${words} (another is stricter)`,
          paint: wins ? undefined : colours.dim,
        }),
      },
      { head: 'due', cell: ({ dueAt }) => atText(dueAt) },
      { head: 'calendar', cell: ({ calendar }) => calendar },
      { head: 'rule', cell: (each) => `${each.table}: ${each.rule}` },
      { head: 'because', cut: true, cell: ({ because }) => because },
    ],
    look,
  )
  const modes = promises.flatMap((each) => {
    const text = modesText(each)
    return text === '' ? [] : [`  ${spaced(each.metric)}: ${text}`]
  })
  const over = passedOver.map(({ table: of, rule, because }) => `  ${of}: ${rule} (${because})`)
  return [
    promises.length === 0 ? 'Nothing is promised.' : table,
    ...(modes.length === 0 ? [] : [`Counted in each mode:\n${modes.join('\n')}`]),
    ...(over.length === 0 ? [] : [`Passed over:\n${colours.dim(over.join('\n'))}`]),
    ...warnings.map((warning) => `${colours.yellow('Note:')} ${warning}`),
  ].join('\n\n')
}

async function draftOf(file: string | undefined): Promise<Pick<TrySla, 'document'>> {
  if (file === undefined) return {}
  const { policy } = await readPolicyFile(file)
  if (policy.kind === 'sla') return { document: policy.document }
  throw new CommandFailed('wrong_usage', `${file} is no sla policy. Give one with tables of rules.`)
}

const present = <Value>(name: string, value: Value | undefined) => (value === undefined ? {} : { [name]: value })

export function addPolicyTry(policy: Command, deps: CliDeps): void {
  policy
    .command('try')
    .description('say what a ticket would be promised, and when each promise would be due')
    .addOption(oneOf('--segment <segment>', 'its segment', SEGMENTS).makeOptionMandatory())
    .addOption(oneOf('--severity <severity>', 'its severity; not triaged yet when left out', SEVERITIES.map(String)))
    .addOption(oneOf('--priority <priority>', 'its priority', PRIORITIES))
    .option('--plan <plan>', 'what the account pays for')
    .option('--contract <slug>', 'the contract of the account')
    .addOption(oneOf('--kind <kind>', 'its kind; a problem when left out', KINDS))
    .addOption(oneOf('--channel <channel>', 'how it came; by email when left out', CHANNELS))
    .addOption(oneOf('--environment <environment>', 'where it happens', ENVIRONMENTS))
    .option('--at <when>', 'when it arrives: 4h, 2d, or a time such as 2026-03-05T12:00Z', '0m')
    .option('--file <file>', 'a draft to try; the policy in force when left out')
    .action(async ({ file, at, severity, ...facts }: TryOptions, command: Command) => {
      const draft = await draftOf(file)
      const asked: TrySla = {
        ...facts,
        ...draft,
        ...present('severity', severity === undefined ? undefined : (Number(severity) as Severity)),
        startedAt: momentText('--at', at, deps.now()),
      }
      await askAndTell(deps, command, { ask: (client) => client.trySla(asked), say: triedText })
    })
}
