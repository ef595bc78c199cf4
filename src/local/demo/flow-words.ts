/** What of the demo is not agreed, who calls whom, and who follows what. */
import type { Theme } from './flow-themes.ts'

export interface DemoConcern {
  readonly theme: Theme
  readonly by: string
  readonly with: string
  readonly about: string
  readonly ourView: string
  readonly theirView: string
  readonly tried: string
  readonly evidence: string
  /** Why it went on, once the other side had confirmed its view. */
  readonly passedOn?: string
}

export const DEMO_CONCERNS: readonly DemoConcern[] = [
  {
    theme: 'migration',
    by: 'hana',
    with: 'ada',
    about: 'Who watches over the upgrade of this customer',
    ourView:
      'Their window ends tonight, and a second one that fails costs us the trust we won in spring. Somebody should be on the call.',
    theirView: 'The old version serves and no data is at risk, so that it takes its turn like any other upgrade.',
    tried: 'We talked on the phone this morning, and read the plan of their window together.',
    evidence: 'The plan of their maintenance window, in the account’s folder.',
  },
  {
    theme: 'folders',
    by: 'camille',
    with: 'farid',
    about: 'Whether a date for path permissions may be told',
    ourView: 'A third of their code is not in Harbor. Without a date they decide on a smaller contract this quarter.',
    theirView: 'A date that nobody has planned is worse than none: the last one we missed is still held against us.',
    tried: 'We wrote to each other twice, and asked product, who wants to hold two interviews first.',
    evidence: 'The notes of their last quarterly review.',
    passedOn: 'We know each other’s view and weigh the renewal differently.',
  },
]

export interface DemoNote {
  readonly theme: Theme
  readonly by: string
  readonly text: string
}

/** Notes that call a colleague. */
export const DEMO_NOTES: readonly DemoNote[] = [
  {
    theme: 'slow',
    by: 'luz',
    text: '@ada their third replica would help, and they ask whether the licence covers it. May I say yes, as we did in spring?',
  },
  {
    theme: 'freeze',
    by: 'tariq',
    text: '@ada I would like to show the design of rollout dates to this customer first. Is somebody of us in touch with them already?',
  },
  {
    theme: 'branch',
    by: 'sione',
    text: '@kenji the same limit of 64 branches as in the one you had last week. Do you still have the list that we sent?',
  },
  {
    theme: 'history',
    by: 'chiamaka',
    text: '@kwame @luz the skipped jobs came back after a restart. Is that known, or should I ask for help with it?',
  },
]

/** Who follows the first ticket about what. */
export const DEMO_WATCHES: readonly { readonly theme: Theme; readonly by: string }[] = [
  { theme: 'chart', by: 'ada' },
  { theme: 'certificate', by: 'ingrid' },
  { theme: 'folders', by: 'hana' },
  { theme: 'migration', by: 'camille' },
]

export interface DemoEnd {
  readonly theme: Theme
  /** `missing`, or the address of the one that answers it. */
  readonly document: string
}

/** What documents would have said, at the end of tickets that customers confirmed. */
export const DEMO_ENDS: readonly DemoEnd[] = [
  { theme: 'backup', document: 'missing' },
  { theme: 'groups', document: 'missing' },
  { theme: 'slow', document: 'missing' },
  { theme: 'polling', document: 'https://docs.harbor.example/code-hosts/webhooks' },
]
