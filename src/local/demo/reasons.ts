/** The short reasons that verbs ask for; templates like those of scenario.ts. */
import type { HoldReason, Severity } from '../../domain/vocabulary.ts'
import type { Area } from './scenario.ts'

export const TRIAGE: Readonly<Record<Severity, readonly string[]>> = {
  0: [
    'Severity 0: {criterion}. Total loss of service, so {priority}.',
    '{criterion}. Meets the emergency criteria; confirmed from our own probe. {priority}.',
  ],
  1: [
    'Severity 1: {criterion}. Well over 60 % of people affected.',
    '{criterion}. Service significantly limited, so severity 1 and {priority}.',
  ],
  2: [
    'Severity 2: {criterion}.',
    '{criterion}. Partial loss in one area, so severity 2 and {priority}.',
    '{criterion}. Checked against the criteria: a core feature is affected, others work. {priority}.',
  ],
  3: [
    'Severity 3: {criterion}.',
    '{criterion}. No loss of function, so severity 3.',
    '{criterion}. Minimal by the written criteria; {priority} for the order.',
  ],
}
export const TASK_TRIAGE = ['Internal work, so p3: {criterion}.', '{criterion}. Our own task, no customer waits: p3.']
export const PROSPECT_TRIAGE: Readonly<Record<Severity, readonly string[]>> = {
  0: ['Prospect. {criterion}: a failed deployment is p0 by the pre-sales criteria.'],
  1: ['Prospect. {criterion}. Core feature unavailable or service slow, so p1.'],
  2: ['Prospect. {criterion}. Not blocking, p2 by the pre-sales criteria.'],
  3: ['Prospect. {criterion}. Technical question, p2.', '{criterion}. Non-blocking ask of a prospect, p2.'],
}
export const RETRIAGE = [
  'A workaround is in place and [[confirmed|holds]]; what remains no longer meets severity {was}.',
  'The logs show it concerns [[two people|one team]] only, so the criteria of severity {was} are not met.',
]
export const SKIP = [
  'I answered the same account minutes ago and would like fresh eyes on this one.',
  'Needs somebody who knows {area}; a colleague who does is back in an hour.',
  'Five minutes before the end of my shift, it would only lie with me.',
  'Their day ends now; better taken by a colleague whose hours overlap with theirs.',
]
export const RELEASE = [
  'End of my shift; history and next step are in the notes, the customer is awake for [[four|five]] more hours.',
  'Out from tomorrow. Next expected step: answer their last message, today.',
  'My hours do not overlap with theirs. Next step for whoever is on: compare the two logs, answer today.',
  'Moved to the incident room for the afternoon, so this should not wait for me.',
]
export const HOLD_AFTER = {
  ask: [
    'information_needed',
    ['Waiting for the details asked for', 'Questions put to the customer', 'Needs the answer to our questions'],
  ],
  find: ['customer_tests', ['Answered, waiting for the customer to try it', 'Answer given, to be confirmed']],
} as const satisfies Readonly<Record<string, readonly [HoldReason, readonly string[]]>>

type Vendor = readonly [party: string, note: string, reason: 'vendor_answer' | 'vendor_fix']

/** Who outside could be asked, by area: the party and what it does. */
export const VENDORS: Partial<Readonly<Record<Area, Vendor>>> = {
  search: [
    'storage provider',
    'The storage provider of {account} measures read latency of the volume',
    'vendor_answer',
  ],
  indexing: ['storage provider', 'Volume is being enlarged by the storage provider of {account}', 'vendor_fix'],
  'code-hosts': ['operators of {host}', 'Operators of {host} look for our calls in their access log', 'vendor_answer'],
  permissions: ['operators of {host}', 'Operators of {host} check why the members list is cut off', 'vendor_answer'],
  sso: ['operators of {idp}', 'Operators of {idp} confirm which certificate they sign with', 'vendor_answer'],
  api: ['network provider', 'The network provider of {account} traces dropped connections', 'vendor_answer'],
  upgrades: ['hosting provider', 'Hosting provider of {account} restores the snapshot', 'vendor_fix'],
  deployment: [
    'hosting provider',
    'Hosting provider of {account} answers on the load balancer timeout',
    'vendor_answer',
  ],
}
export const OTHER_VENDOR: Vendor = [
  'hosting provider',
  'Hosting provider of {account} looks at its side',
  'vendor_answer',
]

/** Who of us could be waited for, why, and what ends it. */
export const WAITS: readonly { actsNext: string; reason: HoldReason; note: string; ends: string }[] = [
  {
    actsNext: 'engineering on duty',
    reason: 'engineering_answer',
    note: 'Engineering on duty reads the profile we recorded',
    ends: 'Profile read, cause is known',
  },
  {
    actsNext: 'infrastructure team',
    reason: 'other',
    note: 'A test instance of the same size is being built to reproduce it',
    ends: 'Test instance is ready',
  },
  {
    actsNext: 'security team',
    reason: 'engineering_answer',
    note: 'Security reviews the change before it goes to the customer',
    ends: 'Review done, no objections',
  },
  {
    actsNext: 'release team',
    reason: 'fix_scheduled',
    note: 'Patch release is being cut; it goes to the customer the same day',
    ends: 'Patch release is out',
  },
]
export const RESUMED = ['The answer is here and complete', 'They found the cause on their side; details in the note']
export const REOPENED = [
  'Customer phoned: back from leave, will try it this week',
  'Solved by silence, but the customer was away and asked to keep it open',
]
export const TO_ENGINEERING = [
  'Suspected defect; steps, versions and what we ruled out are in the note',
  'Help needed: reproduced here, cause lies in code we cannot read alone',
]
export const TO_PRODUCT = [
  'Gap without an acceptable way around; needs a decision',
  'Third account that asks for it; needs and reasons in the note',
]
export const TO_FIELD = {
  presales: [
    'Terms and dates of the trial are with customer engineering',
    'Technical part answered, next is a workshop',
  ],
  other: ['Licence terms are decided with the customer engineer', 'Adoption advice, not troubleshooting'],
} as const
export const BACK = ['Answered in the note; please tell the customer', 'Done on our side, the reply is yours']
export const PINS = {
  'pin-first': '{account} applies the change tonight; ten minutes of ours decide whether they can',
  'pin-second': `Promised by Ada on the renewal call: {account} hears from us before their board meeting`,
  pin: '{account} has a maintenance window tomorrow, and only our answer is missing',
  unpin: 'Answered in time; the exception is no longer needed',
} as const
