import type { Scenario } from './scenario.ts'

export const BATCH_FAILURES: readonly Scenario[] = [
  {
    id: 'batch-executing-forever',
    kind: 'problem',
    severity: 2,
    tags: ['batch-changes', 'deployment'],
    for: 'paying',
    criterion: 'Server-side execution stuck, running it locally works around it',
    values: { spaces: '12..480', minutes: '45..300' },
    subjects: [
      'Batch spec stuck at "executing" for {minutes} minutes',
      '{spaces} workspaces queued, none running',
      'Executors idle while a batch change waits',
      'Batch change never finishes since {version}',
    ],
    opening: [
      `A batch spec with {spaces} workspaces has been executing for {minutes} minutes without one finishing. The
       executors page says they are connected. With the CLI on a laptop the same spec takes [[nine|fifteen]]
       minutes.`,
      `{Since} server-side batch changes do not start. Queue length {spaces}. I restarted the executors twice.`,
    ],
    ask: [`Please send me an executor log from start to the first job, and the queue names it was started with.`],
    give: [
      `Queue "batches". Log attached, it repeats "no jobs for capability docker".`,
      `It was started with EXECUTOR_QUEUES=indexing. I guess that is the point?`,
    ],
    note: [
      `New field in specs asks for a runtime the old executors do not announce. Versions differ: server {version},
       executor {older}.`,
      'They listen to the wrong queue. Executors page should show the queue names.',
    ],
    find: [
      `The executors are on {older} and do not announce the runtime that specs ask for since {version}, so no job
       ever matches them. Executors must not be older than the server by more than one minor version. Update them to
       {version}; the queue starts by itself, nothing has to be submitted again.`,
      `Your executors listen to another queue than the one batch changes use. Set EXECUTOR_QUEUES to
       "batches,indexing" and restart one of them; you should see a workspace start within 20 seconds.`,
    ],
    more: [
      `They run. Can Harbor warn when executors are too old?`,
      `The executors page marks them in red from {next} on. Until then the metric harbor_executor_version_skew tells
       you.`,
    ],
    done: ['All {spaces} workspaces finished within the hour.', 'Updated the executors, it runs.'],
    fix: 'Executors older than the server took no jobs; updated to {version}.',
    help: [
      `Executors and server both {version}, {spaces} workspaces queued, executors idle. Dequeue query returns
       nothing although rows are there. Database log attached; one workspace has a start time in the future.`,
      `Clock of one executor is 40 minutes ahead, and its retry blocks the queue by order. {issue}: we now use
       database time.`,
    ],
  },
  {
    id: 'batch-push-rejected',
    kind: 'problem',
    severity: 2,
    tags: ['batch-changes', 'code-hosts'],
    criterion: 'Publishing fails for some repositories, others are published',
    values: { failed: '3..90' },
    subjects: [
      '{failed} changesets fail: push rejected by {host}',
      'Batch change cannot push to {repo}',
      'pre-receive hook declined for batch changes',
      'Publishing a batch change fails in {failed} repositories',
    ],
    opening: [
      `Of a larger campaign {failed} changesets fail with

       > remote rejected: pre-receive hook declined

       The others were published. The rights of the bot are the same everywhere, as far as I can see. One example is
       {repo}.`,
      `Publishing to {repo} and {failed} others is refused by {host}. The branch name is fine for humans.`,
    ],
    ask: [
      `Could you ask for the hook log of one rejected push on {host}, and send me the branch name and commit message
       Harbor uses?`,
    ],
    give: [
      `The hook says "commit message must start with a work item". Our message is "Update base image".`,
      `Rejected because branches must match feature/*, ours is batch/base-image.`,
    ],
    note: [`Rules of the code host, not Harbor. Template per repository is possible with a conditional.`],
    find: [
      `{host} enforces a rule on these repositories that the changeset does not follow. You can satisfy it in the
       spec:

       > branch: feature/harbor-base-image
       > commit: { message: "OPS-1: update base image" }

       After "Apply" the {failed} failed ones are retried; published ones are updated in place.`,
      `The refusal comes from a rule on the code host. Put the required form into changesetTemplate; it may differ
       per repository with a matches condition. Then apply again: only what differs is pushed.`,
    ],
    more: [
      `Worked. Can Harbor check such rules before pushing?`,
      `Not in general, since only the code host knows them. A pilot with one repository of each kind is the best
       check.`,
    ],
    done: ['All published.', 'The new branch prefix did it, zero failures.'],
    fix: 'Changesets now follow the branch and message rules of {host}.',
    help: [
      `{failed} changesets rejected on {version}: force push to a protected branch. Harbor pushes twice, second time
       with force, after a rebase that changed nothing. Logs of both pushes attached.`,
      `The rebase updates the committer date, so it looks different. {issue}; no second push from {fixed} on.`,
    ],
  },
  {
    id: 'batch-image-pull',
    kind: 'problem',
    severity: 2,
    tags: ['batch-changes', 'deployment'],
    for: 'paying',
    criterion: 'Steps with private images fail, public images work',
    values: { image: ['codemods:12', 'rewrite-tool:3.4', 'jdk-migrate:21', 'lint-fixer:2025.2', 'node-tools:20'] },
    subjects: [
      'Image {image} works locally but not on executors',
      'Batch step fails: unauthorized for {image}',
      'Private registry credentials for executors',
      'Executor cannot pull {image} from our registry',
    ],
    opening: [
      `A step that uses registry.corp/{image} fails on executors with "unauthorized: authentication required". With
       the CLI on my machine it works. Where do registry credentials go?`,
      `{Since} executors refuse to pull {image}. We rotated the registry password on {day}.`,
    ],
    ask: [`Is DOCKER_AUTH_CONFIG set as an executor secret, and in which namespace: yours or the global one?`],
    give: [
      'It is set, in my personal namespace. The campaign belongs to a team.',
      'Global, still with the old password.',
    ],
    note: [
      `Secrets are looked up in the namespace of the campaign, then global. Personal ones are not used for a team.`,
    ],
    find: [
      `Secrets are taken from the namespace that owns the batch change, then from the global one; yours is personal
       and the campaign belongs to a team. Create DOCKER_AUTH_CONFIG in the team's namespace, or globally if every
       team may use the registry.`,
      `The global secret DOCKER_AUTH_CONFIG still holds the old password. Replace it under Site admin, Executors,
       Secrets. Running workspaces keep the old one, so retry the failed ones afterwards.`,
    ],
    more: [
      `Can the secret be read by somebody who writes a spec?`,
      `This one cannot: it is used by the executor to pull and is never given to a step.`,
    ],
    done: ['Images are pulled now.', 'Moved the secret to the team and retried, all good.'],
    fix: 'Registry credential placed in the namespace of the campaign.',
    help: [
      `DOCKER_AUTH_CONFIG global and valid, {image} still refused on {version}. The registry sees anonymous calls.
       Only for names with a port. Trace attached.`,
      `The key is compared without the port. {issue}, {fixed}. Until then add the entry a second time without the
       port.`,
    ],
  },
]
