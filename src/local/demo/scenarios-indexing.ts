import type { Scenario } from './scenario.ts'

export const INDEXING: readonly Scenario[] = [
  {
    id: 'index-retention',
    kind: 'question',
    severity: 3,
    tags: ['indexing'],
    criterion: 'Clarification of a retention setting',
    values: { gb: '120..900', days: ['30', '60', '90', '180'] },
    subjects: [
      '{gb} GB of index uploads: what can be deleted?',
      'How long is precise index data of {repo} kept?',
      'Retention of index data set to {days} days, older data still there',
      'Shorten index retention without losing release branches',
    ],
    opening: [
      `Our object storage holds {gb} GB of index uploads. The retention rule says {days} days, but I find uploads
       that are much older. Which ones are kept, and is it safe to delete the rest by hand?`,
      `Could you explain how retention of precise index data works together with branches? We want to keep data of
       release branches and drop everything else after {days} days.`,
    ],
    ask: [
      `Please send me the retention rules as shown under Site admin, Indexing, Policies, and for one old upload the
       commit and the branches that contain it.`,
    ],
    give: [
      `Three rules: HEAD for ever, release/* for {days} days, everything else 14 days. One old upload is for commit
       4be01c7, which is an ancestor of release/5.1.`,
      `One rule only, "all branches, {days} days". The old upload belongs to a tag from last year.`,
    ],
    note: [
      `An upload stays while any protected commit can still see it, however old. Most people read the rule as an age.`,
    ],
    find: [
      `Age alone does not decide. An upload is kept as long as it is the newest one visible from a branch or tag
       that a rule protects, so an old commit below a release branch stays. Nothing is lost if you delete by policy;
       please do not delete objects by hand, since the database would still refer to them.

       To shrink it, limit the rule to the branches you need and press "Preview": it lists what would go before it
       goes.`,
      `A rule protects whatever its branches can see, and {days} days counts from the branch's last commit, not from
       the upload. In the preview on the same page you can see for each upload which rule keeps it. In most
       companies tags are the reason for old data; excluding tags older than a year halves it.`,
    ],
    more: [
      `The preview would remove 60 %. How long does the clean-up take, and does search suffer meanwhile?`,
      `It runs in small batches at night, about 10 GB an hour, and only touches uploads nobody reads. Search does
       not notice; your storage bill follows after a day or two.`,
    ],
    done: ['We tightened the rule and are down to a third.', 'Now I understand why the tag kept it alive.'],
    fix: `Explained that visibility, not age, protects uploads; rule narrowed with the preview.`,
  },
  {
    id: 'index-queue-stuck',
    kind: 'problem',
    severity: 2,
    tags: ['indexing'],
    criterion: 'Indexing delayed, older index still answers',
    values: { waiting: '220..9400', hours: '3..30', worker: '1..6' },
    subjects: [
      'Indexing queue not draining, {waiting} jobs waiting',
      '{repo} last indexed {hours} hours ago',
      'Index jobs stay in "queued" {since}',
      'New commits appear in search only after {hours} hours',
    ],
    opening: [
      `{Since} the indexing queue only grows. At the moment {waiting} jobs wait and the oldest is {hours} hours old.
       Search still answers, just with old code. No errors in the user interface. Version {version}.`,
      `Developers tell me that commits to {repo} take {hours} hours to become searchable. The queue page shows
       {waiting} entries, and the number running is {worker} although we have more workers than that.`,
    ],
    ask: [
      `To see whether workers are busy or stuck, could you send the output of

       > harbor-admin jobs list --queue index --state processing

       and the last 200 lines of one worker's log?`,
    ],
    give: [
      `Attached. Worker {worker} has held the same job for {hours} hours:

       > job=88213 repo={repo2} state=processing heartbeat=ok step=fetch`,
      `The jobs all say step=fetch. The log repeats "waiting for clone-store slot" every ten seconds.`,
    ],
    note: [
      `Heartbeat fine but no progress in fetch: the clone of {repo2} is being repacked and holds the slot. Kill that
       job and raise fetch concurrency from 2 to 6. Timeout on fetch step is missing, known.`,
      `Not stuck, starved. All workers wait for a fetch slot that one huge repository keeps.`,
    ],
    find: [
      `One job holds the only fetch slot: {repo2} is being repacked, and everything behind it waits. You can end it
       with

       > harbor-admin jobs reset 88213

       and allow more fetches at once by setting cloneStore.fetchConcurrency to 6. The queue then drains at about
       900 jobs an hour on your hardware. {repo2} itself indexes faster after one manual repack at night.`,
      `The workers are fine, they starve: a single very large fetch blocks the others. Raise
       cloneStore.fetchConcurrency to 6 and give large repositories a lane of their own (jobs.index.largeLane, from
       {version} on). I expect you to catch up within [[three|four]] hours.`,
    ],
    more: [
      `It is draining. Can we get an alert next time before people notice?`,
      `Yes: alert on harbor_index_oldest_job_seconds above 3600. The rule is part of the monitoring bundle but
       switched off by default, because small instances cross it during upgrades.`,
    ],
    done: ['The queue is empty since this morning.', 'Caught up after three hours, as you said.'],
    fix: `A single large fetch starved the indexing workers; more fetch slots and a lane for large repositories.`,
    help: [
      `Queue of {waiting} index jobs at {account}, {version}. One job in step=fetch for {hours} h with a healthy
       heartbeat; reset by hand frees the queue for a day. Tried: concurrency 6, repack. Question: should fetch not
       have a timeout?`,
      `It should. The timeout applied to the request, not to the child process. {issue}, fixed in {fixed}; until
       then jobs.index.maxMinutes=60 has the same effect.`,
    ],
  },
  {
    id: 'index-out-of-memory',
    kind: 'problem',
    severity: 2,
    tags: ['indexing', 'deployment'],
    criterion: `Precise navigation missing for one repository, search-based navigation still works`,
    values: { gib: ['4', '6', '8', '12'], files: '9..80', exit: ['137'] },
    subjects: [
      'Indexer for {repo} killed, exit code {exit}',
      'Out of memory while indexing {repo} ({files} thousand files)',
      'Precise navigation broken in {repo}: job fails after minutes',
      'Index job of {repo} restarts for ever',
    ],
    opening: [
      `The auto-index job of {repo} ends with exit code {exit} each time. The pod has {gib} GiB. It worked with
       {older}. Go-to-definition falls back to the imprecise one, which people notice.`,
      `We see the indexer pod being killed while it works on {repo} (about {files} thousand files, mostly
       TypeScript). Other repositories are fine. How much memory does it need?`,
    ],
    ask: [
      `Would you attach the job's log with --verbose, and tell me whether the repository has more than one tsconfig
       or a generated client in it? Both make the indexer load the whole program at once.`,
    ],
    give: [
      `44 tsconfig files, one for each package. Peak memory in the graph is {gib} GiB, then it is killed.`,
      `Log attached, the last line is "loading project 31 of 44". There is a generated API client of 190 MB in it.`,
    ],
    note: [
      `44 projects loaded in one process. --per-project keeps the peak at the largest one. Generated client alone
       needs 5 GiB.`,
    ],
    find: [
      `All 44 projects are loaded into one process, so memory is the sum. Add this to the index configuration of
       {repo}:

       > indexer_args: [--per-project, --exclude=clients/generated]

       The peak is then that of the largest project, roughly 3 GiB for you, at the price of [[ten|twelve]] more
       minutes.`,
      `It is the generated client: its types expand to several gigabytes. Excluding it costs you nothing that people
       would navigate to. With it excluded and --per-project set, the job fits into {gib} GiB; I tried it on a tree
       of the same shape.`,
    ],
    more: [
      `Green now. Is there a way to have --per-project for all repositories?`,
      `Put it into the instance-wide index template; a repository's own file still wins. I would leave small
       repositories as they are, they are faster without it.`,
    ],
    done: ['The job passes with room to spare.', 'Excluding the generated client was enough.'],
    fix: `Indexer loaded every project at once; run per project and without the generated client.`,
    help: [
      `{repo} with 44 projects needs more than {gib} GiB since the upgrade from {older} to {version}. Per-project
       mode helps but doubles the time. Heap profile attached. Is the growth intended?`,
      `Not intended: the type cache is no longer shared between projects. Filed {issue} with your profile, planned
       for {next}. Per-project mode is the right way around it for now.`,
    ],
  },
  {
    id: 'index-upload-rejected',
    kind: 'problem',
    severity: 2,
    tags: ['indexing', 'api'],
    criterion: 'Uploads from CI fail for large indexes, smaller ones pass',
    values: { mb: '110..640', code: ['413', '502', '504'] },
    subjects: [
      'Index upload from CI fails with {code}',
      'Upload of a {mb} MB index rejected',
      'CI step "upload index" broken {since} ({code})',
      'Precise index of {repo} no longer arrives',
    ],
    opening: [
      `Our pipeline builds the index of {repo} and uploads it. {Since} the upload of {mb} MB ends with HTTP {code};
       the small repositories still work. Nothing changed in the pipeline.`,
      `harbor upload --file index.hbx returns {code} after a minute or so. File size {mb} MB. The same token uploads
       other repositories without trouble.`,
    ],
    ask: [
      `Is there a proxy or load balancer between CI and Harbor, and which body size and timeout does it allow?
       Please also run the upload once with --trace and send me the output.`,
    ],
    give: [
      `Yes, HAProxy, body limit 100 MB. I was told it was tightened last week. Trace attached.`,
      `A reverse proxy with 60 s timeout. The trace stops while sending part 1 of 1.`,
    ],
    note: [`Single part upload through a proxy with a body limit. Multipart is off because their CLI is from {older}.`],
    find: [
      `The answer comes from the proxy, not from Harbor: it no longer lets bodies of this size pass. You need not
       change it. From 6.9 on the CLI splits uploads; yours is {older} and sends one piece. Update it, or pass

       > --max-part-size 64

       and every part stays below the limit.`,
      `What you see is the proxy's limit. Please use a CLI of the same version as the server ({version}); it uploads
       in parts of 64 MB and resumes a part that fails, so the timeout no longer matters either.`,
    ],
    more: [
      `Updated, works. Should we keep the CLI in step with the server by hand?`,
      `The server offers its own CLI at /api/cli/linux-amd64. If CI downloads it from there, both always match.`,
    ],
    done: ['Uploads are green again with the new CLI.', 'With parts of 64 MB it passes the proxy.'],
    fix: `A proxy limit rejected single-part uploads; the current CLI uploads in parts.`,
    help: [
      `Uploads over {mb} MB fail with {code} even in parts, {version}. Proxy ruled out by uploading from inside the
       cluster. Object storage log shows part 3 stored twice. Trace attached.`,
      `Retry of a part reused its number. {issue}, in {fixed}. Workaround: --parallel 1.`,
    ],
  },
]
