import type { Scenario } from './scenario.ts'

export const FEATURES_FOR_CODE: readonly Scenario[] = [
  {
    id: 'feature-digest',
    kind: 'feature',
    severity: 3,
    tags: ['notifications', 'search'],
    criterion: "Wish, today's notices work",
    values: { alerts: '20..300' },
    subjects: [
      'Weekly digest instead of {alerts} single mails',
      'Bundle saved search notices per team',
      'Quiet hours for saved search alerts',
    ],
    opening: [
      `Our {alerts} saved searches send one mail each. People filter them away and miss what matters. A daily or
       weekly digest per team would make them useful again.`,
    ],
    ask: [
      `So that I describe the need well: who should receive a digest, how often, and what do people do today to cope?`,
    ],
    give: [`Team leads, weekly. Today one person reads them all and writes a summary, an hour each Friday.`],
    note: [`Need: expansion, the team wants it for 12 more groups. Workaround costs an hour a week.`],
    find: [
      `I have filed this as a gap with your reason and the hour it costs you each week ({issue}), and product has
       taken it up for discussion. Until then a webhook per saved search into one channel gives a daily view; I
       attached an example. You will hear from me when a decision is made.`,
    ],
    more: [
      'Is there a date?',
      `Not yet, and I do not want to guess one. Product looks at new gaps every second week; I write to you after
       that.`,
    ],
    done: ['The webhook helps in the meantime.', 'Understood, please keep us informed.'],
    fix: 'Filed as {issue}: digest for saved searches, with need and workaround.',
    help: [
      `Gap: digest of saved searches. {account}: {alerts} searches, one hour of work a week, wants to roll out to
       more teams. Workaround: webhook, acceptable for some weeks. Two other accounts asked in the last quarter.`,
      `Accepted for discovery, grouped with notification preferences. Nothing promised; answer can go out with the
       workaround.`,
    ],
  },
  {
    id: 'feature-batch-schedule',
    kind: 'feature',
    severity: 3,
    tags: ['batch-changes'],
    for: 'paying',
    criterion: 'Wish for scheduling, can be scripted today',
    values: { freeze: ['quarter end', 'the holiday season', 'each release week', 'audits'] },
    subjects: [
      'Publish freeze for batch changes during {freeze}',
      'Schedule a batch change run for the weekend',
      'Respect our change calendar ({freeze})',
    ],
    opening: [
      `During {freeze} nothing may be changed. Batch changes do not know that, so we switch credentials off, which
       is crude. A calendar with freezes would be great.`,
    ],
    ask: [
      `Would a freeze be for the whole company or per repository group? And what happens today if somebody forgets?`,
    ],
    give: [`Per group. Last time 60 pull requests were opened during {freeze} and an incident review followed.`],
    note: [`Rollout windows cover weekly patterns only, not dates. Strong case, incident review happened.`],
    find: [
      `Rollout windows know weekdays and hours but no dates, so this is a gap. It is filed with your incident as the
       reason ({issue}). Until then a small job can set the window to zero for the dates of {freeze}; I have
       attached one that reads an iCalendar feed.`,
    ],
    more: [
      'Could you make the job official?',
      `It is an example without support, but it uses documented calls only, so it will keep working.`,
    ],
    done: ['The job does it for now.', 'Installed, thank you. We vote for the real thing.'],
    fix: 'Filed as {issue}: date freezes for rollout windows; script given.',
    help: [
      `Gap: dates in rollout windows. {account} had an incident review after publishing during {freeze}. Workaround
       by script, acceptable but fragile. Need is strong.`,
      `Design exists from last year, small. Goes to the next planning with this reason attached.`,
    ],
  },
  {
    id: 'feature-owner-filter',
    kind: 'feature',
    severity: 3,
    tags: ['search', 'code-hosts'],
    criterion: 'Wish for a search filter',
    values: { owners: ['CODEOWNERS', 'OWNERS files', 'our catalog'] },
    subjects: [
      'Search filter by owner from {owners}',
      'Find code without an owner',
      'owner: filter should understand {owners}',
    ],
    opening: [
      `We would love to search "everything owned by team payments that uses the old client". Ownership is in
       {owners}. Is it planned?`,
      `Which files have no owner? With {owners} in place, a filter for that would help our clean-up a lot.`,
    ],
    ask: [`Is ownership the same on all branches, and would read-only be enough or should people edit it in Harbor?`],
    give: ['Default branch is enough, read-only.', 'Read-only is perfect.'],
    note: [`Exists for one file format. Extending to others is small. Good candidate for contribution.`],
    find: [
      `There is a filter owned:yes that reads one format of CODEOWNERS, and owned:no finds what nobody owns. Other
       formats are not understood yet; I added yours to {issue} with an example. A small converter in CI would
       bridge it.`,
    ],
    more: ['Does the filter work in batch changes?', 'Yes, everywhere a query is accepted.'],
    done: ['The converter works for us.', 'Did not know the filter, very useful.'],
    fix: 'Existing owner filter shown; other formats filed as {issue}.',
    help: [
      `Wish: owner filter for {owners}. Converter in CI works. Asked by one enterprise and several open source
       accounts.`,
      `Nice to have; parser interface is there, contributions welcome. Labelled accordingly.`,
    ],
  },
  {
    id: 'feature-dark-diff',
    kind: 'feature',
    severity: 3,
    tags: ['search', 'documentation'],
    criterion: 'Suggestion for the user interface',
    values: {
      what: ['the diff view', 'the blame view', 'the file tree', 'the shortcut overview', 'the reference panel'],
    },
    subjects: [
      'Suggestion for {what}',
      'Accessibility of {what}: contrast too low',
      'Small wish: {what} on narrow screens',
    ],
    opening: [
      `A small thing: {what} is hard to use with a screen magnifier, because it jumps when new data arrives. I like
       the rest a lot.`,
      `With the browser at 175 % {what} moves while it loads, so I lose the line I was reading. Otherwise a pleasure
       to use.`,
    ],
    ask: ['Which browser and zoom do you use? And is it the same on both themes?'],
    give: ['Firefox at 175 %, dark theme. Light is a bit better.', 'Any browser, I tried two.'],
    note: [`Layout shift is real, reproduced at 175 %. Good first issue for the web team.`],
    find: [
      `Thank you for taking the time. I could see it at 175 % and passed it on with a recording ({issue}). Feedback
       of this kind is read by the people who build {what}, even when it takes a while.`,
    ],
    more: ['Happy to test a fix.', 'I noted that in the issue; they may come back to you.'],
    done: ['Glad it is useful.', 'Nice, looking forward to it.'],
    fix: 'Feedback on {what} filed as {issue}.',
    help: [
      `Feedback: {what} shifts while loading, hard with a magnifier. Reproduced, recording attached. Accessibility.`,
      `Taken into the accessibility round of this quarter.`,
    ],
  },
]
