import type { Scenario } from './scenario.ts'

/** Each opening carries the six facts support needs from customer engineering. */
export const TRIALS: readonly Scenario[] = [
  {
    id: 'presales-deployment-failed',
    kind: 'presales',
    severity: 0,
    tags: ['deployment'],
    criterion: 'Trial deployment failed, nothing is usable',
    values: { pods: '3..9' },
    subjects: [
      '{account}: trial deployment does not start',
      'Proof of concept at {account} down, {pods} pods crash',
      'Installation at {account} failed completely',
    ],
    opening: [
      `Issue summary: the trial installation at {account} does not come up, {pods} pods crash in a loop.

       What they tried and expected: chart {version} on their cluster, expected to sign in within an hour.

       Steps already taken: fresh namespace, default storage class, second node pool. Same result.

       Impact: blocks the whole evaluation, twelve people are waiting.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [
      `I take this right away. Please let them run kubectl describe pod on one of the crashing pods, and tell me
       their admission policies: anything that forbids writable root or demands a fixed user?`,
    ],
    give: [
      `Their policy forces runAsUser 10000 and a read-only root file system. Describe output attached, "mkdir /data:
       read-only".`,
    ],
    note: [`Chart has securityProfile: restricted since 6.14, needs fsGroup. Two values.`],
    find: [
      `Their cluster forbids writing to the root file system, which the default profile of the chart does. These
       values bring it up; I have run them on a cluster with the same policies:

       > securityProfile: restricted
       > global.podSecurityContext.fsGroup: 10000

       I stay in the channel until they have signed in.`,
    ],
    more: [
      'It runs. Will executors work under the same policies?',
      `With the rootless runtime, yes; it is slower by a fifth. There is a page for it that I will send with the
       summary.`,
    ],
    done: ['They are signed in and indexing.', 'Up and running, evaluation goes on today.'],
    fix: 'Restricted security profile set; trial deployment runs.',
  },
  {
    id: 'presales-trial-slow',
    kind: 'presales',
    severity: 1,
    tags: ['search', 'deployment'],
    criterion: 'Trial as a whole slow',
    values: { seconds: '9..30', people: '12..60' },
    subjects: [
      '{account}: trial slow, {seconds} s per search',
      'Performance of the proof of concept at {account}',
      '{people} evaluators at {account} complain about speed',
    ],
    opening: [
      `Issue summary: searches in the trial of {account} take {seconds} seconds.

       What they tried and expected: global search over {repos} repositories, expected about two seconds as in the
       demo.

       Steps already taken: restarted search pods, checked that indexing is complete.

       Impact: {people} evaluators see it, their platform lead asked whether this is normal.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
      `Issue summary: everything is slow at {account} since they added their large repositories.

       What they tried and expected: the standard scenarios of our test plan, in the times we promised.

       Steps already taken: more CPU for the frontend, no change.

       Impact: select people, but the deciders are among them.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [
      `Which storage class do the search pods use, and what do requests and limits say? Trials often run on network
       disks.`,
    ],
    give: [`Standard network disk, 2 CPU, 4 GiB. We took the small profile of the chart.`],
    note: [`Small profile is for 200 repositories. Needs medium and local disks. 20 minutes of work.`],
    find: [
      `The trial runs with the small profile, made for 200 repositories, on a network disk. With the medium profile
       and a local disk for search I measured 1.4 seconds on a copy of the same size. The change needs one helm
       upgrade and a restart of search, 15 minutes in all.`,
    ],
    more: [
      'Fast now. What should they plan for production?',
      `For their {repos} repositories the large profile with two replicas. I have put the sizing with its
       assumptions into the design document.`,
    ],
    done: ['Searches are at 1.5 seconds, they are pleased.', 'Profile changed, all good.'],
    fix: 'Trial moved to the fitting profile and local disks.',
  },
  {
    id: 'presales-permissions-missing',
    kind: 'presales',
    severity: 1,
    tags: ['permissions', 'code-hosts'],
    criterion: 'Core feature unavailable in the trial: private code not visible',
    values: { people: '8..45' },
    subjects: [
      '{account}: evaluators see no private code',
      'Permission sync in the trial of {account}',
      'Nothing but public repositories for {people} evaluators at {account}',
    ],
    opening: [
      `Issue summary: {people} evaluators at {account} see public repositories only.

       What they tried and expected: sign in with {idp} and find their own team's code.

       Steps already taken: full permission sync, signed out and in, tested with two people.

       Impact: blocks the test scenarios on private code, the rest goes on.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [
      `Do mail addresses in {idp} equal those on {host}, and which scopes has the token of the code host connection?`,
    ],
    give: [
      `Addresses differ: first initial on one side, full name on the other. Token has read scopes for members and
       code.`,
    ],
    note: ['Account mapping rule, as so often. Five minutes, plus sync.'],
    find: [
      `The accounts are not matched, because the addresses differ between {idp} and {host}. One mapping rule under
       auth.accountMapping solves it for everybody; I wrote it for their pattern and tested it with the two names
       you gave. After the next sync all {people} see their code.`,
    ],
    more: [
      `Works. Their security team asks what happens with two people of the same name.`,
      `Neither is linked then and both are listed as a conflict for an administrator. Nobody gets the rights of
       somebody else.`,
    ],
    done: ['All evaluators see their code.', 'Sync done, test plan continues.'],
    fix: 'Account mapping for {idp} and {host} set in the trial.',
  },
  {
    id: 'presales-sso-trial',
    kind: 'presales',
    severity: 2,
    tags: ['sso'],
    criterion: 'Set-up help, local accounts work meanwhile',
    subjects: [
      '{account}: {idp} for the trial',
      'Sign-in with {idp} at {account}, attributes missing',
      'Help {account} with single sign-on before the workshop',
    ],
    opening: [
      `Issue summary: sign-in with {idp} ends on "no verified email" at {account}.

       What they tried and expected: people from the pilot group sign in without a local account.

       Steps already taken: metadata exchanged, attributes compared with our page.

       Impact: select users; twelve local accounts were made as a way around.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [
      `Please ask them for a decoded assertion, names removed. I would like to see under which name the address
       arrives.`,
    ],
    give: ['Here it is. The address comes as "mail", without a verified flag.'],
    note: ['emailAttribute plus trustEmail for this provider.'],
    find: [
      `The address arrives as "mail" and without a word on whether it is verified. Two settings for this provider,
       emailAttribute: "mail" and trustEmail: true, are enough. The second is fine as long as only their
       administrators can set addresses; please confirm that with them.`,
    ],
    more: [
      'Confirmed and working. Can local accounts be merged?',
      `Yes, at first sign-in by the same address. Saved searches and tokens stay.`,
    ],
    done: ['The pilot group signs in.', 'Works, workshop can happen.'],
    fix: 'Attribute names set for {idp}; pilot group signs in.',
  },
  {
    id: 'presales-proxy',
    kind: 'presales',
    severity: 2,
    tags: ['deployment', 'code-hosts'],
    criterion: 'Trial reaches one of two code hosts',
    values: { second: ['a cloud code host', 'a subsidiary', 'their archive', 'a partner'] },
    subjects: [
      '{account}: repositories of {second} do not load in the trial',
      'Outgoing proxy at {account}, clone of {second} fails',
      'Second code host ({second}) for {account}',
    ],
    opening: [
      `Issue summary: code of {second} is not cloned, {host} works.

       What they tried and expected: both code hosts in one search, which is the reason they look at Harbor.

       Steps already taken: token checked, curl from a laptop works.

       Impact: non-blocking until the second week, then it is.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: ['Is there a proxy for outgoing traffic in that cluster, and does it re-sign TLS?'],
    give: ['Yes, and yes. The certificate of the proxy is in their base image, not in ours.'],
    note: ['HTTPS_PROXY for clone-store and fetcher only, plus proxy certificate.'],
    find: [
      `Traffic has to go through their proxy, which signs with its own certificate. Set HTTPS_PROXY for clone-store
       and fetcher (and NO_PROXY for {host}), and add the proxy's certificate to tls.external.certificates. I wrote
       both down for them with their names.`,
    ],
    more: [
      `It clones. Is the proxy a bottleneck for {repos} repositories?`,
      `For the first clone perhaps; limit it to 4 at a time for a night. Later fetches are small.`,
    ],
    done: ['Both code hosts are searchable.', 'Works through the proxy.'],
    fix: 'Outgoing proxy and its certificate set for the trial.',
  },
]
