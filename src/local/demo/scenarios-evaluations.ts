import type { Scenario } from './scenario.ts'

/** Each opening carries the six facts support needs from customer engineering. */
export const EVALUATIONS: readonly Scenario[] = [
  {
    id: 'presales-monorepo',
    kind: 'presales',
    severity: 2,
    tags: ['search', 'indexing'],
    criterion: 'Tuning for one very large repository, trial is usable',
    values: { gb: '60..320' },
    subjects: [
      '{account}: monorepo of {gb} GB in the trial',
      'First index of the {account} monorepo takes too long',
      'Tuning for one {gb} GB repository at {account}',
    ],
    opening: [
      `Issue summary: the first index of their {gb} GB monorepo has been running for two days.

       What they tried and expected: to have it searchable on the second day.

       Steps already taken: more CPU for the indexer, excluded binaries.

       Impact: non-blocking, they test with smaller repositories meanwhile.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [
      `Could they send git count-objects -vH and the number of refs? And is a shallow history acceptable for the
       trial?`,
    ],
    give: ['{gb} GB packed, 410,000 refs. Shallow is fine, 90 days are enough.'],
    note: ['Refs, not size. Fetch only heads and tags they need.'],
    find: [
      `The size is fine, the 410,000 refs are not: each fetch compares all of them. With a refspec for main and
       release branches and 90 days of history I expect the first index within three hours. The three lines for the
       configuration are attached, and they can be undone later without a new clone.`,
    ],
    more: [
      'Indexed in under three hours. Would all refs work in production?',
      `With the ref filter for search and all refs for browsing, yes. Two of our customers run more than half a
       million refs that way.`,
    ],
    done: ['Searchable, they are impressed.', 'Done in two and a half hours.'],
    fix: 'Ref filter for the monorepo; indexed within hours.',
  },
  {
    id: 'presales-sizing',
    kind: 'presales',
    severity: 3,
    tags: ['deployment'],
    criterion: 'Sizing question before purchase',
    values: { growth: '10..60' },
    subjects: [
      'Sizing for {account}: {users} people, {repos} repositories',
      '{account} asks for hardware and cost estimate',
      'Reference architecture for {account} with {growth} % growth',
    ],
    opening: [
      `Issue summary: {account} needs sizing for production.

       What they tried and expected: our calculator, which ends below their {repos} repositories; they expect a
       table for their board.

       Steps already taken: I filled the design document as far as I could.

       Impact: non-blocking, though the board wants a number.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [
      `Could you get three more numbers: size of all clones, largest repository, and searches per hour at peak from
       their present tool?`,
    ],
    give: [`1.9 TB of clones, the largest is 64 GB, about 4,000 searches an hour at peak.`],
    note: [`Two search replicas at 48 GiB, three clone stores. Growth {growth} % fits the same shape.`],
    find: [
      `For {repos} repositories and {users} people: three clone stores with 1 TB each, two search replicas with 48
       GiB, two frontends, one database with 16 GiB. With {growth} % growth a year this holds for two years; the
       first thing to grow is memory of search. The table with cost per component is in the design document, every
       number with its assumption.`,
    ],
    more: [
      'Does high availability change it?',
      `Second replicas of database and frontend, about 25 % more. Search and clone-store are already there twice.`,
    ],
    done: ['The board has its table.', 'Accepted without questions.'],
    fix: 'Sizing with assumptions written into the design document.',
  },
  {
    id: 'presales-security-review',
    kind: 'presales',
    severity: 3,
    tags: ['operations', 'permissions'],
    criterion: 'Technical questions of a security review',
    values: { questions: '14..120' },
    subjects: [
      '{account}: {questions} technical questions of their security team',
      'Data flow and encryption, answers for {account}',
      'Security review {account}: tokens and encryption at rest',
    ],
    opening: [
      `Issue summary: the security team of {account} has {questions} questions, nine of them I cannot answer.

       What they tried and expected: our security page; they expect details on token storage and key rotation.

       Steps already taken: answered what the page covers, asked sales for the report under agreement.

       Impact: blocks their approval, not the trial.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [
      `Please send me the nine as they wrote them. Do they ask about the cloud or about their own installation?
       Answers differ.`,
    ],
    give: [
      `Own installation. The nine are attached; the main one is whether code host tokens can be stored in their key
       service.`,
    ],
    note: [`Key service supported for at-rest keys by envelope encryption. Rotation is online. Answer all nine.`],
    find: [
      `All nine are answered in the attached sheet. The main one: tokens are encrypted with a data key, which is
       wrapped by a key in their own key service; Harbor never stores that one. Rotation runs online and is recorded
       in the audit log. Where the honest answer is "not today" I wrote that.`,
    ],
    more: [
      'They ask how long rotation takes for {repos} repositories.',
      `Only tokens and secrets are re-encrypted, not code: a few hundred rows, under a minute.`,
    ],
    done: ['Security has approved.', 'The sheet went through without further questions.'],
    fix: 'Technical part of the security review answered.',
  },
  {
    id: 'presales-migration-compare',
    kind: 'presales',
    severity: 3,
    tags: ['api', 'search'],
    criterion: 'Question on moving from a home-grown tool',
    values: { queries: '60..900' },
    subjects: [
      '{account} moves from its own search: {queries} saved queries',
      'Query translation for {account}',
      'Can {account} keep its internal links after the change?',
    ],
    opening: [
      `Issue summary: {account} has a home-grown code search with {queries} saved queries and links to it
       everywhere.

       What they tried and expected: to import queries and keep links alive.

       Steps already taken: translated ten by hand, eight worked.

       Impact: non-blocking, but their developers fear losing them.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [`May I see the two that did not work, and how a link of the old tool looks?`],
    give: ['Both use "near/5" between words. Links look like /s?q=...&p=project.'],
    note: [`near is not supported, regexp with bounded gap is close. Redirect rule for links at the proxy.`],
    find: [
      `Eight of ten translate one to one. "near/5" becomes a regular expression with a bounded gap; I wrote a small
       translator that did 97 % of a sample, and lists what it cannot do. For links one redirect rule at their proxy
       is enough, since both have the query in q. Both files are attached, as best effort and without support.`,
    ],
    more: [
      'They are delighted. Could it run again before the switch?',
      `As often as they like; it only prints, and the import step skips what is there.`,
    ],
    done: ['All but six queries are translated.', 'Links work with the redirect.'],
    fix: 'Query translation and redirect for old links provided, best effort.',
  },
  {
    id: 'presales-batch-pilot',
    kind: 'presales',
    severity: 2,
    tags: ['batch-changes'],
    criterion: 'One test scenario fails, the others go on',
    values: { repos2: '8..60' },
    subjects: [
      '{account}: batch change pilot over {repos2} repositories fails',
      'Pull requests of the pilot at {account} cannot be opened',
      'Test scenario "mass change" at {account}',
    ],
    opening: [
      `Issue summary: the batch change of their test plan opens no pull requests.

       What they tried and expected: bump a base image in {repos2} repositories and see {repos2} pull requests on
       {host}.

       Steps already taken: the same spec with a preview works, publishing fails with "forbidden".

       Impact: one of nine scenarios, select users.

       Design document: {design}

       Sales cycle and key dates: {cycle}`,
    ],
    ask: [`Which account publishes, a person or a bot, and may it create branches in these repositories on {host}?`],
    give: ['A bot. It may read everything, and write in two of them only.'],
    note: ['Write access missing, nothing of ours. Say what minimum rights are.'],
    find: [
      `The bot may not create branches in most of these repositories. It needs write access, or, if they prefer,
       Harbor can publish from forks: batchChanges.enforceForks, which needs read access only. For a trial I would
       take forks; no administrator has to be asked.`,
    ],
    more: [
      `They like forks. Any drawback later?`,
      `CI of some code hosts does not run for forks without approval. For production a bot with write access is
       smoother.`,
    ],
    done: ['All {repos2} pull requests are open.', 'Scenario passed, thank you.'],
    fix: 'Publishing from forks set for the pilot.',
  },
]
