import type { Scenario } from './scenario.ts'

export const PERMISSIONS: readonly Scenario[] = [
  {
    id: 'permissions-how-often',
    kind: 'question',
    severity: 3,
    tags: ['permissions', 'code-hosts'],
    for: 'paying',
    criterion: 'Question how permissions are synchronised',
    values: { minutes: ['5', '15', '30', '60'] },
    subjects: [
      'How fast does a revoked permission on {host} take effect?',
      'Permission sync interval: can it be {minutes} minutes?',
      'Auditor asks how Harbor mirrors access rights of {repo}',
      'Order of permission sync for {users} people',
    ],
    opening: [
      `Our auditors ask how long somebody who lost access on {host} can still read code in Harbor. I need a sentence
       I can defend, and if possible a way to bring it down to {minutes} minutes.`,
      `How does Harbor decide whose permissions to refresh first? We have {users} people and {repos} repositories,
       and a colleague who left a project could still open {repo} in the afternoon.`,
    ],
    ask: [`Do you have webhooks from {host} to Harbor, and does the site configuration set permissions.syncInterval?`],
    give: [
      `No webhooks so far. syncInterval is not set, so whatever the default is.`,
      `Webhooks for pushes only. The interval is at 24 h, I do not know why.`,
    ],
    note: [`Answer: by schedule, by webhook, at sign-in, and per repository. Send the table for auditors.`],
    find: [
      `Four things refresh permissions: a schedule (24 hours unless set), a sign-in, opening a repository whose data
       is older than an hour, and membership webhooks. With webhooks from {host} a removal takes effect in under a
       minute; the schedule is then only the net below. For the audit I would write: "at most the sync interval,
       normally seconds".`,
      `At worst it is the configured interval, in practice much less. Add the membership events to your webhook and
       set permissions.syncInterval to {minutes} minutes for people who were active this week; Harbor spreads the
       calls so that {host} is not flooded. The page on permission syncing has a table you may hand to the auditors.`,
    ],
    more: [
      `And what happens if {host} cannot be reached during a sync?`,
      `The last known permissions stay for 72 hours and are then withdrawn, so it fails closed. An alert fires after
       the first missed hour.`,
    ],
    done: ['The auditors accepted the wording.', 'Webhooks are in; a removal takes 20 seconds now.'],
    fix: `Explained the four triggers of permission sync; membership webhooks switched on.`,
  },
  {
    id: 'permissions-stale',
    kind: 'problem',
    severity: 2,
    tags: ['permissions', 'code-hosts'],
    for: 'paying',
    criterion: 'Permissions out of date for some people, a manual sync works around it',
    values: {
      people: '3..60',
      group: ['contractors-eu', 'team-ledger', 'mobile-guild', 'site-reliability', 'new-joiners'],
    },
    subjects: [
      '{people} people cannot see {repo} although {host} allows it',
      'New joiners see no private repositories in Harbor',
      'Group {group} lost sight of its repositories',
      'Permissions of {repo} out of date {since}',
    ],
    opening: [
      `{people} colleagues in the group {group} were given access to {repo} on {host}, but Harbor answers
       "repository not found" for them. After I press "Sync permissions" for one person, that person is fine. I
       cannot do that for everybody.`,
      `{Since} new members of {group} see only public code in Harbor. Permissions on {host} are correct, I
       double-checked with two of them. Version {version}, sign-in through {idp}.`,
    ],
    ask: [
      `Please open one of these people under Site admin, Users, Permissions and send me the sync history, and tell
       me whether their account name on {host} equals the one from {idp}.`,
    ],
    give: [
      `The history shows "0 repositories, no external account" for all of them. Names differ: on {host} they have a
       prefix "x-", in {idp} they do not.`,
      `Last sync says ok, 212 repositories, but that was before the group changed. Nothing after that.`,
    ],
    note: [
      `No external account linked: identity and code host accounts are matched by verified mail, and the contractors
       have two addresses. Manual sync works because they linked it by signing in again.`,
      `Nested group. The group API of the host gives direct members only, so members of subgroups are never seen.`,
    ],
    find: [
      `Harbor could not tell that the person from {idp} and the account on {host} are the same: they are matched by
       verified mail address, and these {people} people have different ones. Two ways:

       - add the second address as verified for them in {idp} (no downtime, effective at next sign-in), or
       - map names by a rule under auth.accountMapping: "x-(.*)" to "$1".

       I would take the rule; it also covers people who join later.`,
      `Members of a nested group are missed, because the code host reports direct members only unless asked. Set
       includeInherited to true in the connection to {host} and start one full permission sync; for your size it
       takes about 25 minutes. A manual sync per person does the same, one by one.`,
    ],
    more: [
      `Is there a risk that the rule gives somebody too much?`,
      `A rule only links accounts, rights still come from {host}. If two people matched the same account, Harbor
       would link neither and list both under Site admin, Conflicts.`,
    ],
    done: ['All of {group} see their code.', 'The mapping rule works, no conflicts listed.'],
    fix: `Accounts of {group} were not linked to {host}; mapping set and permissions synced.`,
    help: [
      `{people} people at {account} with empty permissions on {version}. Linking is right, host API returns the
       repositories when called with the same token. Sync log says "0 of 0". Steps and both responses attached.`,
      `Pagination: the host now sends a link header in lower case and we stopped after page one. {issue}, fixed in
       {fixed}.`,
    ],
  },
]
