import type { Scenario } from './scenario.ts'

export const FEATURES_FOR_COMPANIES: readonly Scenario[] = [
  {
    id: 'feature-insights-compare',
    kind: 'feature',
    severity: 3,
    tags: ['insights'],
    for: 'paying',
    criterion: 'Wish for a comparison, export works around it',
    values: { a: ['teams', 'business units', 'regions', 'languages'] },
    subjects: ['Compare {a} in one insight', 'Target line in insights by {a}', 'Rank {a} by progress of a migration'],
    opening: [
      `We follow a migration by {a}. Today that means one insight each, and the scales differ. One chart with a line
       per group and a target would save our weekly slide.`,
    ],
    ask: [`How many groups would be in a chart, and where is it written which repository belongs to which?`],
    give: ['About 14. In a catalog file in {repo}.'],
    note: [`Repository properties plus by=property gives the data, the chart is missing.`],
    find: [
      `The data is there (points by property), only the chart is not. I filed the chart with a target line as
       {issue}. For your slide the export grouped by property gives the table in one go; I attached the call with
       your groups.`,
    ],
    more: [
      'Can the catalog file be read directly?',
      `There is a sync script for common catalog formats, see the page on properties. It runs in CI once a day.`,
    ],
    done: ['The export saves us the copying.', 'Good for now.'],
    fix: `Filed as {issue}: chart by property with a target; export used meanwhile.`,
    help: [
      `Wish: chart by property. {account}, 14 groups, weekly management report. Export is an acceptable way around.
       Nice to have.`,
      `Noted under reporting. Low effort once properties are general; kept for that.`,
    ],
  },
  {
    id: 'feature-two-providers',
    kind: 'feature',
    severity: 3,
    tags: ['sso'],
    for: 'paying',
    criterion: 'Wish after a merger of companies, local accounts work around it',
    values: { people: '60..900' },
    subjects: [
      'Second identity provider after our merger',
      'Choose {idp} by mail domain at sign-in',
      'Sign-in page per subsidiary ({people} people)',
    ],
    opening: [
      `We bought a company with {people} developers who use another identity provider. Two buttons on the sign-in
       page confuse people; we would like Harbor to choose by mail domain.`,
    ],
    ask: ['Are there people with accounts in both? And until when do you need it?'],
    give: [`About 20 people have both. The second company joins at the beginning of next quarter.`],
    note: [`Deadline next quarter, {people} seats depend on it. Tell their customer engineer.`],
    find: [
      `Two providers work today, choosing by domain does not. I filed it with your date ({issue}) and told your
       customer engineer, because {people} seats depend on it. Meanwhile a link with ?provider=second takes people
       to the right one without a choice; put it on the intranet of the second company.`,
    ],
    more: [
      'And the 20 people with both?',
      `They are matched by verified mail and end up in one account, whichever provider they use.`,
    ],
    done: ['The link is good enough for the start.', 'Thanks, waiting for news from product.'],
    fix: 'Filed as {issue}: provider by mail domain; direct link used meanwhile.',
    help: [
      `Gap: home realm by mail domain. {account}: {people} new seats next quarter, expansion. Workaround: direct
       link, tolerable. Customer engineer informed.`,
      `Planned with sign-in page rework, likely before their date but not promised.`,
    ],
  },
  {
    id: 'feature-path-permissions',
    kind: 'feature',
    severity: 3,
    tags: ['permissions'],
    for: 'paying',
    criterion: 'Wish that would change the permission model',
    values: { folder: ['/secrets', '/pricing', '/export-controlled', '/hr', '/crypto'] },
    subjects: [
      'Permissions below the repository: hide {folder}',
      'Path-level access in the monorepo {repo}',
      'Export-controlled code in {repo}: restrict {folder}',
    ],
    opening: [
      `{repo} is one large repository. {folder} must be visible to [[40|a dozen]] people only. Our code host
       supports this, Harbor shows all or nothing. Without it we cannot index the repository at all.`,
    ],
    ask: [
      `What does {host} call these rules, and how many of them are there? And is the whole repository missing in
       Harbor until then?`,
    ],
    give: [`About 300 rules by path. Yes, it is excluded, that is a third of our code.`],
    note: [
      `Dealbreaker class for them, no acceptable way around. Sub-repository permissions exist for one code host as
       experiment.`,
    ],
    find: [
      `You are right, this cannot be done for your code host today, and I will not call the exclusion a workaround.
       It is filed as a blocker with your case ({issue}). Product would like to talk to you about the 300 rules; I
       have proposed two dates by mail.`,
    ],
    more: [
      'Is the experimental mode of any use to us?',
      `It reads another format of rules. It would show whether performance is fine for you, so it may be worth an
       afternoon.`,
    ],
    done: ['The call is set, thank you.', 'Good conversation with product, we wait for the outcome.'],
    fix: 'Filed as {issue}: path permissions for this code host, need "blocker".',
    help: [
      `Gap, no workaround: path permissions. {account}, a third of their code is not in Harbor. 300 rules, exported
       sample attached. Asked for by two regulated prospects too.`,
      `Large. Taken into the next discovery round with this account as first interview.`,
    ],
  },
  {
    id: 'feature-audit-stream',
    kind: 'feature',
    severity: 3,
    tags: ['operations', 'sso'],
    for: 'paying',
    criterion: 'Wish for another export of audit events',
    values: { target: ['syslog with TLS', 'a Kafka topic', 'OpenTelemetry logs', 'an S3 compatible bucket'] },
    subjects: [
      'Audit events to {target}',
      'Stream audit log into our SIEM by {target}',
      'Signed audit log for compliance ({target})',
    ],
    opening: [
      `Our security operations take events by {target}. Collecting container logs is not accepted by our auditors,
       because somebody could change them on the way.`,
    ],
    ask: [`Is the requirement that events are signed, or that they take a separate way? And when is the next audit?`],
    give: ['Separate way and no loss. Audit is in [[ten|eight]] weeks.'],
    note: [`Outgoing webhooks for audit events with HMAC may satisfy "separate and signed". Ask auditors.`],
    find: [
      `{Target} is not supported, filed as {issue} with your audit date. What may help before: outgoing webhooks can
       carry audit events, signed and retried for 72 hours. Some auditors accept this. If yours do not, please tell
       me why, so that I can add it.`,
    ],
    more: [
      'They accept it if deliveries are numbered.',
      `They are: every event has a sequence number per stream, so a gap can be seen.`,
    ],
    done: ['Auditors accepted the webhooks.', 'Good enough for this audit.'],
    fix: 'Filed as {issue}; signed webhooks for audit events used meanwhile.',
    help: [
      `Wish: audit to {target}. {account}, audit soon. Webhook accepted as a way around. Reason: compliance, not
       churn.`,
      `Kept with three similar ones; an OpenTelemetry exporter would cover most.`,
    ],
  },
]
