import type { Scenario } from './scenario.ts'

export const INCIDENTS: readonly Scenario[] = [
  {
    id: 'incident-cloud-slow',
    kind: 'incident',
    severity: 1,
    tags: ['search', 'operations'],
    criterion: 'Search extremely slow for most people, no acceptable workaround',
    values: { seconds: '18..55', percent: '60..95' },
    subjects: [
      'Searches take {seconds} seconds for everyone',
      'Search nearly unusable {since}, {percent} % affected',
      'Harbor extremely slow, {users} people waiting',
    ],
    opening: [
      `{Since} every search takes around {seconds} seconds, whatever we search for. About {percent} % of our people
       are affected, those with small scopes less so. We are on {version}.`,
      `Search has become so slow that people stop using it. Started about {clock}. CPU of all search pods is at the
       limit.`,
    ],
    ask: [
      `I am on it and have asked for a second pair of eyes. Which query runs most at the moment? Site admin,
       Analytics, Running shows it.`,
    ],
    give: [`One saved search with 40,000 runs an hour, from a service account named "dash-board".`],
    note: [`A dashboard without cache refreshes on each view. Pause that account, talk to its owner.`],
    find: [
      `One service account sends 40,000 searches an hour and takes all the capacity. Pause it under Site admin,
       Service accounts, "Pause"; the others feel it within a minute. For the dashboard an insight gives the same
       number without searching each time.`,
    ],
    more: [
      `Back to normal. Can one account be kept from doing this?`,
      `Yes: search.maxConcurrentPerAccount, I suggest 4. It will be the default from {next} on.`,
    ],
    done: ['Searches are back below two seconds.', 'Paused the account, all is quick again.'],
    fix: 'One automated account used all search capacity; paused and limited.',
    help: [
      `{account}: search slow for {percent} %, {version}. Limited the noisy account, load is normal, still {seconds}
       s. Flame graph attached: 70 % in permission filtering.`,
      `Permission bitmap is rebuilt per query since {version}. Reverted on main, {issue}, patch {fixed} in an hour.`,
    ],
  },
  {
    id: 'incident-sync-halted',
    kind: 'incident',
    severity: 1,
    tags: ['code-hosts', 'operations'],
    criterion: 'Most repositories do not update, no way around it',
    values: { percent: '62..100' },
    subjects: [
      'No repository updates since {clock}',
      '{percent} % of repositories fail to fetch',
      'Code sync halted for {repos} repositories',
    ],
    opening: [
      `Since {clock} {percent} % of our {repos} repositories fail to update. People look at code that is hours old
       and we cannot do the release check.`,
      `Fetching has come to a halt on all clone stores. Status page counts {percent} % errors and rising.`,
    ],
    ask: [
      `I stay with this until it works. Please send me three different error lines from the clone-store log, and the
       free space of each volume.`,
    ],
    give: [`All three say "ssh: handshake failed: no common algorithm". Space is fine.`],
    note: [`Code host was hardened today: old host key type off. Our known_hosts has only the old type.`],
    find: [
      `{host} was hardened and no longer offers the host key type Harbor knows. Please add the new key to
       SSH_KNOWN_HOSTS:

       > ssh-keyscan -t ed25519 code.internal

       and compare its fingerprint with your administrators. Fetching resumes without a restart, newest activity
       first.`,
    ],
    more: [
      `All green again. Could Harbor have told us what to do?`,
      `The status page shows only the last line. {issue} makes it name the cause for host key changes.`,
    ],
    done: ['Everything is fetching.', 'All repositories current since half past.'],
    fix: 'Host key type changed on {host}; new key trusted.',
    help: [
      `Fetch fails for {percent} % at {account}. Keys are right. clone-store of {version} was built with a library
       that lacks the new exchange. Need a patched image or a setting.`,
      `Image {fixed} with the newer library is on the registry, {issue}. Confirmed against the same host version.`,
    ],
  },
  {
    id: 'incident-executors-down',
    kind: 'incident',
    severity: 1,
    tags: ['batch-changes', 'deployment'],
    for: 'paying',
    criterion: 'Batch changes and auto-indexing unavailable for all, deadline today',
    values: { jobs: '300..5200' },
    subjects: [
      'All executors offline, {jobs} jobs waiting',
      'Executors cannot connect since {clock}',
      'Security patch campaign blocked: no executor available',
    ],
    opening: [
      `All executors are shown as offline since {clock}; {jobs} jobs wait. We are in the middle of a security patch
       over {repos} repositories that has to be out today. Running it locally is not possible for that many.`,
    ],
    ask: [
      `Understood, and I stay on it. What does an executor log when it registers? And was the shared password or the
       address changed?`,
    ],
    give: [
      `"401 invalid executor token". The password was rotated by automation last night, the executors have the old
       one.`,
    ],
    note: [`Rotation job updates the server secret only. Put both passwords in place for the overlap.`],
    find: [
      `Your rotation changed the server's password but not the executors'. The server accepts two, separated by a
       comma, so please set both; the executors are back within 15 seconds. Then roll out the new one and drop the
       old. The {jobs} jobs were kept and start at once.`,
    ],
    more: [
      `Running again. How long for {jobs} jobs?`,
      `With your twelve executors about 70 minutes. You may add more during the day; they register by themselves.`,
    ],
    done: ['All executors are online, the campaign runs.', 'Patch is out everywhere.'],
    fix: `Executor password rotated on one side only; both accepted during the change.`,
    help: [
      `Executors at {account} offline although passwords match, {version}. Register call answers 401 when the
       password has a percent sign. Workaround: new password without it.`,
      `It is decoded twice. {issue}, {fixed}. Workaround is fine.`,
    ],
  },
  {
    id: 'incident-results-leak-memory',
    kind: 'incident',
    severity: 1,
    tags: ['deployment', 'operations'],
    criterion: 'Service restarts every few minutes, most people interrupted',
    values: { minutes: '4..18', gib: ['8', '12', '16'] },
    subjects: [
      'Frontend restarts every {minutes} minutes, {users} people thrown out',
      'Memory of frontend grows to {gib} GiB, then restart',
      'Harbor unstable {since}: out of memory',
    ],
    opening: [
      `The frontend is killed about every {minutes} minutes with {gib} GiB used. {Since} people lose what they do,
       searches break off in the middle. A larger limit only made the interval longer. {version} on {deploy}.`,
    ],
    ask: [
      `I am with you until this is stable. Please take a heap profile shortly before a restart: harbor-admin debug
       heap --pod <name> -o heap.out, and tell me which page people have open most.`,
    ],
    give: ['Profile attached. Many have the new activity page open, it refreshes by itself.'],
    note: ['Activity page keeps its event stream in memory per tab. Switch it off by feature flag, then it is stable.'],
    find: [
      `The profile shows the event streams of the activity page: each open tab keeps its history in the frontend's
       memory. Please switch the page off for now:

       > harbor-admin flags set activity-page off

       Memory stops growing at once; nothing else depends on it.`,
    ],
    more: [
      `Stable for an hour. When may we switch it on again?`,
      `With {fixed}, which keeps the last hundred entries only. I write to you when it is out.`,
    ],
    done: ['No restart since.', 'Stable at 2 GiB with the page off.'],
    fix: 'Activity page kept event streams in memory; switched off by flag until the fix.',
    help: [
      `Frontend of {account} killed every {minutes} minutes, {version}. Page switched off, stable. Heap profile
       attached: event history per tab, unbounded.`,
      `Confirmed, bounded to a hundred entries, {issue}, {fixed}.`,
    ],
  },
]
