import type { Scenario } from './scenario.ts'

export const SERIOUS_PROBLEMS: readonly Scenario[] = [
  {
    id: 'index-stale-everywhere',
    kind: 'problem',
    severity: 1,
    tags: ['indexing', 'search'],
    criterion: `Search answers with old code for all repositories, no way around it for most people`,
    values: { hours: '6..40', percent: '96..100' },
    subjects: [
      'Search frozen at the state of {hours} hours ago',
      'All repositories stale, index volume {percent} % full',
      'Nobody finds code written {since}',
    ],
    opening: [
      `For {hours} hours nothing new has been indexed, in any of our {repos} repositories. {users} developers search
       old code and some shipped a fix for something already fixed. The index volume is {percent} % full. Please
       help quickly.`,
      `Search is stuck in the past on our production instance. The indexer logs "no space left on device", and I do
       not dare to delete anything.`,
    ],
    ask: [
      `Please do not delete shards by hand. Can you send me df -h of the index volume and the output of harbor-admin
       index du --top 10? Can the volume be enlarged while it is in use?`,
    ],
    give: [
      `Volume 2 TB, {percent} % used. du says that 640 GB are in a folder named "delta-old". Enlarging takes a
       change board, two days.`,
    ],
    note: [
      `delta-old is left behind when a compaction is interrupted. Safe to remove with index gc --orphans. Walk them
       through it now, then look why compaction was interrupted (their node was drained).`,
    ],
    find: [
      `The folder is left over from a compaction that was interrupted when a node was drained. It is not referenced,
       and this removes it safely while the instance runs:

       > harbor-admin index gc --orphans --dry-run
       > harbor-admin index gc --orphans

       Indexing resumes by itself as soon as 10 % are free; newest commits go first.`,
    ],
    more: [
      `New commits are searchable again. How do we keep this from happening at the next node drain?`,
      `Set a termination grace period of 300 seconds for the indexer, so that a compaction can finish; and alert at
       85 % of the volume. The chart sets both from {next} on.`,
    ],
    done: ['Everything is current again, 612 GB were freed.', 'Indexing has caught up. That was quick.'],
    fix: `Orphaned compaction data filled the index volume; removed with index gc, grace period raised.`,
    help: [
      `Index volume full on {version}, 640 GB orphaned by an interrupted compaction. gc --orphans works, but
       compaction is interrupted again on each node drain. Termination grace is 300 s already.`,
      `Compaction ignored the stop signal between segments. Fixed on main, {issue}; goes into {fixed}.`,
    ],
  },
  {
    id: 'permissions-empty-for-all',
    kind: 'problem',
    severity: 1,
    tags: ['permissions', 'code-hosts'],
    for: 'paying',
    criterion: 'Most people see no private repository, signing in again does not help',
    subjects: [
      'All private repositories vanished for {users} people',
      'Everybody sees zero private repositories {since}',
      'Service token of {host} expired, nobody has access',
    ],
    opening: [
      `This [[morning|afternoon]] {users} people lost sight of every private repository. Public ones work.
       Administrators still see everything. We suspect the service token of {host}; it was rotated last night.`,
      `Nobody except site administrators can open private code in Harbor. It started about {clock}. Development is
       not at a halt, but close to it.`,
    ],
    ask: [
      `I see this as severe and stay on it. Does the connection to {host} under Site admin show an error, and which
       scopes does the new token have? Please do not start a full sync yet.`,
    ],
    give: [`The connection says "ok". The scopes are read_repository only; the old token had read_members as well.`],
    note: [
      `Token without read_members: member lists come back empty and not as an error, so permissions were emptied
       properly. Restore from the last good snapshot while the token is replaced.`,
    ],
    find: [
      `The new token may read repositories but not members, so {host} answers with empty lists and Harbor withdraws
       access. To bring people back at once:

       > harbor-admin permissions restore --before "{clock}"

       Then replace the token by one with read_members, and only after that start the sync.`,
    ],
    more: [
      `Everybody is back. Should Harbor not have noticed that a list shrank to nothing?`,
      `It should, and from {next} on a sync that would remove more than half of all permissions waits for a
       confirmation. I have added your account to that issue ({issue}).`,
    ],
    done: ['Access is back for everyone since ten past.', 'Restored and synced, thank you for staying on it.'],
    fix: `Rotated token lacked read_members; permissions restored from the snapshot, token replaced.`,
    help: [
      `Permission restore on {version} brings back 80 % only; repositories created after the snapshot are missing.
       Token is right now. How do we rebuild those without emptying the rest?`,
      `Use permissions sync --only-missing, undocumented so far. Docs change and {issue} for the guard are on the
       way.`,
    ],
  },
  {
    id: 'navigation-gone',
    kind: 'problem',
    severity: 1,
    tags: ['indexing'],
    criterion: `Code navigation unavailable for most people, search is no substitute for reviewers`,
    values: { percent: '70..100' },
    subjects: [
      'Go to definition dead for {percent} % of repositories',
      'Navigation panel empty {since}, {users} people affected',
      'No references anywhere after {version}',
    ],
    opening: [
      `{Since} "go to definition" and "find references" return nothing in about {percent} % of our repositories. Our
       reviewers work with these all day; they have gone back to cloning. We upgraded to {version} two days before.`,
    ],
    ask: [
      `Please send me the log of the precise-nav service, and the result of harbor-admin nav check --repo {repo}. I
       stay with this.`,
    ],
    give: [`The check says "no visible uploads", the log has "schema 41 expected, 40 found" once a minute.`],
    note: [
      `Data migration of navigation runs out of band and stands at 12 %. Its worker is scaled to zero in their
       values.`,
    ],
    find: [
      `The upgrade brought a data migration that runs in the background, and its worker has zero replicas in your
       values file. Set migrations.replicas to 2; it takes about 40 minutes for your size, and navigation comes back
       repository by repository, most used first.`,
    ],
    more: [
      'All back. Why was the upgrade not stopped by that?',
      `It should warn at least. From {next} on the upgrade page shows such a worker in red, {issue}.`,
    ],
    done: ['Navigation is back everywhere.', 'Migration done after 35 minutes.'],
    fix: `Background migration had no worker; started, navigation complete again.`,
    help: [
      `Navigation missing for {percent} % at {account}, {version}. Worker runs, migration stands still at one upload
       of {repo}: "unexpected varint". Upload attached. Need to skip or repair it.`,
      `Broken upload of a pre-release indexer. Skipped by nav migrate --skip 90114; validation at upload is {issue}.`,
    ],
  },
  {
    id: 'editor-extension-blocked',
    kind: 'problem',
    severity: 1,
    tags: ['api', 'sso'],
    for: 'paying',
    criterion: 'Editor extension fails for all people, no acceptable way around',
    values: { percent: '85..100' },
    subjects: [
      'Editor extension signed out for everyone',
      'Extension: "token rejected" for {users} people',
      'All editor sessions lost since {clock}',
    ],
    opening: [
      `Since {clock} the editor extension says "token rejected" for {percent} % of {users} developers. Signing in
       again works for a minute, then it is rejected again. The web interface is fine, but most of our people never
       leave the editor.`,
    ],
    ask: [
      `Is there more than one frontend replica, and was a secret or encryption key changed today? Please send the
       answer headers of one rejected call.`,
    ],
    give: [
      `Three replicas. Our platform team rolled a new encryption key this morning, two pods have it, one was not
       restarted.`,
    ],
    note: [`Pods disagree on the key. Restart the third; then tokens issued by it must be renewed.`],
    find: [
      `One of three frontends still uses the old key, so a token made by one is refused by another. Please restart
       deployment/harbor-frontend as a whole. People signed in before the change stay signed in; those who tried in
       between have to do it once more.`,
    ],
    more: [
      'Stable now. How do we rotate a key properly?',
      `List the new key first and the old one second, roll out, wait for a day, then drop the old. The page on keys
       has the order.`,
    ],
    done: ['The extension works for everybody.', 'After the restart all tokens are accepted.'],
    fix: 'Frontends disagreed on the encryption key; restarted together.',
    help: [
      `Extension tokens rejected on {version} with equal keys on all pods. Only tokens older than the upgrade. 1,100
       people at {account} would have to sign in again. Can they be kept?`,
      `Old tokens lack an audience and the check became strict. Grace flag auth.legacyTokens=true restores them;
       {issue} makes it the default for a quarter.`,
    ],
  },
  {
    id: 'slow-after-upgrade',
    kind: 'problem',
    severity: 1,
    tags: ['upgrades', 'search'],
    criterion: 'Service as a whole slow for most people since the upgrade',
    values: { before: '1..2', after: '11..34' },
    subjects: [
      `Everything slow after upgrade to {version}: {after} s instead of {before} s`,
      'Page loads take {after} seconds since {version}',
      '{version} unusable in the morning peak',
    ],
    opening: [
      `After the upgrade from {older} to {version} pages need {after} seconds in the morning peak, before it was
       {before}. About 70 % of {users} people notice. Going back is not an option, as I understand.`,
    ],
    ask: [
      `Could you send the slow query log of the frontend database from the peak, and pg_settings for shared_buffers,
       work_mem and random_page_cost?`,
    ],
    give: [
      `Log attached. shared_buffers is 128 MB, I think that is the default. The top query is the list of permitted
       repositories.`,
    ],
    note: [`Custom database image lost its config at the upgrade: all defaults. 128 MB for a 90 GB database.`],
    find: [
      `The upgrade replaced your database configuration by defaults: 128 MB of buffers for 90 GB of data. With your
       former values (they are in last month's support bundle, attached) and one restart of the database, 40
       seconds, the list of repositories is answered in 20 ms again.`,
    ],
    more: [
      'Back to {before} second. How do we notice such a loss ourselves?',
      `harbor-admin check has a line for it. Run it after each upgrade; it takes ten seconds.`,
    ],
    done: ['As fast as before.', 'Restarted with the old values, all quick.'],
    fix: 'Database settings lost in the upgrade; restored.',
    help: [
      `{account} on {version}: {after} s pages with proper database settings. Plan of the permitted-repositories
       query flips to a sequential scan at their row counts. Plans before and after attached.`,
      `Statistics target too low for that column. analyze with target 1000 fixes the plan today; migration in
       {fixed}, {issue}.`,
    ],
  },
]
