/** The words of concerns along the escalation path. */
import type { ConcernStep } from '../contract/concerns.ts'
import type { ConcernSaid } from '../domain/flow/concern-facts.ts'
import type { ConcernAct } from '../domain/flow/flow.ts'
import { count } from './format.ts'

const named = (concern: number, ticket: number) => `Concern ${concern} of #${ticket}`

/** Names that are told before the others are counted. */
const NAMED = 3

/** The first of them, and how many more there are. */
function names(all: readonly string[]): string {
  const rest = all.length - NAMED
  return rest > 0 ? `${all.slice(0, NAMED).join(', ')} and ${count(rest)} more` : all.join(', ')
}

interface Says {
  readonly label: string
  readonly title: string
  readonly says: string
  readonly done: (name: string) => string
}

const acts: Readonly<Record<ConcernAct, Says>> = {
  confirm: {
    label: 'Confirm your view',
    title: 'Is this your view?',
    says: 'A concern goes on once each side can state the view of the other.',
    done: (name) => `${name} states both views now.`,
  },
  reply: {
    label: 'Reply',
    title: 'Reply with evidence',
    says: 'It stays with the concern, for whoever decides.',
    done: (name) => `${name} has your reply.`,
  },
  pass_on: {
    label: 'Pass on',
    title: 'Pass it on together',
    says: 'Both sides go, with both views.',
    done: (name) => `${name} is passed on.`,
  },
  decide: {
    label: 'Decide',
    title: 'Decide',
    says: 'The decision is kept with its reason and the evidence. It moves nothing of the ticket by itself.',
    done: (name) => `${name} is decided.`,
  },
  withdraw: {
    label: 'Withdraw',
    title: 'Withdraw the concern',
    says: 'Such as when both of you agree.',
    done: (name) => `${name} is withdrawn.`,
  },
}

export const concernText = {
  acts,
  named,
  names,
  panel: {
    title: 'Concerns',
    none: 'Nobody disagrees about this ticket.',
    raise: 'Raise a concern',
    by: (who: string, other: string) => `${who} with ${other}`,
    view: (who: string) => `${who} thinks`,
    confirmed: (who: string) => `${who} confirmed it`,
    unconfirmed: (who: string) => `${who} has not confirmed it yet`,
    stated: (who: string) => `As ${who} had put it`,
    tried: 'What both tried',
    evidence: 'Evidence',
    path: 'The way up',
    replies: 'Replies',
    at: (who: string, step: string) => `${who}, at ${step}`,
    waits: (who: readonly string[]) => `Waits for ${names(who)}`,
    waitsForYou: 'Waits for you',
    asksYou: {
      confirm: 'Waits for you: confirm your view or correct it',
      nobodyConfirms: 'Waits for you: nobody can confirm the other view; withdraw it',
      decide: 'Waits for you: decide, or pass it on',
      pass: 'Waits for you: pass it on',
      passOrWithdraw: 'Waits for you: pass it on, or withdraw it',
    },
    decision: 'Decision',
    because: 'Because',
    considered: 'Evidence considered',
    withdrawn: 'Withdrawn',
    ended: (number: number) => (number === 1 ? '1 that has ended' : `${count(number)} that have ended`),
    what: 'the concerns',
  },
  state: { open: 'open', decided: 'decided', withdrawn: 'withdrawn' },
  ladder: {
    standing: {
      passed: 'passed',
      left_out: 'left out',
      here: 'stands here',
      ahead: 'ahead',
      decided: 'decided here',
      withdrawn: 'withdrawn here',
      not_needed: 'not needed',
    } satisfies Readonly<Record<ConcernStep['standing'], string>>,
    nobody: 'Nobody yet',
    noMember: (name: string) => `${name} (no member)`,
    arrived: (who: string) => `passed on by ${who}`,
    raised: (who: string) => `raised by ${who}`,
  },
  note: {
    label: 'Concern',
    open: (about: string) => `Concern: ${about}`,
    several: (number: number) => `${count(number)} concerns are open.`,
    at: (step: string) => `With ${step}.`,
    see: 'See it',
    moves: 'It moves nothing by itself.',
  },
  raise: {
    with: 'Who sees it otherwise',
    choose: 'Choose …',
    withHelp: 'They confirm the view that you state for them, or correct it. Until then it goes nowhere.',
    about: 'What it is about',
    ourView: 'How you see it',
    theirView: 'How they see it, as they would say it',
    tried: 'What both of you tried with each other',
    evidence: 'Evidence: links, tickets, figures',
    way: 'The way it would go',
    faults: {
      about: 'Say what it is about.',
      ourView: 'Say in a sentence how you see it.',
      theirView: 'Say in a sentence how they see it, other than your own view.',
      tried: 'Say in a sentence what both of you tried. Talk with each other first.',
    } satisfies Readonly<Record<keyof ConcernSaid, string>>,
    noWith: 'Name who sees it otherwise.',
    what: 'who could be the other side',
  },
  confirm: {
    stated: (who: string) => `${who} states your view so:`,
    right: 'That is my view',
    wrong: 'Not quite: in my own words',
    own: 'Your view',
    legend: 'Is it right?',
    fault: 'Say in a sentence how you see it, other than their view.',
    submit: 'Send',
  },
  reply: { reply: 'Reply', evidence: 'Evidence: links, tickets, figures' },
  passOn: {
    to: 'To',
    next: (step: string, who: string) => `It goes to ${step}: ${who}`,
    skips: 'It is a p0: steps may be left out, and the record says which.',
    reason: 'What both of you still see otherwise',
  },
  decide: {
    decision: 'Decision',
    reason: 'Why so',
    considered: 'The evidence you considered',
  },
  withdraw: { reason: 'Why' },
  page: {
    title: 'Concerns',
    says: 'Disagreements on their way up the escalation path, until somebody decides.',
    mine: 'Waiting for you',
    others: 'Waiting for others',
    what: 'the concerns',
    none: ['Nobody disagrees', 'What two of us cannot settle with each other is raised on its ticket.'],
    noneMine: 'Nothing waits for you.',
    noneOthers: 'There are no others.',
    ended: 'Decided or withdrawn',
    noneEnded: 'None has ended yet. What is decided stays here and on its ticket.',
    endedWhat: 'what was decided',
    loadMore: 'Show more',
    loadingMore: 'Coming …',
    withdrawnBy: (who: string) => `Withdrawn by ${who}`,
    decidedBy: (who: string, step: string) => `${who}, at ${step}`,
    more: 'There are more than are shown.',
    since: 'here since',
    over: 'its ticket has ended',
    path: 'The path',
    pathSays: (version: number) =>
      `Version ${version}. Whoever administers the workspace publishes another with \`topline policy publish\`; what was raised before goes on by the version it began with.`,
    noPath: 'No escalation path is in force. Whoever administers the workspace publishes one.',
    skip: 'For a p0 steps may be left out.',
    noSkip: 'No step may be left out.',
    post: {
      accountExecutive: 'the account executive of the account',
      customerEngineer: 'the customer engineer of the account',
      technicalAdvisor: 'the technical advisor of the account',
    },
    roles: (roles: readonly string[]) => `members with the role ${roles.join(' or ')}`,
  },
} as const
