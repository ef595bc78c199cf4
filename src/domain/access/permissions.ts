/** Who may do what, as sentences: "An owner, an admin or a lead may …". Every route names one of them (ACC-1). */
import { CALLER_ROLES, type CallerRole, ROLES, type Role } from '../vocabulary.ts'

/** What an API token may be limited to. */
export const SCOPES = ['read', 'work', 'configure', 'administer'] as const
export type Scope = (typeof SCOPES)[number]

interface Sentence {
  /** Completes "… may". */
  readonly says: string
  readonly roles: readonly CallerRole[]
  /** What a token needs beside its member's role; null for nothing. */
  readonly scope: Scope | null
}

const but = (...roles: Role[]): Role[] => ROLES.filter((role) => !roles.includes(role))
const ANY_MEMBER: readonly Role[] = ROLES
const STAFF = but('viewer')
const SUPPORT = ['owner', 'admin', 'lead', 'engineer'] as const
const LEADS = ['owner', 'admin', 'lead'] as const
const ADMINS = ['owner', 'admin'] as const

export const PERMISSIONS = {
  read_line: {
    says: 'read the line, tickets and their public messages, clocks, and why each stands where it stands',
    roles: ANY_MEMBER,
    scope: 'read',
  },
  follow_tickets: {
    says: 'follow tickets, and keep what needs their attention in order',
    roles: ANY_MEMBER,
    scope: 'work',
  },
  read_notes: { says: 'read internal notes and internal files', roles: STAFF, scope: 'read' },
  read_names: { says: 'see which customer and which contact a ticket is from', roles: STAFF, scope: 'read' },
  read_money: {
    says: 'see revenue, renewal dates and churn risk',
    roles: ['owner', 'admin', 'lead', 'customer_engineer', 'success', 'product'],
    scope: 'read',
  },
  read_accounts: { says: 'look accounts up', roles: STAFF, scope: 'read' },
  read_reports: { says: 'read reports', roles: ANY_MEMBER, scope: 'read' },
  read_rules: { says: 'read calendars, holidays and policies', roles: ANY_MEMBER, scope: 'read' },
  open_tickets: { says: 'open tickets', roles: STAFF, scope: 'work' },
  set_priority: { says: 'set severity and priority', roles: SUPPORT, scope: 'work' },
  propose_priority: { says: 'propose a severity and a priority', roles: STAFF, scope: 'work' },
  sort_tickets: {
    says: 'classify and snooze tickets, say whose they are (and that their sender is a contact there), and whom else they affect',
    roles: [...SUPPORT, 'customer_engineer'],
    scope: 'work',
  },
  route_tickets: {
    says: 'send tickets to another team',
    roles: [...SUPPORT, 'customer_engineer', 'product', 'engineering'],
    scope: 'work',
  },
  keep_hours: {
    says: 'keep their own working hours and absences, and say when they are at capacity',
    roles: STAFF,
    scope: 'work',
  },
  keep_notices: {
    says: 'say what they are told by mail, and when, and see what the next digest would say',
    roles: ANY_MEMBER,
    scope: 'work',
  },
  manage_duty: { says: 'keep the working hours and absences of others', roles: LEADS, scope: 'configure' },
  work_tickets: {
    says: 'take, skip, release, hold, resume, solve, reopen and close tickets, and take back what they did to them',
    roles: [...SUPPORT, 'customer_engineer', 'product', 'engineering'],
    scope: 'work',
  },
  answer_help: {
    says: 'take, send back and answer help requests',
    roles: [...SUPPORT, 'product', 'engineering'],
    scope: 'work',
  },
  order_help: {
    says: 'move help requests to another place',
    roles: [...LEADS, 'engineering'],
    scope: 'work',
  },
  read_issues: {
    says: 'read issues, those that are private only where they may read notes',
    roles: ANY_MEMBER,
    scope: 'read',
  },
  file_issues: {
    says: 'file issues, change what is written of them, and link tickets with them',
    roles: [...SUPPORT, 'customer_engineer', 'success', 'product', 'engineering'],
    scope: 'work',
  },
  keep_issues: {
    says: 'set the status of issues, ship them, and merge those that repeat another',
    roles: [...LEADS, 'product', 'engineering'],
    scope: 'work',
  },
  release_others: { says: 'release what a colleague holds', roles: LEADS, scope: 'work' },
  answer_customers: {
    says: 'write to customers, and record what customers wrote',
    roles: [...SUPPORT, 'customer_engineer', 'success'],
    scope: 'work',
  },
  write_notes: { says: 'write internal notes', roles: STAFF, scope: 'work' },
  raise_concerns: {
    says: 'raise concerns, and take their part in those that reach them',
    roles: STAFF,
    scope: 'work',
  },
  end_tickets: { says: 'dismiss, merge and split tickets', roles: SUPPORT, scope: 'work' },
  judge_replies: { says: 'overrule what a reply counts as', roles: LEADS, scope: 'work' },
  pin_tickets: { says: 'pin tickets and take pins off', roles: SUPPORT, scope: 'work' },
  pin_above_p0: { says: 'pin a ticket above a waiting p0', roles: LEADS, scope: 'work' },
  switch_mode: { says: 'switch hard choices on and off', roles: LEADS, scope: 'work' },
  change_accounts: {
    says: 'add accounts, and change what they are promised',
    roles: ['owner', 'admin', 'lead', 'customer_engineer', 'success'],
    scope: 'configure',
  },
  set_money: {
    says: 'record revenue, renewal dates and churn risk',
    roles: ['owner', 'admin', 'customer_engineer', 'success'],
    scope: 'configure',
  },
  invite_contacts: {
    says: 'invite a customer’s contact to the portal',
    roles: [...SUPPORT, 'customer_engineer', 'success'],
    scope: 'configure',
  },
  preview_rules: {
    says: 'see what a change of calendars or policies would do',
    roles: [...LEADS, 'product'],
    scope: 'read',
  },
  publish_calendars: { says: 'publish calendars and holidays', roles: LEADS, scope: 'configure' },
  publish_triage: { says: 'publish forms, templates, tags and rotas', roles: LEADS, scope: 'configure' },
  publish_policies: { says: 'publish policies and contracts', roles: ADMINS, scope: 'configure' },
  set_retention: { says: 'set how long personal data is kept', roles: ADMINS, scope: 'administer' },
  manage_people: {
    says: 'add members, change their roles, remove them, and end their sessions and tokens',
    roles: ADMINS,
    scope: 'administer',
  },
  name_owners: { says: 'make and unmake owners', roles: ['owner'], scope: 'administer' },
  configure_sign_in: { says: 'configure how people sign in', roles: ADMINS, scope: 'administer' },
  read_audit: { says: 'read and export the audit', roles: ADMINS, scope: 'administer' },
  export_workspace: { says: 'export the whole workspace', roles: ADMINS, scope: 'administer' },
  erase_people: { says: 'erase a person’s data', roles: ADMINS, scope: 'administer' },
  make_tokens: {
    says: 'make and revoke API tokens of their own, and let devices in',
    roles: ANY_MEMBER,
    scope: 'administer',
  },
  be_signed_in: { says: 'see who is signed in, and sign out', roles: CALLER_ROLES, scope: null },
  use_portal: {
    says: 'open tickets for their account, follow their own and write to them, through the portal',
    roles: ['contact'],
    scope: 'work',
  },
} as const satisfies Readonly<Record<string, Sentence>>

export type Permission = keyof typeof PERMISSIONS
export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[]

/** Who calls, as far as permissions go: `scopes` is null where nothing narrows the role. */
export interface Standing {
  readonly role: CallerRole
  readonly scopes: readonly Scope[] | null
}

/** Whether the role, and the token where there is one, allows it (ACC-1, ACC-4). */
export function may({ role, scopes }: Standing, permission: Permission): boolean {
  const { roles, scope }: Sentence = PERMISSIONS[permission]
  return roles.includes(role) && (scopes === null || scope === null || scopes.includes(scope))
}

/** Everything that is allowed, in the order of the table. */
export const allowedTo = (standing: Standing): Permission[] =>
  PERMISSION_NAMES.filter((permission) => may(standing, permission))

/** A role as people say it: `customer engineer`. */
export const roleWords = (role: CallerRole): string => role.replaceAll('_', ' ')
