/** topline policy show: what is promised, rule by rule. */
import type { Command } from 'commander'
import type { ClosingVersions, Contracts, SlaRule, SlaVersions, Target } from '../../contract/policies.ts'
import type { RetentionVersions } from '../../contract/retention.ts'
import { TRIAGE_POLICY_NAMES, type TriagePolicy, type VersionsOf } from '../../contract/triage-policies.ts'
import { type Target as DomainTarget, METRICS } from '../../domain/sla/document.ts'
import { targetWords } from '../../domain/sla/target.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, counted, NONE, spaced } from '../words.ts'
import { severityText } from './severity-text.ts'
import { routingPolicyText } from './show-routing.ts'

const wordsOf = (target: Target): string => targetWords(target as DomainTarget)

const conditions = ({ when }: SlaRule): string => {
  const told = Object.entries(when).map(([aspect, values]) => `${aspect} ${(values ?? []).join(', ')}`)
  return told.length === 0 ? 'every ticket' : told.join('; ')
}

const targets = ({ targets: all }: SlaRule): string =>
  METRICS.flatMap((metric) => {
    const target = all[metric]
    return target ? [`${spaced(metric)} ${wordsOf(target)}`] : []
  }).join('; ')

const rulesTable = (rules: readonly SlaRule[], look: Look): string =>
  lookTable(
    rules,
    [
      { head: 'rule', cell: ({ name }) => name },
      { head: 'fits', cut: true, cell: conditions },
      { head: 'promises', cell: (rule) => targets(rule) || NONE },
      { head: 'calendar', cell: ({ calendar }) => calendar },
    ],
    look,
  )

function slaText({ inForce, versions, shipped, warnings }: SlaVersions, look: Look): string {
  const { bold, dim, yellow } = look.colours
  const current = versions.find(({ version }) => version === inForce)
  if (!current) return 'No sla policy is in force.'
  const { name, about, tables } = current.document
  const coming = versions.filter(({ version }) => version > inForce)
  return [
    `${bold(name)} · version ${inForce}, from ${atText(current.effectiveFrom)}, by ${current.by}\n${about}`,
    ...tables.map((table) => `${bold(table.name)} (${table.kind})\n${rulesTable(table.rules, look)}`),
    ...coming.map(
      ({ version, effectiveFrom, by }) => `Version ${version} by ${by} takes effect on ${atText(effectiveFrom)}.`,
    ),
    ...warnings.map((warning) => `${yellow('Note:')} ${warning}`),
    dim(`Ready to adopt: ${shipped.map(({ slug }) => slug).join(', ')}.`),
  ].join('\n\n')
}

type Closing = { readonly closing: ClosingVersions }

function closingText({ closing: { inForce, versions } }: Closing): string {
  const current = versions.find(({ version }) => version === inForce)
  if (!current) return 'Silence ends nothing.'
  const { name, solveAfter, closeAfter } = current.document
  const step = (what: string, after: typeof solveAfter) =>
    after === null
      ? `never ${what} by silence`
      : `${what} after ${wordsOf(after.target)} by the calendar ${after.calendar}`
  return `${name} · version ${current.version}: ${step('solved', solveAfter)}, ${step('closed', closeAfter)}.`
}

const keptText = (what: string, days: number | null): string =>
  days === null ? `${what} are kept` : `${what} go after ${counted(days, 'day')}`

function retentionText({ inForce, versions }: RetentionVersions): string {
  const current = versions.find(({ version }) => version === inForce)
  if (!current) return 'Personal data is kept until somebody erases it.'
  const { name, closedTickets, endedSessionsDays } = current.document
  const said = [
    keptText('contacts of closed tickets', closedTickets.eraseContactsAfterDays),
    keptText('ended sessions', endedSessionsDays),
  ]
  return `${name} · version ${current.version}: ${said.join(', ')}.`
}

type Written = Contracts['items'][number]

const contractText = ({ slug, version, by, document }: Written, look: Look): string =>
  `${look.colours.bold(slug)} · ${document.name} · version ${version} by ${by}\n\n${rulesTable(document.rules, look)}`

/** Those in force as they are written; who publishes them reads the files. */
const documentsText = ({ items }: VersionsOf<TriagePolicy>, look: Look): string =>
  items
    .filter(({ inForce }) => inForce)
    .map(({ slug, version, by, document }) =>
      [look.colours.bold(`${slug} · version ${version} by ${by}`), JSON.stringify(document, null, 2)].join('\n'),
    )
    .join('\n\n') || 'Nothing of it is in force.'

export function addPolicyShow(policy: Command, deps: CliDeps): void {
  policy
    .command('show')
    .description('show what is promised, rule by rule')
    .argument('[name]', `sla, closing, retention, ${TRIAGE_POLICY_NAMES.join(', ')}, or the slug of a contract`, 'sla')
    .action((name: string, _: object, command: Command) => {
      if (name === 'sla') return askAndTell(deps, command, { ask: (client) => client.slaVersions(), say: slaText })
      if (name === 'closing') {
        const ask = async (client: Parameters<Parameters<typeof askAndTell>[2]['ask']>[0]): Promise<Closing> => ({
          closing: await client.closingVersions(),
        })
        return askAndTell(deps, command, { ask, say: closingText })
      }
      if (name === 'retention') {
        return askAndTell(deps, command, { ask: (client) => client.retentionVersions(), say: retentionText })
      }
      if (name === 'severity') {
        return askAndTell(deps, command, { ask: (client) => client.triagePolicies('severity'), say: severityText })
      }
      if (name === 'routing') {
        return askAndTell(deps, command, { ask: (client) => client.triagePolicies('routing'), say: routingPolicyText })
      }
      const triage = TRIAGE_POLICY_NAMES.find((each) => each === name)
      if (triage)
        return askAndTell(deps, command, { ask: (client) => client.triagePolicies(triage), say: documentsText })
      return askAndTell(deps, command, {
        ask: async (client): Promise<Written> => {
          const { items } = await client.contracts()
          const found = items.find(({ slug }) => slug === name)
          if (found) return found
          const known = ['sla', 'closing', 'retention', ...TRIAGE_POLICY_NAMES, ...items.map(({ slug }) => slug)].join(
            ', ',
          )
          throw new CommandFailed('wrong_usage', `There is no policy or contract "${name}". Choose one of: ${known}.`)
        },
        say: contractText,
      })
    })
}
