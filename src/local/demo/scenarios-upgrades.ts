import type { Scenario } from './scenario.ts'

export const UPGRADES: readonly Scenario[] = [
  {
    id: 'upgrade-path',
    kind: 'question',
    severity: 3,
    tags: ['upgrades'],
    criterion: 'Question on the upgrade path',
    values: { downtime: '10..90' },
    subjects: [
      'Upgrade from {older} to {version}: in one step?',
      'Planned upgrade to {version}, please review our steps',
      'Expected downtime from {older} to {version} with {repos} repositories',
      'Order of upgrades {older} → {version}',
    ],
    opening: [
      `We are on {older} ({deploy}) and want {version}. Can we jump, or must each minor version be installed? Our
       window is {downtime} minutes.`,
      `Attached are our steps for the upgrade from {older} to {version}. Would you look over them? The last one went
       wrong because of a migration, so we are careful.`,
    ],
    ask: [`How large is the database, and is there anything changed by hand in it or in the chart?`],
    give: [
      '90 GB. We added two indexes by hand, otherwise standard.',
      '14 GB, nothing by hand. Overrides file attached.',
    ],
    note: [
      `Their two indexes clash with a migration in between; drop them first. Multi-version upgrade fits the window.`,
    ],
    find: [
      `You can go in one step with the multi-version upgrade: stop, run harbor-admin migrate --from {older} --to
       {version}, start. For your database plan [[20|25]] minutes of downtime. Drop the two indexes you added first;
       one of them has the name a migration will use.`,
      `Your steps are right, with two remarks: take the snapshot after stopping, not before, and run migrate
       --dry-run the day before, since it finds drift without touching anything. Within one major version you may
       skip as many minor ones as you like.`,
    ],
    more: [
      `Dry run is clean. How do we go back if search is slow afterwards?`,
      `Within 48 hours by the snapshot. There is no downgrade of the database, so decide early; most of what is slow
       in the first hour is a cold index.`,
    ],
    done: ['Upgrade done in 22 minutes.', 'All went as written, thanks for the review.'],
    fix: 'Multi-version upgrade to {version} reviewed and carried out.',
  },
  {
    id: 'backup-before-upgrade',
    kind: 'question',
    severity: 3,
    tags: ['upgrades', 'deployment'],
    criterion: 'Question on backup and restore',
    values: { tb: '1..9' },
    subjects: [
      'Do we need to back up {tb} TB of clones?',
      'Moving Harbor to new hardware, which volumes?',
      'What must be in a backup of Harbor?',
      'New machine for Harbor: what to copy, in which order?',
    ],
    opening: [
      `Our volumes hold {tb} TB, most of it clones and index. Do we have to back up all that, or can it be rebuilt?`,
      `We move to new hardware on {day}. What has to be copied, and in which order?`,
    ],
    ask: ['Which deployment is it, and do you use precise index uploads from CI?'],
    give: ['{Deploy}. Yes, CI uploads for about 40 repositories.', '{Deploy}. No uploads.'],
    note: [`Three databases + object storage + site config. Clones and shards are derived.`],
    find: [
      `Only three things cannot be rebuilt: the databases (frontend, index data, insights), the object storage with
       uploads, and your configuration with its secrets. Clones and search shards come back by themselves; with your
       size that takes about a night. So {tb} TB shrink to a few GB.`,
      `Copy the three databases and the object storage while Harbor is stopped, then start it on the new machine.
       Clones may be copied with rsync to save the first night, though they need not be. Keep the encryption keys:
       without them stored tokens are unreadable.`,
    ],
    more: [
      `Is a dump while running good enough?`,
      `For each database alone yes, but the three would not match each other. Stop the worker and frontend for the
       few minutes, the rest may run.`,
    ],
    done: ['Restore test passed.', 'We moved on the weekend, no surprises.'],
    fix: `Backup reduced to databases, object storage and configuration; restore tested.`,
  },
  {
    id: 'upgrade-migration-hangs',
    kind: 'problem',
    severity: 2,
    tags: ['upgrades', 'operations'],
    for: 'paying',
    criterion: 'Upgrade does not finish, the old version still serves',
    values: { migration: '1716..1790', minutes: '30..240' },
    subjects: [
      'Upgrade to {version} hangs in migration {migration}',
      'Migration {migration} running for {minutes} minutes',
      'Database locked during upgrade from {older}',
      'Upgrade stopped, old version still running',
    ],
    opening: [
      `We are in the middle of the upgrade from {older} to {version}. Migration {migration} has been running for
       {minutes} minutes and the log does not move. The old pods still serve. May we abort?`,
      `The migrator waits without an error. In the database I see a session with "waiting for AccessExclusiveLock".
       Window ends at [[six|seven]] tonight.`,
    ],
    ask: [
      `Please do not abort yet. What does this print: select pid, state, query_start, left(query, 60) from
       pg_stat_activity order by 3?`,
    ],
    give: [
      `A session "idle in transaction" from our reporting tool, open since yesterday, pid 20114.`,
      `The oldest is an autovacuum on the changeset table, then ours.`,
    ],
    note: [
      `Reporting session holds a read lock; migration wants exclusive. Terminate the session, migration goes on.`,
      'Autovacuum against wraparound does not give way. Waiting is right; 20 minutes by its progress view.',
    ],
    find: [
      `A session of your reporting tool has a transaction open since yesterday and blocks the migration. It is safe
       to end it:

       > select pg_terminate_backend(20114);

       The migration then needs about two minutes. Nothing has been changed so far, so there was no danger to the
       data.`,
      `An autovacuum to prevent wraparound is running, which does not give way. It will be through in roughly twenty
       minutes; the migration then continues by itself. If your window does not allow that, scale the migrator to
       zero and repeat tomorrow.`,
    ],
    more: [
      `Through. Can the migrator tell who blocks it?`,
      `From {next} on it prints the blocking session after 60 seconds. I have added your log to {issue}.`,
    ],
    done: ['We are on {version}.', 'The migration ended two minutes later.'],
    fix: `A foreign session blocked migration {migration}; ended, upgrade finished.`,
    help: [
      `Migration {migration} fails on a table of 210 million rows at {account}: statement timeout of 10 minutes.
       Retried twice. Old version serves. They have a window on Saturday. How do we do this one in batches?`,
      `Script attached that fills the column in batches of 50,000 beforehand; the migration is a no-op then. {issue}
       does it for all in {fixed}.`,
    ],
  },
  {
    id: 'helm-values-ignored',
    kind: 'problem',
    severity: 2,
    tags: ['deployment', 'upgrades'],
    for: 'paying',
    criterion: 'Setting has no effect after an upgrade, service works with defaults',
    values: {
      key: [
        'frontend.resources',
        'cloneStore.storage',
        'ingress.annotations',
        'worker.replicas',
        'search.nodeSelector',
      ],
    },
    subjects: [
      'Helm value {key} ignored since {version}',
      '{key} falls back to default after each upgrade',
      'Chart {version} does not render {key}',
      'Lost override for {key}',
    ],
    opening: [
      `After the upgrade to {version} our override {key} has no effect; the pods run with the default. The file is
       unchanged.`,
      `helm get values shows {key} as we set it, but the deployment does not have it. It did with {older}.`,
    ],
    ask: [`Please send me helm template output for that one object, and the chart version in your lock file.`],
    give: [
      'Attached, chart and image are both {version}.',
      'Attached. The lock says chart {older}, the image {version}.',
    ],
    note: [
      `Key moved under "<component>.pod". Chart prints a notice at install, lost in CI output.`,
      'Chart {older} with image {version}. Lock file never renewed.',
    ],
    find: [
      `The key moved in 6.16: what was {key} now lives one level deeper, under "pod". The chart says so after
       installing, but CI hides it. harbor-admin chart convert values.yaml rewrites the file; I ran it over the one
       you sent and attached the result.`,
      `Chart and image do not match: the chart is {older} and does not know how the new image reads this. Set both
       to {version}. The lock file has to be renewed with helm dependency update.`,
    ],
    more: [
      `Fixed. Is there a schema, so that wrong keys fail early?`,
      `From {next} on the chart has a strict schema, and helm refuses unknown keys. You can use it today: --set
       strict=true.`,
    ],
    done: ['The override is used again.', 'Converted file works.'],
    fix: 'Moved Helm key {key} converted.',
    help: [
      `{key} is at the new place and still not rendered on {version} when the component has replicas: 0 in another
       override. Minimal values file attached.`,
      `A with-block shadows the root. Fixed, {issue}, chart {fixed}. Setting replicas to 1 works around it.`,
    ],
  },
]
