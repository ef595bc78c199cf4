import type { Scenario } from './scenario.ts'

export const ACCOUNTS_AND_TOKENS: readonly Scenario[] = [
  {
    id: 'token-scopes',
    kind: 'question',
    severity: 3,
    tags: ['api', 'sso'],
    criterion: 'Question on tokens for automation',
    values: {
      job: ['nightly licence report', 'dependency dashboard', 'release notes bot', 'chat assistant', 'CI check'],
    },
    subjects: [
      'Access token for our {job}',
      'Least privilege for the {job}',
      'Service account or personal token? ({job})',
      'Token of a colleague who left still runs the {job}',
    ],
    opening: [
      `For our {job} we use the token of a person, which feels wrong. What is the recommended way, and can the token
       be limited to reading {repo} and {repo2}?`,
      `A colleague left and with the account the {job} stopped. How do others set this up so that it survives people?`,
    ],
    ask: [`Does the job only read, or does it also create something such as a batch change? And from which network?`],
    give: ['It only reads, from the CI network.', 'Reads code and posts a comment elsewhere, so read only for Harbor.'],
    note: [`Service account does not take a seat, people often do not know and share one person.`],
    find: [
      `Create a service account (Site admin, Service accounts). It does not count as a seat, cannot sign in through
       a browser, and may own tokens with the scope search:read. Give it permission on {repo} and {repo2} only.
       Tokens can end after 90 days and be limited to an address range; both are worth setting.`,
      `A service account is the right owner: it belongs to nobody and takes no seat. For the {job} the scope
       search:read is enough. Set an expiry and let CI renew it with tokens rotate, so nobody has to remember.`,
    ],
    more: [
      `Can we see which tokens have not been used for a while?`,
      `Yes, harbor-admin tokens list --unused-since 60d. Site admins can revoke them there in one go.`,
    ],
    done: ['Moved to a service account, all green.', 'That is cleaner. The old token is revoked.'],
    fix: 'Service account with a read scope set up for the {job}.',
  },
  {
    id: 'audit-log-search',
    kind: 'question',
    severity: 3,
    tags: ['sso', 'operations'],
    for: 'paying',
    criterion: 'Question on audit log contents',
    values: { months: '3..24' },
    subjects: [
      'Who viewed {repo} last month?',
      'Audit log: keep {months} months',
      'Access to {repo} on {day}: is it recorded?',
      'Does the audit log contain search queries?',
    ],
    opening: [
      `For a review I need to know who opened files of {repo} on {day}. The audit page shows sign-ins and
       administration but no views. Are they recorded anywhere?`,
      `Our policy asks for {months} months of access logs. How long does Harbor keep its audit log, what is in it,
       and how do I get it into our log store?`,
    ],
    ask: [`Is audit.access switched on in the site configuration, and where do your container logs go?`],
    give: [`It is not in the configuration at all. Logs go to a central store with 30 days.`, 'It is on since spring.'],
    note: [`Access events are off by default, so the past cannot be answered. Say it plainly.`],
    find: [
      `Views are recorded only when audit.access is on, and it is off by default because of its volume. For the past
       I therefore cannot give you an answer, I am sorry. From the moment you switch it on, each view is a line with
       person, repository, path and time, written to the log stream with the label audit=true.`,
      `Harbor keeps 90 days in the database and writes the same events as JSON lines to standard output, for as long
       as your log store keeps them. Search queries are included when audit.access is on. For {months} months, route
       the label audit=true to a store with that retention.`,
    ],
    more: [
      `How much volume should we plan for with {users} people?`,
      `Roughly 1,200 events a person and day at 600 bytes. You can leave out views of public repositories to halve
       it.`,
    ],
    done: ['Not the answer I hoped for, but clear.', 'Switched on and arriving in our store.'],
    fix: `Explained what the audit log holds; access events switched on and exported.`,
  },
  {
    id: 'scim-deprovision',
    kind: 'problem',
    severity: 2,
    tags: ['sso', 'billing'],
    for: 'paying',
    criterion: 'Deactivated people still listed and counted, access itself is blocked',
    values: { people: '8..160' },
    subjects: [
      '{people} deactivated people still count as seats',
      'SCIM does not remove leavers',
      'Leavers from {idp} stay active in Harbor',
      'Deprovisioning stopped working {since}',
    ],
    opening: [
      `We removed {people} people in {idp} at the end of the month, but in Harbor they are still active and count
       towards our {seats} seats. They cannot sign in, so it is not a security matter, only a cost.`,
      `SCIM creates people correctly but never deactivates them. The provisioning log of {idp} shows status 204 for
       each PATCH. Harbor {version}.`,
    ],
    ask: [
      `Can you attach the body of one such PATCH, and tell me whether the person had signed in by password before?`,
    ],
    give: [
      `Body: {"op":"Replace","path":"active","value":"False"}. Note the quotes around False, that is how it is sent.`,
      `One of them had a password from the early days, the others not. Body attached.`,
    ],
    note: [
      `"False" as text and not as boolean, plus capital R in Replace. We answer 204 and ignore it. Should accept
       both.`,
    ],
    find: [
      `{idp} sends the value as the text "False" where the standard has a boolean, and Harbor accepts the message
       without acting on it. There is a switch on their side named "standard boolean format". Once it is on, run a
       full provisioning cycle; the {people} leavers are then deactivated, and the seats are free on the next day.`,
      `The messages arrive, but with a value Harbor does not recognise. You can correct all of them at once with

       > harbor-admin users deactivate --from-file leavers.csv

       and avoid new ones by the attribute mapping Not([active]) to a boolean in {idp}. I checked the result against
       your seats.`,
    ],
    more: [
      `Done. Will the seats be corrected for this month's invoice as well?`,
      `Seats are counted daily and billed by the monthly peak, so this month still shows the old number. I have
       asked our billing colleagues to look at it as a courtesy.`,
    ],
    done: ['All leavers are gone and the count is right.', 'The mapping fixed it.'],
    fix: `SCIM sent text for a boolean; mapping corrected and leavers deactivated.`,
    help: [
      `SCIM PATCH with "False" is answered 204 and ignored on {version}. Two identity providers send it that way.
       Body and log attached. We would rather accept it than explain it.`,
      `Agreed, we accept text and any capitalisation from {fixed} on ({issue}). Existing people are fixed by the
       next cycle.`,
    ],
  },
]
