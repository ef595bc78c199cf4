/** What the closed lists of the glossary are called on screen, and what each choice means. */
import type { Criterion } from '../domain/policy.ts'
import type {
  CallerRole,
  Channel,
  ChurnRisk,
  ClosingReason,
  Dismissal,
  Environment,
  Exclusion,
  HoldFor,
  HoldReason,
  Kind,
  Priority,
  ReplyWeight,
  Segment,
  Severity,
  Status,
} from '../domain/vocabulary.ts'

export interface Option {
  readonly label: string
  readonly says: string
}

const kind: Record<Kind, string> = {
  question: 'Question',
  problem: 'Problem',
  feature: 'Feature',
  presales: 'Pre-sales',
  incident: 'Incident',
  task: 'Task',
}
const segment: Record<Segment, string> = {
  presales: 'Pre-sales',
  enterprise: 'Enterprise',
  team: 'Team',
  free: 'Free',
  open_source: 'Open source',
  internal: 'Internal',
}
const status: Record<Status, string> = {
  new: 'New',
  open: 'Open',
  pending: 'Pending',
  on_hold: 'On hold',
  solved: 'Solved',
  closed: 'Closed',
}
const turn: Record<Status, string> = {
  new: 'Ours',
  open: 'Ours',
  pending: 'Customer',
  on_hold: 'Other party',
  solved: 'Nobody',
  closed: 'Nobody',
}
const channel: Record<Channel, string> = {
  email: 'Email',
  form: 'Form',
  portal: 'Portal',
  api: 'API',
  slack: 'Slack',
  github: 'GitHub',
  phone: 'Phone',
  import: 'Import',
}
const environment: Record<Environment, string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
  trial: 'Trial',
}
const criterion: Record<Criterion, string> = {
  actionable: 'Turn',
  pin: 'Pin',
  priority: 'Priority',
  severity: 'Severity',
  segment: 'Segment',
  due: 'Due',
  received: 'Received',
  number: 'Number',
}
const holdFor: Record<HoldFor, Option> = {
  customer: { label: 'The customer', says: 'They answer, test or send something. Their message resumes the ticket.' },
  third_party: { label: 'A third party', says: 'A vendor or another company acts next.' },
  internal: { label: 'Somebody inside', says: 'Another team of ours acts next.' },
}
const holdReason: Record<HoldReason, string> = {
  answered: 'Answered, they may reply',
  information_needed: 'Information needed',
  customer_tests: 'They test or try it',
  customer_maintenance: 'Their maintenance window',
  agreed_date: 'Agreed date',
  vendor_answer: 'Answer of a vendor',
  vendor_fix: 'Fix of a vendor',
  engineering_answer: 'Answer of engineering',
  fix_scheduled: 'Fix is scheduled',
  product_decision: 'Decision of the product team',
  other: 'Something else',
}
const weight: Record<ReplyWeight, Option> = {
  response: { label: 'Response', says: 'Says what was done or what comes next. Stops the response clock.' },
  acknowledgement: { label: 'Acknowledgement', says: 'Says that somebody is there. The response clock goes on.' },
  automatic: { label: 'Automatic', says: 'No person wrote it. The response clock goes on.' },
}
const dismissal: Record<Dismissal, Option> = {
  spam: { label: 'Spam', says: 'Nobody asks anything of us.' },
  duplicate: { label: 'Duplicate', says: 'Another ticket asks the same, and the answer is given there.' },
  declined: { label: 'Declined', says: 'We do not do this.' },
  no_action: { label: 'No action for support', says: 'Somebody else deals with it; the reason says who.' },
}
const exclusion: Record<Exclusion, string> = {
  beta: 'Beta features',
  experimental: 'Experimental features',
  best_effort: 'Best effort',
}
const severity: Record<Severity, Option> = {
  0: {
    label: 'Emergency',
    says: 'Total loss of service, or a security issue. Not: one person cannot sign in, or it is merely slow.',
  },
  1: { label: 'Severe', says: 'Core features gone or very slow for 60 % of people or more, and no workaround.' },
  2: { label: 'Medium', says: 'Core features gone or somewhat slow, and there is a workaround.' },
  3: { label: 'Minimal', says: 'A question about features, documentation or deployment.' },
}
const priority: Record<Priority, Option> = {
  p0: { label: 'P0', says: 'Everything else stops for it.' },
  p1: { label: 'P1', says: 'Cannot wait longer than a day.' },
  p2: { label: 'P2', says: 'A customer’s problem or question that may wait its turn.' },
  p3: { label: 'P3', says: 'A goal, task or project of our own.' },
}
const closing: Record<ClosingReason, Option> = {
  customer_confirmed: { label: 'Confirmed', says: 'The customer did it and says so; our own tasks are done.' },
  workaround_and_issue_filed: {
    label: 'Workaround',
    says: 'A workaround is given, the issue filed and its link shared.',
  },
  customer_silent_confident: {
    label: 'Silent, confident',
    says: 'No answer after several tries; we are sure it works.',
  },
  defect_fixed_or_filed: { label: 'Defect', says: 'Fixed and confirmed, or filed with a link the customer has.' },
  product_gap_filed: { label: 'Product gap', says: 'The gap is filed and follows the product’s own path.' },
  product_feedback_filed: { label: 'Feedback', says: 'The feedback is passed on to the product team.' },
  customer_silent_unanswered: {
    label: 'Silent, open',
    says: 'Still unanswered; we wrote again, and nobody came back.',
  },
}
/** How a ticket was closed, whatever closed it. */
const ended: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries({ ...closing, ...dismissal }).map(([name, { label }]) => [name, label])),
  merged: 'Merged',
  imported: 'Imported',
}
const role: Record<CallerRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  lead: 'Lead',
  engineer: 'Engineer',
  customer_engineer: 'Customer engineer',
  success: 'Success',
  product: 'Product',
  engineering: 'Engineering',
  viewer: 'Viewer',
  contact: 'Contact',
}

const churnRisk: Record<ChurnRisk, string> = { low: 'Low', medium: 'Medium', high: 'High' }

export const terms = {
  exclusion,
  kind,
  segment,
  status,
  turn,
  channel,
  environment,
  criterion,
  holdFor,
  holdReason,
  weight,
  dismissal,
  severity,
  priority,
  closing,
  ended,
  role,
  churnRisk,
} as const
