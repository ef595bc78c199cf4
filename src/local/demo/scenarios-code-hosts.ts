import type { Scenario } from './scenario.ts'

export const CODE_HOSTS: readonly Scenario[] = [
  {
    id: 'code-host-webhooks',
    kind: 'question',
    severity: 3,
    tags: ['code-hosts'],
    criterion: 'How-to question on webhooks',
    subjects: [
      'Set up push webhooks from {host}',
      'Polling of {repos} repositories is too slow, use webhooks?',
      'Webhook secret for {host}: where does it go?',
      'Fetch {repo} on push instead of by schedule',
    ],
    opening: [
      `We would like {repo} and some others to update as soon as somebody pushes. I found the webhook page but not
       which events to tick on {host}, nor where the secret is entered.`,
      `At the moment Harbor polls {host} and it takes up to [[20|45]] minutes until a push is visible. Are webhooks
       supported for it, and do they replace polling?`,
    ],
    ask: [`Which version of {host} is it, and can it reach Harbor directly, or only through a gateway?`],
    give: [
      'Newest stable release. It can reach Harbor on 443 directly.',
      'Through a gateway that strips unknown headers.',
    ],
    note: [`Gateway must pass the signature header, otherwise every delivery is refused with 401 without a hint.`],
    find: [
      `Create the webhook with the events "push" and "repository", content type JSON, and this address:

       > https://<your instance>/api/webhooks/<id from Site admin, Webhooks>

       The secret is generated there; paste the same value on {host}. Polling stays on as a net, but for
       repositories with a working webhook it backs off to once in 8 hours.`,
      `Yes. Under Site admin, Webhooks, "Add" you choose the code host and get an address and a secret. On {host}
       select push events only. If a gateway lies between them, it has to pass the signature header on, or
       deliveries are refused.`,
    ],
    more: [
      `Deliveries are green. How can I see that Harbor really uses them?`,
      `The repository's page shows "updated by webhook" beside the last fetch, and the webhook page keeps the last
       200 deliveries with their answers.`,
    ],
    done: ['Pushes show up within seconds.', 'The gateway swallowed the header, now it works.'],
    fix: 'Push webhook set up with its secret; polling remains as a net.',
  },
  {
    id: 'code-host-rate-limit',
    kind: 'problem',
    severity: 2,
    tags: ['code-hosts', 'permissions'],
    criterion: 'Synchronisation slowed by a rate limit, data arrives late',
    values: { remaining: '0..40', limit: ['5000', '12000', '15000'] },
    subjects: [
      'Harbor uses up the API quota of {host} every hour',
      'Rate limit {limit}/h exhausted, sync pauses',
      'Other tools fail because Harbor eats the API quota',
      '429 from {host} during permission sync',
    ],
    opening: [
      `The administrators of {host} complained that our Harbor service account uses {limit} calls an hour and blocks
       other tools. In the log I see

       > rate limit reached remaining={remaining} reset=1740s

       several times an hour. How can we tone it down?`,
      `{Since} permission syncing pauses for half an hour again and again, with 429 from {host}. We have {repos}
       repositories and {users} people.`,
    ],
    ask: [`Could you send the last hour of the fetcher log and the value of permissions.backgroundCalls?`],
    give: [
      `Log attached. backgroundCalls is 4000, I think somebody raised it during the migration.`,
      `Not set. Most lines are "list members of team", thousands of them.`,
    ],
    note: [
      `They sync by person and by repository at once, doubling the calls. One of the two is enough for this host.`,
    ],
    find: [
      `Harbor asks twice at the moment: once per person and once per repository. For {host} the second is enough.
       With

       > permissions.strategy: "repository"

       the calls fall to about a quarter. I would also set backgroundCalls to 1200 an hour, so that people always
       have room.`,
      `It is the listing of team members, which {host} cannot answer in bulk. Setting the strategy to "repository"
       and the hourly budget to 1200 keeps you well below the limit; changes still arrive within minutes if webhooks
       are on.`,
    ],
    more: [
      `Much better. Could Harbor share the quota with another tool fairly?`,
      `Use a service account of its own; on most code hosts the limit counts per account. Otherwise the hourly
       budget is the way to leave room.`,
    ],
    done: ['We are at 900 calls an hour and nobody complains.', 'No 429 in the log for two days.'],
    fix: `Double permission sync exhausted the quota; strategy and hourly budget set.`,
    help: [
      `{account}: even with strategy "repository" we see {limit} calls/h on {version}. Most are for archived
       repositories. Call list attached. Is there a way to leave those out?`,
      `Archived ones should be skipped, but the flag is read before it is loaded. {issue}. Workaround: exclude by
       pattern.`,
    ],
  },
  {
    id: 'clone-certificate',
    kind: 'problem',
    severity: 2,
    tags: ['code-hosts', 'deployment'],
    criterion: 'Repositories of one code host do not update, others do',
    values: { failing: '12..800' },
    subjects: [
      'Clone fails: certificate signed by unknown authority',
      '{failing} repositories not updated after certificate change on {host}',
      'TLS error between Harbor and {host}',
      'x509 error since the new intermediate certificate',
    ],
    opening: [
      `{Since} all {failing} repositories from {host} fail to update:

       > fatal: unable to access 'https://code.internal/': server certificate verification failed

       The browser accepts the certificate. It was renewed by our security team.`,
      `After a certificate change on {host} Harbor cannot clone from it any more. Code hosts with public
       certificates work.`,
    ],
    ask: [
      `Please run openssl s_client -showcerts -connect code.internal:443 from the clone-store pod and send the chain
       it prints.`,
    ],
    give: [
      `The chain has one certificate only, the server's own. The intermediate seems to be missing.`,
      `Two certificates, both there. The root is new, "Internal Root 2".`,
    ],
    note: [
      `Browsers fetch the missing intermediate themselves, git does not. Or the new root is not in our trust list.`,
    ],
    find: [
      `Your code host does not send the intermediate certificate. Browsers cope with that, git does not. The clean
       fix is on {host}: let it send the full chain. Until then, add the intermediate to Harbor under
       tls.external.certificates in the site configuration; clone-store picks it up without a restart.`,
      `The certificate comes from a new root that Harbor does not know. Add it to tls.external.certificates as PEM
       text. The {failing} repositories retry within a few minutes; "Retry all" on the status page makes it faster.`,
    ],
    more: [
      `Would it be acceptable to switch verification off for a day?`,
      `I advise against it: the token that Harbor sends could be read by anybody in between. Adding the certificate
       takes as long as switching verification off.`,
    ],
    done: ['All repositories are current again.', 'The full chain is sent now and the errors are gone.'],
    fix: `Missing certificate in the chain of {host}; trusted in the site configuration.`,
    help: [
      `Certificate added to tls.external.certificates on {version}, clone-store still refuses, fetcher accepts. PEM
       and both logs attached. A restart helps until the next config change.`,
      `clone-store writes the bundle once at start and drops it on reload. {issue}, in {fixed}. Restart is the
       workaround.`,
    ],
  },
]
