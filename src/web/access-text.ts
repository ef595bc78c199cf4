/** The words of signing in, of the account menu, and of letting a device in. */
import type { Permission, Scope } from '../domain/access/permissions.ts'
import type { RefusalCode } from '../domain/refusal.ts'

const scopes: Readonly<Record<Scope, { readonly label: string; readonly says: string }>> = {
  read: { label: 'Read', says: 'Read what your role may read.' },
  work: { label: 'Work', says: 'Open, answer, hold and solve tickets.' },
  configure: { label: 'Configure', says: 'Change accounts, calendars and policies.' },
  administer: { label: 'Administer', says: 'Manage people, tokens, sign-in, audit and data.' },
}

/** Why the provider’s answer did not sign anybody in, by the code in the address. */
const refused: Partial<Record<RefusalCode, string>> = {
  not_invited:
    'The provider knows you, but nobody has added you here. Ask an administrator of your workspace to add your email.',
  state_unknown: 'This sign-in was begun in another browser, took too long, or was used before. Begin again.',
  provider_refused: 'The provider did not sign you in. Begin again, or ask whoever runs it.',
  provider_unreachable: 'The provider does not answer. Try again in a minute; if it goes on, ask whoever runs it.',
  provider_invalid:
    'The provider’s answer cannot be trusted, so nobody was signed in. Ask an administrator to check it.',
  no_provider: 'No provider is set up here. Ask whoever runs this installation.',
  link_used:
    'This link was used before or has expired: a link works once. Make another one, or ask whoever sent it to you.',
  workspace_not_found: 'There is no such workspace here. Check the address, or ask who gave it to you.',
  outgoing_failed: 'The provider does not answer. Try again in a minute; if it goes on, ask whoever runs it.',
  outgoing_refused: 'The provider’s address is one this installation may not call. Ask whoever runs it.',
}

/** What each permission is for, in few words: completes "may not …" and "was refused: …". */
const shortly: Readonly<Record<Permission, string>> = {
  read_line: 'read the line',
  follow_tickets: 'follow tickets',
  read_notes: 'read internal notes',
  read_names: 'see customers’ names',
  read_money: 'see revenue and churn risk',
  read_accounts: 'look accounts up',
  read_reports: 'read reports',
  read_rules: 'read calendars and policies',
  open_tickets: 'open tickets',
  set_priority: 'set severity and priority',
  propose_priority: 'propose a priority',
  sort_tickets: 'classify or snooze tickets',
  route_tickets: 'send tickets to another team',
  keep_hours: 'keep working hours',
  keep_notices: 'say what they are told by mail',
  manage_duty: 'keep the hours of others',
  read_issues: 'read issues',
  file_issues: 'file issues or link tickets with them',
  keep_issues: 'set the status of issues, ship or merge them',
  work_tickets: 'take or work on tickets',
  answer_help: 'take or answer help requests',
  order_help: 'move help requests',
  release_others: 'release what a colleague holds',
  answer_customers: 'reply to customers',
  write_notes: 'write internal notes',
  raise_concerns: 'raise concerns or take part in them',
  end_tickets: 'dismiss, merge or split tickets',
  judge_replies: 'overrule what a reply counts as',
  pin_tickets: 'pin tickets',
  pin_above_p0: 'pin above a waiting p0',
  switch_mode: 'switch hard choices',
  change_accounts: 'change accounts',
  set_money: 'record revenue and churn risk',
  invite_contacts: 'invite contacts to the portal',
  preview_rules: 'try changes of calendars or policies',
  publish_calendars: 'publish calendars and holidays',
  publish_triage: 'publish forms, templates, tags and rotas',
  publish_policies: 'publish policies',
  set_retention: 'set how long data is kept',
  manage_people: 'manage people',
  name_owners: 'make or unmake owners',
  configure_sign_in: 'configure sign-in',
  read_audit: 'read the audit',
  export_workspace: 'export the workspace',
  erase_people: 'erase a person’s data',
  make_tokens: 'make tokens',
  be_signed_in: 'see who is signed in',
  use_portal: 'use the portal',
}

/** What people type, from the folder that Topline was started in. */
const LINK_COMMAND = 'npm run topline -- sign-in-link'

export const accessText = {
  scopes,
  signIn: {
    title: 'Sign in',
    says: 'Every ask in one strict order, with the reason for every place.',
    with: (name: string) => `Sign in with ${name}`,
    workspace: (slug: string) => `Workspace ${slug}`,
    link: {
      title: 'On this computer',
      says: 'Open the link that was printed when Topline started. It is gone? Make another one in a terminal:',
      command: LINK_COMMAND,
      copied: 'Copied.',
      copy: 'Copy the command',
      once: 'A link works once, and for 15 minutes.',
    },
    none: 'Nobody can sign in here yet: no provider is set up. Whoever runs this installation sets TOPLINE_OIDC_ISSUER, or starts it on this computer alone.',
    using: 'Signing you in …',
    failed: 'The link did not sign you in',
    otherwise: 'Sign in another way',
    asks: {
      title: 'You are signed in already',
      as: (name: string, workspace: string) => `You are signed in as ${name} in ${workspace}.`,
      says: 'The link may make you somebody else here. Use it only if you asked for it, or know who sent it.',
      goOn: (name: string) => `Go on as ${name}`,
      use: 'Use the link',
    },
    endedTitle: 'You are signed out',
    ended: 'Your session has ended. Sign in again and you are back at the same place; what you were writing is kept.',
    left: 'You have signed out.',
    waits: 'This page goes on by itself once you are signed in.',
    refusedElse: 'You could not be signed in. Begin again; if it goes on, ask an administrator.',
    refused,
  },
  menu: {
    label: (who: string) => `Signed in as ${who}`,
    title: 'Account and settings',
    somebodyElse: 'Be somebody else …',
    switchTo: (name: string) => `Workspace: ${name}`,
    settings: 'Settings',
    signOut: 'Sign out',
    theme: 'Theme',
    find: 'Find a member',
    nobody: 'Nobody has that name.',
    beTitle: 'Be somebody else',
    beSays: 'On this computer you may be anybody, to see what they see.',
    now: (name: string) => `You are ${name} now.`,
  },
  shortly,
  notKnown: 'What you may do is still being read.',
  mayNot: (permission: Permission) => `Your role may not ${shortly[permission]}.`,
  device: {
    title: 'Let a device in',
    says: 'A program asks to act for you. Compare the code with the one it shows.',
    code: 'Code',
    codeSays: 'As the program shows it, such as BCDF-GHJK.',
    look: 'Go on',
    asks: 'What asks',
    address: 'From',
    scopes: 'It may',
    expires: 'The code counts until',
    approve: 'Approve',
    deny: 'Deny',
    warning: 'Approve only what you started yourself, just now, on a computer you trust.',
    approvedTitle: 'It is let in',
    approved:
      'Go back to the program; you may close this page. You find its token, and can revoke it, in your settings.',
    deniedTitle: 'It is not let in',
    denied: 'Nothing was given to it. You may close this page.',
    other: 'Enter another code',
    toSettings: 'Your tokens',
    unknown: 'an unknown address',
    toQueue: 'To the queue',
  },
} as const

/** Why no one was signed in, in plain words. */
export const refusedText = (code: string): string =>
  new Map(Object.entries(refused)).get(code) ?? accessText.signIn.refusedElse
