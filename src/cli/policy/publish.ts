/** topline policy publish: the next version of a policy or of a contract. */
import type { Command } from 'commander'
import { TRIAGE_POLICIES, type TriagePolicy } from '../../contract/triage-policies.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { addPublishOptions, type Publishable, type PublishOptions, previewOrPublish } from '../publishing.ts'
import { counted } from '../words.ts'
import { isTriageFile, type PolicyDocument, readPolicyFile, type TriageFile } from './document.ts'

interface PolicyOptions extends PublishOptions {
  readonly apply?: true
  readonly contract?: string
  readonly slug?: string
}

const SILENCES =
  'No open ticket changes: a silence that has begun ends by the version it began under, and no clock moves.'

function contractSlug({ contract }: PolicyOptions): string {
  if (contract !== undefined) return contract
  throw new CommandFailed('wrong_usage', 'The file is a contract. Say which with --contract SLUG.')
}

/** From when each counts; none of them moves a clock. */
const COUNTS_FOR: Readonly<Record<TriagePolicy, string>> = {
  severity:
    'It changes no open ticket: it counts for tickets that arrive from then on. Those that are there keep the version they arrived under.',
  routing:
    'It moves no open ticket: it counts for tickets that are opened from then on, and for the paths that are offered when somebody routes one.',
  tags: 'It changes no open ticket: it counts for what is classified from then on.',
  form: 'It changes no open ticket: it counts for tickets that are opened by it from then on. Those that are there keep their version.',
  template: 'It changes no open ticket: it counts for what is written from then on.',
  duty: 'It changes no open ticket: it counts for who is on duty from then on.',
  packet: 'It changes no open ticket: it counts for what is handed over or asked from then on.',
  escalation: 'It changes no open ticket: it counts for what is raised from then on.',
}

/** @throws CommandFailed `wrong_usage` where it needs a slug and has none */
function triagePublishable({ kind, document, slug }: TriageFile, options: PolicyOptions): Publishable {
  const { many } = TRIAGE_POLICIES[kind]
  const named = options.slug ?? slug
  if (many && named === undefined) {
    throw new CommandFailed('wrong_usage', `There may be many a ${kind}. Say which with --slug SLUG, or in the file.`)
  }
  const key = { name: kind, slug: many ? named : undefined }
  return {
    what: many ? `${kind} ${named}` : `the ${kind} policy`,
    preview: async () => ({ says: COUNTS_FOR[kind] }),
    publish: (client, more, write) => client.publishTriagePolicy(key, { document, ...more }, write),
  }
}

function publishable(policy: PolicyDocument, options: PolicyOptions): Publishable {
  if (isTriageFile(policy)) return triagePublishable(policy, options)
  const apply = options.apply === true
  const { kind, document } = policy
  switch (kind) {
    case 'sla':
      return {
        what: 'the sla policy',
        preview: (client, when) => client.previewSla({ document, ...when }),
        publish: (client, more, write) => client.publishSla({ document, apply, ...more }, write),
      }
    case 'contract': {
      const slug = contractSlug(options)
      return {
        what: `contract ${slug}`,
        preview: (client, when) => client.previewContract(slug, { document, ...when }),
        publish: (client, more, write) => client.publishContract(slug, { document, apply, ...more }, write),
      }
    }
    case 'closing':
      return {
        what: 'the closing policy',
        preview: async () => ({ says: SILENCES }),
        publish: (client, more, write) => client.publishClosing({ document, ...more }, write),
      }
    case 'retention':
      return {
        what: 'the retention policy',
        preview: async (client, when) => {
          const { tickets, sessions } = await client.previewRetention({ document, ...when })
          const text = `The contacts of ${counted(tickets, 'closed ticket')} would be erased, and ${counted(sessions, 'ended session')} forgotten.`
          return { says: text }
        },
        publish: (client, more, write) => client.publishRetention({ document, ...more }, write),
      }
  }
}

export function addPolicyPublish(policy: Command, deps: CliDeps): void {
  addPublishOptions(policy.command('publish'))
    .description('publish the next version of a policy or of a contract')
    .argument('<file>', 'the document as JSON, or a file as those in policies/')
    .option('--apply', 'clocks that run go over to it; else they keep the promise they have')
    .option('--slug <slug>', 'which form, template or duty rota it is, where the file does not say')
    .option('--contract <slug>', 'which contract it is, for a file with the rules of one')
    .action(async (file: string, options: PolicyOptions, command: Command) => {
      const { policy: read } = await readPolicyFile(file)
      await previewOrPublish(deps, command, options, publishable(read, options))
    })
}
