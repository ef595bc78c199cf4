/** A policy in a file: the document alone, or the form of the files that ship, with its calendars beside it. */
import { ClosingPolicy, Contract, SlaPolicy } from '../../contract/policies.ts'
import { RetentionPolicy } from '../../contract/retention.ts'
import { fitted } from '../../contract/shape.ts'
import {
  TRIAGE_POLICIES,
  TRIAGE_POLICY_NAMES,
  type TriageDocuments,
  type TriagePolicy,
} from '../../contract/triage-policies.ts'
import type {
  ClosingPolicy as ClosingDocument,
  Contract as ContractDocument,
  SlaPolicy as SlaDocument,
} from '../../domain/sla/document.ts'
import { CommandFailed } from '../command-failed.ts'
import { readJsonFile, shaped } from '../json-file.ts'

export type PolicyDocument =
  | { readonly kind: 'sla'; readonly document: SlaPolicy }
  | { readonly kind: 'contract'; readonly document: Contract }
  | { readonly kind: 'closing'; readonly document: ClosingPolicy }
  | { readonly kind: 'retention'; readonly document: RetentionPolicy }
  | TriageFile

/** A policy that triage goes by; `slug` names a form, a template or a rota. */
export type TriageFile = {
  readonly [Name in TriagePolicy]: {
    readonly kind: Name
    readonly document: TriageDocuments[Name]
    readonly slug: string | undefined
  }
}[TriagePolicy]

export const isTriageFile = (policy: PolicyDocument): policy is TriageFile =>
  (TRIAGE_POLICY_NAMES as readonly string[]).includes(policy.kind)

export interface PolicyFile {
  readonly policy: PolicyDocument
  /** Slugs of the calendars that the file defines. */
  readonly calendars: readonly string[]
}

/** As the domain takes them: the same but for options that may be written as undefined, which JSON cannot. */
export const slaOf = (document: SlaPolicy) => document as SlaDocument
export const contractOf = (document: Contract) => document as ContractDocument
export const closingOf = (document: ClosingPolicy) => document as ClosingDocument

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function kindOf(document: Fields): Exclude<PolicyDocument['kind'], TriagePolicy> | undefined {
  if ('tables' in document) return 'sla'
  if ('solveAfter' in document || 'closeAfter' in document) return 'closing'
  if ('closedTickets' in document) return 'retention'
  return 'rules' in document ? 'contract' : undefined
}

/** The policy of triage that a file names in its head; undefined for the others, which are told apart by what they hold. */
function triageFile(json: unknown, path: string): TriageFile | undefined {
  if (!isFields(json) || !isFields(json.document)) return undefined
  const kind = TRIAGE_POLICY_NAMES.find((name) => name === json.policy)
  if (kind === undefined) return undefined
  const document = shaped<unknown>(fitted(TRIAGE_POLICIES[kind].shape, json.document), path)
  return { kind, document, slug: typeof json.slug === 'string' ? json.slug : undefined } as TriageFile
}

/** The document of a file, and the calendars that come with it. */
function partsOf(json: unknown): { document: Fields; calendars: readonly string[] } {
  if (!isFields(json)) return { document: {}, calendars: [] }
  const { document, calendars } = json
  if (!isFields(document)) return { document: json, calendars: [] }
  return { document, calendars: isFields(calendars) ? Object.keys(calendars) : [] }
}

const NAMED = ['sla', 'closing', 'retention', 'contract', ...TRIAGE_POLICY_NAMES].join(', ')

/** Why a file cannot be published, and what could be. */
function unreadable(json: unknown): string {
  const named = isFields(json) && typeof json.policy === 'string' ? json.policy : undefined
  if (named === 'order') {
    return 'is an order of the line. A workspace gets its order when it is created; an order cannot be published.'
  }
  if (named !== undefined) {
    return `names the policy "${named}", of which it holds no document. Policies are: ${NAMED}. See the files in policies/.`
  }
  return `is no policy: it names none in "policy", and has neither tables nor rules, nor says when silence or personal data ends. Policies are: ${NAMED}. See the files in policies/.`
}

/** Reads a policy of any kind or a contract, told apart by what they hold.
 *  @throws CommandFailed `file_not_found`, `file_unreadable` that names each place */
export async function readPolicyFile(path: string): Promise<PolicyFile> {
  const json = await readJsonFile(path)
  const ofTriage = triageFile(json, path)
  if (ofTriage) return { policy: ofTriage, calendars: [] }
  const { document, calendars } = partsOf(json)
  switch (kindOf(document)) {
    case 'sla':
      return { policy: { kind: 'sla', document: shaped(fitted(SlaPolicy, document), path) }, calendars }
    case 'closing':
      return { policy: { kind: 'closing', document: shaped(fitted(ClosingPolicy, document), path) }, calendars }
    case 'retention':
      return { policy: { kind: 'retention', document: shaped(fitted(RetentionPolicy, document), path) }, calendars }
    case 'contract':
      return { policy: { kind: 'contract', document: shaped(fitted(Contract, document), path) }, calendars }
    case undefined: {
      throw new CommandFailed('file_unreadable', `${path} ${unreadable(json)}`)
    }
  }
}
