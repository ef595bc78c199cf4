import type { Scenario } from './scenario.ts'

export const OPERATIONS: readonly Scenario[] = [
  {
    id: 'air-gapped',
    kind: 'question',
    severity: 3,
    tags: ['deployment'],
    for: 'paying',
    criterion: 'How-to question on an isolated installation',
    values: { images: '19..27' },
    subjects: [
      'List of {images} images for an offline registry',
      'Installation without internet access, {version}',
      'One pod of {version} still pulls images from outside',
      'Harbor in an isolated network: what calls home?',
    ],
    opening: [
      `We mirror images into our own registry. After the change from {older} to {version} one pod still wants to
       pull from outside.`,
      `Our production network has no way out. Which images does {version} need, and does anything call home that we
       must switch off?`,
    ],
    ask: [`Which pod is it, and may I see your overrides for global.imageRegistry and the executors?`],
    give: ['migrator-job. Overrides attached, the registry is set globally.', 'Not installed yet, we plan.'],
    note: ['migrator image has its own key in 6.17. Docs say global is enough.'],
    find: [
      `harbor-admin images --version {version} prints the list with digests ({images} of them). Set
       global.imageRegistry, and since 6.17 also migrator.image.registry, which does not follow the global one yet.
       Update checks and usage pings are switched off with telemetry.mode: "off"; your licence works offline.`,
      `Three things would go out: usage pings, the update check and gravatar pictures. All follow telemetry.mode
       "off". Images come from the list that harbor-admin images prints; the executors' base image is on it as well,
       which is easily missed.`,
    ],
    more: [
      `How do we send diagnostics if there is no way out?`,
      `harbor-admin support bundle writes one encrypted file you can carry. You see its contents before it is sealed.`,
    ],
    done: ['Everything pulls from our registry.', 'Installed without a single outside call.'],
    fix: `Offline installation explained; image list and telemetry setting given.`,
  },
  {
    id: 'metrics-meaning',
    kind: 'question',
    severity: 3,
    tags: ['operations'],
    criterion: 'Question on the meaning of a metric',
    values: {
      metric: [
        'clone_disk_free_percent',
        'search_shard_evictions',
        'frontend_p95_seconds',
        'worker_backlog',
        'search_rss_bytes',
      ],
      threshold: '5..95',
    },
    subjects: [
      'Noisy alert: {metric} every night',
      'Alert {metric} above {threshold}, should we worry?',
      'Sensible threshold for {metric} ({repos} repositories)',
      'Meaning of {metric}',
    ],
    opening: [
      `Which of the metrics would you page somebody for at night? We took over the default rules and {metric} is the
       noisiest.`,
      `The alert on {metric} fires {since} with a value around {threshold}. Nobody complains. Is this something to
       act on, or is the threshold wrong for our size?`,
    ],
    ask: [`Could you send the graph of the last seven days with the alert times marked?`],
    give: ['Attached. It peaks at 2 in the morning each night.', 'Attached, it is high all day since {day}.'],
    note: [
      'Nightly peak equals repack window. Warning, never a page.',
      'High all day since one date: memory, not the threshold.',
    ],
    find: [
      `That peak is the nightly repack and harmless as long as it falls again. I would page for three things only:
       search error ratio, sign-in failures and disk below 8 %. For {metric} use "for: 4h" and send it to a channel.`,
      `{metric} tells how close that part is to its limit. A short peak is normal; high all day means that memory is
       short. In your graph it rises on {day} and stays, so I would add memory before people notice.`,
    ],
    more: [
      `Do you publish the rules as a file we can adapt?`,
      `Yes, the chart has monitoring.rules.yaml. Overrides go into a second file, so updates do not undo them.`,
    ],
    done: ['The nights are quiet now.', 'Threshold adapted.'],
    fix: 'Meaning and sensible threshold of {metric} explained.',
  },
  {
    id: 'mail-not-arriving',
    kind: 'problem',
    severity: 2,
    tags: ['notifications', 'operations'],
    criterion: 'Mails missing, everything else works; links can be copied by hand',
    values: {
      mails: '6..220',
      what: ['invitations', 'saved search alerts', 'password resets', 'batch change notices'],
    },
    subjects: [
      'SMTP error when Harbor sends {what}',
      'No {what} by mail {since}',
      '{mails} mails not delivered ({what})',
      '{What} end up in spam',
    ],
    opening: [
      `In the log I find

       > smtp: 554 5.7.1 sender address rejected

       for all {what}. Which sender does Harbor use, and where can it be changed?`,
      `Nobody receives {what} any more {since}. I can copy links from the admin page, but that is tedious with
       {mails} of them. Our mail server was replaced recently.`,
    ],
    ask: [
      `Would you send a test mail from Site admin, Mail, and give me the full answer of your server and the value of
       email.address?`,
    ],
    give: [
      'Answer: 554 sender not owned by user. email.address is noreply@harbor.',
      'The test mail is accepted, but never arrives.',
    ],
    note: [`New server demands that sender and account match. Or accepted but DMARC: different domain.`],
    find: [
      `Your new mail server only accepts senders that belong to the account Harbor signs in with. Set email.address
       to that account, or let your mail team add the alias. The {mails} unsent ones are kept for three days and go
       out by themselves.`,
      `Harbor hands the mail over and it is accepted, so it is lost behind your server, most likely by a DMARC rule:
       the sender's domain differs from the one that signs. Choose a sender in the signing domain.`,
    ],
    more: [
      `Mails go out. Were any lost?`,
      `Mails older than three days are dropped; according to your log those are [[two|none]]. They can be repeated
       on the admin page.`,
    ],
    done: ['Mails arrive.', 'With the right sender it works.'],
    fix: 'Sender address did not fit the new mail server; corrected.',
    help: [
      `{what} not sent on {version}, test mail works. Queue shows "no recipient". People have verified addresses.
       Happens only for accounts created by SCIM.`,
      `SCIM stores the address without marking it primary. {issue}, {fixed}. Saving the profile once repairs an
       account.`,
    ],
  },
]
