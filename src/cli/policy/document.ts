/** A policy in a file: the document alone, or the form of the files that ship, with its calendars beside it. */
import { ClosingPolicy, Contract, SlaPolicy } from '../../contract/policies.ts'
import { RetentionPolicy } from '../../contract/retention.ts'
import { fitted } from '../../contract/shape.ts'
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

function kindOf(document: Fields): PolicyDocument['kind'] | undefined {
  if ('tables' in document) return 'sla'
  if ('solveAfter' in document || 'closeAfter' in document) return 'closing'
  if ('closedTickets' in document) return 'retention'
  return 'rules' in document ? 'contract' : undefined
}

/** The document of a file, and the calendars that come with it. */
function partsOf(json: unknown): { document: Fields; calendars: readonly string[] } {
  if (!isFields(json)) return { document: {}, calendars: [] }
  const { document, calendars } = json
  if (!isFields(document)) return { document: json, calendars: [] }
  return { document, calendars: isFields(calendars) ? Object.keys(calendars) : [] }
}

/** Reads a policy of any kind or a contract, told apart by what they hold.
 *  @throws CommandFailed `file_not_found`, `file_unreadable` that names each place */
export async function readPolicyFile(path: string): Promise<PolicyFile> {
  const { document, calendars } = partsOf(await readJsonFile(path))
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
      const text = `${path} is no policy: it has neither tables nor rules, nor says when silence or personal data ends. See the files in policies/.`
      throw new CommandFailed('file_unreadable', text)
    }
  }
}
