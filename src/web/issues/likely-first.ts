/** Which issues a text is most likely about. */
import type { IssueGlance } from '../../contract/issue-verbs.ts'

/** Shorter words say little. */
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])

/** So many words shared make two texts alike. */
const ALIKE = 2

type Titled = Pick<IssueGlance, 'title'>

function ranked<Issue extends Titled>(issues: readonly Issue[], text: string) {
  const wanted = wordsOf(text)
  const shared = ({ title }: Issue) => [...wordsOf(title)].filter((word) => wanted.has(word)).length
  return issues.map((issue) => ({ issue, words: shared(issue) })).sort((a, b) => b.words - a.words)
}

/** Those that share words with `text` before the others; else the order stays. */
export const likelyFirst = <Issue extends Titled>(issues: readonly Issue[], text: string): Issue[] =>
  ranked(issues, text).map(({ issue }) => issue)

/** Those that say about the same as `text`, the most alike first. */
export const alike = <Issue extends Titled>(issues: readonly Issue[], text: string): Issue[] =>
  ranked(issues, text)
    .filter(({ words }) => words >= ALIKE)
    .map(({ issue }) => issue)
