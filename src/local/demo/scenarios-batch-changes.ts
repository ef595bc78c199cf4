import type { Scenario } from './scenario.ts'

export const BATCH_CHANGES: readonly Scenario[] = [
  {
    id: 'batch-many-repositories',
    kind: 'question',
    severity: 3,
    tags: ['batch-changes'],
    criterion: 'How-to question on large batch changes',
    values: {
      change: [
        'replace a logging library',
        'bump the base image',
        'add a CODEOWNERS file',
        'rename a module',
        'pin CI actions',
      ],
      targets: '140..2600',
    },
    subjects: [
      'Batch change over {targets} repositories: how to roll out slowly?',
      'Best practice to {change} everywhere',
      'Limit on changesets? We want to {change} in {targets} repositories',
      'Publish only 20 changesets a day',
    ],
    opening: [
      `We plan to {change} in {targets} repositories. If all pull requests open at once, CI will fall over. Can we
       publish them in portions, and is there an upper limit?`,
      `First large campaign for us: {change}, {targets} repositories. What have others learnt? I am mostly afraid of
       flooding reviewers.`,
    ],
    ask: [`Do you have executors, or do you run it locally with the CLI? And how many CI jobs may run at a time?`],
    give: ['Four executors. CI can take about 60 jobs at once.', 'Locally on a laptop so far, which takes ages.'],
    note: ['Rollout windows plus publishing by pattern. Recommend a pilot of ten.'],
    find: [
      `There is no limit on changesets, but I would use two brakes:

       - rolloutWindows, e.g. 20 an hour on weekdays from 9 to 16,
       - published by pattern, starting with ten friendly teams.

       With four executors the run over {targets} repositories takes about [[two|three]] hours; publishing then
       follows the window by itself.`,
      `Start unpublished, look at a few diffs, then publish by repository pattern. The site setting
       batchChanges.rolloutWindows limits how many go out per hour and day, across all campaigns. For {targets}
       repositories I would allow 25 an hour, which is below what your CI can take.`,
    ],
    more: [
      `The pilot went well. How do I see which ones were merged without opening each?`,
      `The burndown chart on the campaign page shows it, and its list can be filtered by "check state" and "review
       state".`,
    ],
    done: ['The rollout runs at 25 an hour and nobody shouted.', 'Pilot done, the rest follows this week.'],
    fix: `Rollout windows and publishing by pattern explained for {targets} repositories.`,
  },
  {
    id: 'batch-author-identity',
    kind: 'question',
    severity: 3,
    tags: ['batch-changes', 'code-hosts'],
    criterion: 'Question under which identity changes are published',
    subjects: [
      'Whose name is on commits of a batch change?',
      'Batch changes under a bot account on {host}',
      'Signed commits for batch changes in {repo}',
      'Personal credentials required for every author?',
    ],
    opening: [
      `Our rule in {repo} demands signed commits by a known account. Batch changes arrive under the personal name of
       whoever pressed the button, unsigned. Can we use a bot, and can it sign?`,
      `Must every author of batch changes add their own credentials for {host}? We would rather have one bot account.`,
    ],
    ask: [
      `Which kind of account could the bot be on {host}, and does the rule check the author, the committer, or both?`,
    ],
    give: ['A normal account with a key. The rule checks the committer.', 'An application account. Both are checked.'],
    note: [`Global service account credential; commit signing needs the application type, not a token.`],
    find: [
      `Both works. Add a global credential for the bot under Site admin, Batch Changes; it is used whenever the
       author has none of their own. With an application account instead of a token, commits are signed by the code
       host and pass your rule. The author of the campaign stays visible in the description.`,
      `No, personal credentials are optional. A site administrator can store one for all. If commits have to be
       signed, choose the application type; a plain token can push but not sign.`,
    ],
    more: [
      `Can we keep the human as author and the bot as committer?`,
      `Yes: set changesetTemplate.commit.author in the spec; the committer remains the bot.`,
    ],
    done: ['The bot signs and the rule is happy.', 'Set up with a global credential.'],
    fix: 'Bot account set as global credential with signing.',
  },
  {
    id: 'batch-close-leftovers',
    kind: 'question',
    severity: 3,
    tags: ['batch-changes'],
    criterion: 'How-to question on cleaning up a campaign',
    values: { left: '18..340' },
    subjects: [
      'Close {left} leftover pull requests of a batch change',
      'Undo a batch change after {left} merges',
      'What happens to branches when I close the campaign?',
      'Revert a campaign with {left} merged changesets',
    ],
    opening: [
      `A campaign from spring has {left} pull requests nobody will merge any more. If I close it in Harbor, are they
       closed on {host} as well, and do the branches go?`,
      `One of our campaigns was a mistake and {left} changesets are merged already. Is there something like undo?`,
    ],
    ask: [`Do you want to keep the ones with recent reviews, or is everything unmerged to go?`],
    give: ['Everything unmerged can go.', 'Keep those touched in the last two weeks, the rest can go.'],
    note: [`Close option is a checkbox people overlook. Branch deletion is a setting of the code host connection.`],
    find: [
      `When you close the campaign, tick "also close open changesets on the code host". Branches are removed if
       deleteBranchOnClose is on for the connection to {host}. Merged ones stay untouched. To keep some, remove them
       from the campaign first (select, Detach).`,
      `There is no undo for merged changes, but a second campaign can revert them: use the search of the first one
       as "on" and git revert as step. For the open ones, closing the campaign closes them too if you tick the box.`,
    ],
    more: [
      `Will reviewers get one mail for each of the {left}?`,
      `That depends on {host}; most send one each. You can close them in portions with the bulk action to soften it.`,
    ],
    done: ['Cleaned up, {left} fewer open pull requests.', 'The revert campaign went through.'],
    fix: 'Leftover changesets closed with the campaign.',
  },
]
