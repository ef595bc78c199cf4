/** topline policy check: whether a file could be published, and what of it looks odd. Nothing is sent. */
import type { Command } from 'commander'
import { NO_POLICIES } from '../../domain/publication.ts'
import { checkPublication, warningsOf } from '../../domain/publication-check.ts'
import { Refusal } from '../../domain/refusal.ts'
import { checkRetentionPolicy } from '../../domain/retention.ts'
import {
  checkClosingPolicy,
  checkContract,
  checkSlaPolicy,
  contractWarnings,
  slaWarnings,
} from '../../domain/sla/check.ts'
import { instantOf } from '../../domain/time.ts'
import { CommandFailed, type Place } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { globalsOf, tell } from '../tell.ts'
import { counted } from '../words.ts'
import { closingOf, contractOf, isTriageFile, type PolicyDocument, readPolicyFile, slaOf } from './document.ts'

interface Checked {
  readonly policy: PolicyDocument['kind']
  readonly name: string
  /** Null where it has no rules. */
  readonly rules: number | null
  readonly warnings: readonly string[]
}

/** Every calendar that anything in the document names. */
function namedCalendars(value: unknown, key = ''): string[] {
  if (key === 'calendar' && typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) => namedCalendars(each, name))
}

function check(policy: PolicyDocument, calendars: ReadonlySet<string>): Checked {
  if (isTriageFile(policy)) {
    const { kind, document } = policy
    const draft = {
      name: kind,
      slug: kind,
      version: 1,
      effectiveFrom: instantOf(0),
      publishedAt: instantOf(0),
      document,
    }
    checkPublication(NO_POLICIES, draft)
    return { policy: kind, name: document.name, rules: null, warnings: warningsOf(draft) }
  }
  const { kind, document } = policy
  switch (kind) {
    case 'sla': {
      const checked = checkSlaPolicy(slaOf(document), calendars)
      const rules = checked.tables.reduce((sum, table) => sum + table.rules.length, 0)
      return { policy: kind, name: document.name, rules, warnings: slaWarnings(checked) }
    }
    case 'contract': {
      const checked = checkContract(contractOf(document), calendars)
      return { policy: kind, name: document.name, rules: checked.rules.length, warnings: contractWarnings(checked) }
    }
    case 'closing':
      checkClosingPolicy(closingOf(document), calendars)
      return { policy: kind, name: document.name, rules: null, warnings: [] }
    case 'retention':
      checkRetentionPolicy(document)
      return { policy: kind, name: document.name, rules: null, warnings: [] }
  }
}

const placesIn = ({ details: { faults } }: Refusal): Place[] =>
  Array.isArray(faults)
    ? faults.map(({ place, text }: { place: string; text: string }) => ({ path: place, message: text }))
    : []

/** All faults at once, each with its place. @throws CommandFailed `checks_failed` */
function checkedOrFailed(file: string, policy: PolicyDocument, calendars: ReadonlySet<string>): Checked {
  try {
    return check(policy, calendars)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const fields = placesIn(error)
    if (fields.length === 0) throw error
    const text = `${file} cannot be published: ${counted(fields.length, 'fault')}. Mend what is named.`
    throw new CommandFailed('checks_failed', text, { fields, cause: error })
  }
}

const checkedText = ({ policy, name, rules, warnings }: Checked, { colours }: Look): string => {
  const of = rules === null ? '' : ` with ${counted(rules, 'rule')}`
  return [
    `${name} is a sound ${policy} policy${of}.`,
    ...warnings.map((warning) => `${colours.yellow('Note:')} ${warning}`),
  ].join('\n')
}

export function addPolicyCheck(policy: Command, deps: CliDeps): void {
  policy
    .command('check')
    .description('say whether a file could be published, and what of it looks odd')
    .argument('<file>', 'a policy of any kind or a contract, as JSON')
    .action(async (file: string, _: object, command: Command) => {
      const read = await readPolicyFile(file)
      const known = new Set(read.calendars)
      // Those that the file does not bring along are the workspace's.
      if (namedCalendars(read.policy.document).some((slug) => !known.has(slug))) {
        const { server, as: member, workspace } = globalsOf(command)
        const client = await deps.client({ server, member, workspace })
        for (const { slug } of (await client.calendars()).items) known.add(slug)
      }
      tell(deps, command, checkedOrFailed(file, read.policy, known), checkedText)
    })
}
