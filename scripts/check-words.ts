/** One word per thing: the words that docs/glossary.md asks not to use, where they could only be meant so. */
import { sourceFiles } from './source-files.ts'

/** The word to avoid, in the singular, and the one to use. Left out: words that code needs for something else, such as
 *  case, class, item, request, timer, position, settings, schedule, and escalation, which names the path of concerns. */
const words: Readonly<Record<string, string>> = {
  'support case': 'ticket',
  'support request': 'ticket',
  'ticket case': 'ticket',
  organization: 'account',
  organisation: 'account',
  user: 'contact or member',
  tier: 'segment',
  impact: 'severity',
  criticality: 'severity',
  urgency: 'priority',
  score: 'rank',
  overdue: 'breached',
  overload: 'hard choices',
  grab: 'claim',
  transfer: 'hand-off',
  rfh: 'help request',
  complaint: 'concern',
  vote: 'need',
  quota: 'budget',
  conveyor: 'stage',
}

interface Exception {
  readonly where: RegExp
  readonly words: readonly string[]
  readonly because: string
}

/** Where a word means something else. */
export const exceptions: readonly Exception[] = [
  { where: /^docs\/glossary\.md$/, words: Object.keys(words), because: 'lists the words' },
  {
    where: /^(src\/integrations\/servicenow\/|docs\/import-servicenow\.md$)/,
    words: ['impact', 'urgency', 'user'],
    because: 'columns and states of that log',
  },
  { where: /^src\/local\/demo\//, words: Object.keys(words), because: 'customers write in their own words' },
  {
    where: /^(src\/store\/embedded-|docs\/gotchas)/,
    words: ['user'],
    because: 'users of the operating system and of PostgreSQL',
  },
  {
    where: /^src\/(http\/begin-session|integrations\/(mail|openid|outgoing|outgoing\.test))\.ts$/,
    words: ['user', 'transfer'],
    because: 'names of headers, of OpenID Connect, of a sign-in by SMTP and of parts of an address',
  },
  {
    where: /^src\/domain\/issue\/parts-of-names\.ts$/,
    words: ['impact', 'user'],
    because: 'lists ordinary words with which names of companies begin',
  },
  {
    where: /^src\/local\/audit-verify\.pg\.test\.ts$/,
    words: ['user'],
    because: 'a word of SQL',
  },
  {
    where: /^src\/web\/(writing\/use-taking|pages\/accounts\/table-input)\.tsx?$/,
    words: ['transfer'],
    because: 'what a browser calls the files that are dropped',
  },
  {
    where:
      /^src\/(config(\.test)?|local\/(mail-shapes|setting-shapes|open-database(\.pg\.test)?)|store\/isolation)\.ts$/,
    words: ['user'],
    because: 'part of a connection string, or what PostgreSQL calls a login',
  },
  {
    where:
      /^(docs\/(forms|spec\/intake)\.md|src\/(domain\/(intake\/|flow\/restate)|cli\/(form|ticket|triage)\/|http\/(forms|writing)\.pg\.test\.ts|local\/templates\.test\.ts|web\/pages\/ticket\/asked-last\.test\.ts))/,
    words: ['impact'],
    because: 'one of the six facts of a pre-sales request is called so',
  },
  {
    where:
      /^(docs\/(spec\/)?severity\.md|src\/(domain\/(severity\/|intake\/evidence)|cli\/ticket\/|http\/(severity|priority-changes)\.pg|web\/verbs\/evidence-keys))/,
    words: ['user', 'tier', 'impact'],
    because:
      'contracts are written so: people who use what a customer runs, tiers of a matrix of 2020, business impact',
  },
  { where: /^src\/domain\/routing\/route\.test\.ts$/, words: ['user'], because: 'customers write in their own words' },
  {
    where:
      /^(docs\/(spec\/help|help-requests)\.md|src\/(domain\/flow\/|contract\/(flow-words|help)|cli\/((.*\/)?help-|ticket\/show)|http\/help|web\/(helps\/|verbs\/ask-help|engineering-text))|test\/(support\/(tickets|wire)\.ts|e2e\/helps))/,
    words: ['score'],
    because: 'how much of the context of a help request is given; nothing is ranked by it',
  },
  { where: /^src\/cli\/run\.ts$/, words: ['user'], because: 'an option of the argument parser' },
]

/** The words of a line, those of names in it included: `firstUserId` is first, user, id. */
const wordsOf = (line: string): string =>
  line
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()

const patterns = Object.entries(words).map(([word, say]) => ({ word, say, pattern: new RegExp(`\\b${word}s?\\b`) }))

const excused = (path: string, word: string): boolean =>
  exceptions.some((exception) => exception.where.test(path) && exception.words.includes(word))

/** Words of the glossary's right column in the program, its texts and its documents. */
export function wordProblems(root: string): string[] {
  const documents = ['docs', 'README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
  const files = sourceFiles(root, ['src', ...documents], /\.(ts|tsx|css|html|md)$/)
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const said = wordsOf(line)
      return patterns
        .filter(({ word, pattern }) => pattern.test(said) && !excused(path, word))
        .map(({ word, say }) => `${path}:${index + 1} says "${word}"; say ${say}`)
    }),
  )
}
