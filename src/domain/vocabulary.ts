/** The closed lists of the glossary (docs/glossary.md) that tickets, policies and wire shapes share. */

export const KINDS = ['question', 'problem', 'feature', 'presales', 'incident', 'task'] as const
export type Kind = (typeof KINDS)[number]

/** Segments in the order of "making hard choices" (domain rule RANK-5). */
export const SEGMENTS = ['presales', 'enterprise', 'team', 'free', 'open_source', 'internal'] as const
export type Segment = (typeof SEGMENTS)[number]

export const CHANNELS = ['email', 'form', 'portal', 'api', 'slack', 'github', 'phone', 'import'] as const
export type Channel = (typeof CHANNELS)[number]

/** `new`: not answered yet; `open`: ours to act; `pending`: the customer acts; `on_hold`: somebody else acts. */
export const STATUSES = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const
export type Status = (typeof STATUSES)[number]

export const PRIORITIES = ['p0', 'p1', 'p2', 'p3'] as const
export type Priority = (typeof PRIORITIES)[number]

export const SEVERITIES = [0, 1, 2, 3] as const
export type Severity = (typeof SEVERITIES)[number]

export const ENVIRONMENTS = ['production', 'staging', 'development', 'trial'] as const
export type Environment = (typeof ENVIRONMENTS)[number]

/** Who acts next while a ticket is held; `customer` makes it pending, the others put it on hold. */
export const HOLD_FOR = ['customer', 'third_party', 'internal'] as const
export type HoldFor = (typeof HOLD_FOR)[number]

/** Why a ticket is held, and who may be the one to act next (product 6.7). */
export const HOLD_REASONS = {
  answered: ['customer'],
  information_needed: ['customer'],
  customer_tests: ['customer'],
  customer_maintenance: ['customer'],
  agreed_date: ['customer', 'third_party', 'internal'],
  vendor_answer: ['third_party'],
  vendor_fix: ['third_party'],
  engineering_answer: ['internal'],
  fix_scheduled: ['internal'],
  product_decision: ['internal'],
  other: ['customer', 'third_party', 'internal'],
} as const satisfies Readonly<Record<string, readonly HoldFor[]>>
export type HoldReason = keyof typeof HOLD_REASONS

/** What a public reply is worth (product 6.5): only a `response`, which says what was done or what comes next, stops a
 *  response clock. */
export const REPLY_WEIGHTS = ['response', 'acknowledgement', 'automatic'] as const
export type ReplyWeight = (typeof REPLY_WEIGHTS)[number]

/** Whether the customer sees it, or we alone. */
export const VISIBILITIES = ['public', 'internal'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** Why a ticket ends without work: its clocks are cancelled, and reported (product 6.10). */
export const DISMISSALS = ['spam', 'duplicate', 'declined', 'no_action'] as const
export type Dismissal = (typeof DISMISSALS)[number]

/** How the account of a ticket was found: it was given, by its contact's address, by their mail domain, or not yet. */
export const MATCHES = ['given', 'contact', 'domain', 'nobody'] as const
export type Match = (typeof MATCHES)[number]

/** Level of effort: about how long the work takes. */
export const EFFORTS = ['minutes', 'hours', 'days', 'weeks'] as const
export type Effort = (typeof EFFORTS)[number]

/** Why nothing is promised to the customer: the feature is not released yet, or the help is best effort (TV-26). */
export const EXCLUSIONS = ['beta', 'experimental', 'best_effort'] as const
export type Exclusion = (typeof EXCLUSIONS)[number]

/** The seven closing reasons (domain.md section 10). */
export const CLOSING_REASONS = [
  'customer_confirmed',
  'workaround_and_issue_filed',
  'customer_silent_confident',
  'defect_fixed_or_filed',
  'product_gap_filed',
  'product_feedback_filed',
  'customer_silent_unanswered',
] as const
export type ClosingReason = (typeof CLOSING_REASONS)[number]

export const TEAM_KINDS = ['support', 'customer_engineering', 'engineering', 'product'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]

/** What a member may do follows from the role (domain/access/permissions.ts); `engineer` is a support engineer. */
export const ROLES = [
  'owner',
  'admin',
  'lead',
  'engineer',
  'customer_engineer',
  'success',
  'product',
  'engineering',
  'viewer',
] as const
export type Role = (typeof ROLES)[number]

/** Who may call: a member in a role, or a customer's contact through the portal. */
export const CALLER_ROLES = [...ROLES, 'contact'] as const
export type CallerRole = (typeof CALLER_ROLES)[number]

/** How likely an account leaves, as the CRM says. */
export const CHURN_RISKS = ['low', 'medium', 'high'] as const
export type ChurnRisk = (typeof CHURN_RISKS)[number]

/** `hard` is hard-choices mode: segment order applies because there is too much work. */
export const MODES = ['normal', 'hard'] as const
export type Mode = (typeof MODES)[number]
