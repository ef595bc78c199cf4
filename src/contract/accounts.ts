/** Accounts as triage needs them, on the wire: their file, contacts, opportunities, imports, and senders nobody knows. */
import { z } from 'zod'
import { LIFECYCLES } from '../domain/accounts/account.ts'
import { IMPORT_KINDS } from '../domain/accounts/import-fields.ts'
import { ROW_OUTCOMES } from '../domain/accounts/import-plan.ts'
import { OUTCOMES, STAGES } from '../domain/accounts/opportunity.ts'
import { Amount } from './amount.ts'
import { assigning, keepsWithAccount } from './assign-account.ts'
import { Email, InstantText, Reason, Slug } from './shape.ts'
import { TicketSummary } from './tickets.ts'
import { Account, AddAccount } from './workspace.ts'

const Text = (most: number) => z.string().trim().min(1).max(most)
const Title = Text(200).nullable()

/** A person at an account whose address is known. */
export const AccountContact = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable().describe('In lower case; null once the person was erased.'),
  title: z.string().nullable(),
})
export type AccountContact = z.infer<typeof AccountContact>

/** A contact, and the account it is of. */
export const ContactOfAccount = AccountContact.extend({ account: z.string().describe('Slug of its account.') })
export type ContactOfAccount = z.infer<typeof ContactOfAccount>

export const Opportunity = z.object({
  id: z.string(),
  source: z.string(),
  externalId: z.string(),
  name: z.string(),
  stage: z.literal(STAGES),
  outcome: z.enum(OUTCOMES).nullable().describe('null while it is open.'),
  closesOn: z.string().nullable().describe('ISO date.'),
  keyDates: z.string().nullable().describe('The dates that matter to it, and what else there is to know.'),
  amount: Amount.nullable().describe('null where it is not known, and for those who may not see it.'),
  weighted: Amount.nullable().describe('Its part of the pipeline: 0, 10, 20, 50, 75 or 90% by stage.'),
  winRate: z.number().int().nullable().describe('Percent, as far as it is known to be true.'),
})
export type Opportunity = z.infer<typeof Opportunity>

/** Open opportunities of one currency together, in its smallest unit. */
export const Pipeline = z.object({
  currency: z.string(),
  opportunities: z.number().int(),
  minor: z.number().int(),
  weightedMinor: z.number().int(),
})

/** All that is known of an account. */
export const AccountDetail = Account.extend({
  contacts: z.array(AccountContact),
  opportunities: z.array(Opportunity).describe('Open ones first, by the day they close.'),
  pipeline: z.array(Pipeline).nullable().describe('null for those who may not see amounts.'),
  tickets: z
    .object({
      waiting: z.number().int(),
      owned: z.number().int(),
      held: z.number().int(),
      done: z.number().int(),
    })
    .describe('How many are in each state; `waiting` and `owned` are ours to act on.'),
  latest: z.array(TicketSummary).describe('Those that changed last.'),
})
export type AccountDetail = z.infer<typeof AccountDetail>

const Domains = z.array(Text(253)).max(200)
const Who = Text(200).nullable()
const PeopleInput = z
  .strictObject({
    customerEngineer: Who.optional(),
    accountExecutive: Who.optional(),
    technicalAdvisor: Who.optional(),
  })
  .describe('Handles of members, or names; null for nobody, left out to keep.')

const file = {
  domains: Domains.optional().describe('All of its mail domains; public ones and those of other accounts are refused.'),
  lifecycle: z.enum(LIFECYCLES).nullable().optional(),
  people: PeopleInput.optional(),
  source: Slug.nullable().optional().describe('The system in which it has its external id.'),
  externalId: Text(200).nullable().optional(),
}

const bothOrNeither = {
  fits: ({ source, externalId }: { source?: string | null | undefined; externalId?: string | null | undefined }) =>
    (source ?? null) === null ? (externalId ?? null) === null : (externalId ?? null) !== null,
  otherwise: { path: ['externalId'], error: 'An external id is unique within its source. Give both, or neither.' },
}

/** Its terms, its money, and its file in one. */
export const OpenAccount = AddAccount.extend(file).refine(bothOrNeither.fits, bothOrNeither.otherwise)
export type OpenAccount = z.input<typeof OpenAccount>

/** What is on file of an account; what is left out stays as it is. */
export const ChangeFacts = z
  .strictObject({
    name: Text(200).optional(),
    ...file,
    addDomains: Domains.optional().describe('Further domains, those it has kept.'),
    reason: Reason,
  })
  .refine(bothOrNeither.fits, bothOrNeither.otherwise)
export type ChangeFacts = z.input<typeof ChangeFacts>

export const AddContact = z.strictObject({ name: Text(200), email: Email, title: Title.default(null), reason: Reason })
export type AddContact = z.input<typeof AddContact>

export const ChangeContact = z.strictObject({
  name: Text(200).optional(),
  email: Email.optional(),
  title: Title.optional(),
  account: Slug.optional().describe('Slug of the account it moves to.'),
  reason: Reason,
})
export type ChangeContact = z.input<typeof ChangeContact>
export const RemoveContact = z.strictObject({ reason: Reason })

export const AmountInput = z.strictObject({
  minor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).describe('In the currency’s smallest unit.'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Use the three letters of ISO 4217, such as EUR.'),
})

/** Adds the opportunity, or changes the one with this source and external id; what is left out stays as it is. */
export const PutOpportunity = z.strictObject({
  source: Slug,
  externalId: Text(200),
  name: Text(200).optional().describe('Needed for a new one.'),
  stage: z.literal(STAGES).optional().describe('Needed for a new one.'),
  outcome: z.enum(OUTCOMES).nullable().optional(),
  amount: AmountInput.nullable().optional(),
  closesOn: z.iso.date().nullable().optional(),
  keyDates: Text(2_000).nullable().optional(),
  winRate: z.number().int().min(0).max(100).nullable().optional().describe('Percent; more than is known is refused.'),
  reason: Reason,
})
export type PutOpportunity = z.input<typeof PutOpportunity>

/** Senders of open tickets whose account nobody knows, together by mail domain; at public ones each by themselves. */
export const UnknownSender = z.object({
  contactEmail: z.string().nullable().describe('The address, where the domain tells nobody.'),
  domain: z.string().nullable().describe('The mail domain, where it tells a company.'),
  contactName: z.string().describe('Of who wrote last.'),
  people: z.number().int().describe('How many addresses.'),
  tickets: z.number().int().describe('How many open tickets.'),
  latest: z.object({ number: z.number().int(), subject: z.string(), receivedAt: InstantText }),
  guess: z
    .object({ account: z.object({ slug: z.string(), name: z.string() }), because: z.string() })
    .nullable()
    .describe('An account that it could be, and why. Nothing follows until somebody says so.'),
})
export type UnknownSender = z.infer<typeof UnknownSender>
export const UnknownSenders = z.object({
  items: z.array(UnknownSender),
  more: z.number().int().describe('How many senders are not shown.'),
})
export type UnknownSenders = z.infer<typeof UnknownSenders>

/** Of all open tickets of one sender at once. */
export const AssignSender = z
  .strictObject({
    ...assigning,
    email: Email.optional().describe('All of this address.'),
    domain: Text(253).optional().describe('All of this mail domain.'),
  })
  .refine(({ email, domain }) => (email === undefined) !== (domain === undefined), {
    path: ['email'],
    error: 'Name one sender: by email or by domain.',
  })
  .refine(keepsWithAccount.fits, keepsWithAccount.otherwise)
export type AssignSender = z.input<typeof AssignSender>
export const AssignedSender = z.object({ tickets: z.array(z.number().int()).describe('Numbers of the tickets.') })
export type AssignedSender = z.infer<typeof AssignedSender>

/** A table of a CRM, and how to read it. */
const importing = {
  kind: z.enum(IMPORT_KINDS),
  csv: z.string().min(1).max(6_000_000).describe('The file as text; its first line names the columns.'),
  mapping: z
    .record(z.string().max(60), z.string().max(500).nullable())
    .optional()
    .describe('Column by field; null for a field that no column says. What is left out is told by the columns’ names.'),
  source: Slug.default('crm').describe('Name of the other system, in which its ids are unique.'),
  currency: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Use the three letters of ISO 4217, such as EUR.')
    .optional()
    .describe('Of amounts that name none.'),
  segment: Account.shape.segment.optional().describe('Of new accounts that name none.'),
  dates: z.enum(['dmy', 'mdy']).optional().describe('How to read 3/4/2026, where the column does not tell.'),
  stages: z
    .record(z.string().max(200), z.string().max(20))
    .optional()
    .describe('1 to 6, won or lost by what the other system calls it.'),
}
export const PreviewImport = z.strictObject(importing)
export type PreviewImport = z.input<typeof PreviewImport>
export const RunImport = z.strictObject({ ...importing, reason: Reason })
export type RunImport = z.input<typeof RunImport>

export const ImportedRow = z.object({
  line: z.number().int().describe('Of the file; the names of the columns are line 1.'),
  outcome: z.enum(ROW_OUTCOMES),
  what: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  notes: z.array(z.string()).describe('What of the row is left out, and why.'),
  reason: z.string().nullable().describe('Why it is refused.'),
})
export type ImportedRow = z.infer<typeof ImportedRow>

/** What an import would do, or has done. */
export const ImportReport = z.object({
  kind: z.enum(IMPORT_KINDS),
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), sample: z.string() })),
  fields: z.array(z.string()).describe('What a column can be mapped to.'),
  counts: z.object({
    add: z.number().int(),
    change: z.number().int(),
    same: z.number().int(),
    refuse: z.number().int(),
  }),
  items: z.array(ImportedRow).describe('The first rows; those that are refused come before others are left out.'),
  more: z.number().int().describe('How many rows are not shown.'),
})
export type ImportReport = z.infer<typeof ImportReport>

/** All of one kind as CSV, which an import reads back. */
export const ExportedTable = z.object({ kind: z.enum(IMPORT_KINDS), rows: z.number().int(), csv: z.string() })
export type ExportedTable = z.infer<typeof ExportedTable>
