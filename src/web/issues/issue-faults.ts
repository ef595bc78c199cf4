/** What a refused write of an issue says of its fields; words that may not be told stand beside the field they are in. */
import { CallFailed } from '../../contract/client.ts'
import { type Faults, faultsOf } from '../data/faults.ts'
import { issueText } from '../issue-text.ts'

const { refused } = issueText

/** Fields that a refusal is about, by its code. */
const FIELD_OF = { member_not_found: 'owner', team_not_found: 'team', issue_kind_unfit: 'issue' } as const

interface Found {
  readonly in: string
  readonly says: string
  readonly words: string
}

const isFound = (value: unknown): value is Found =>
  typeof value === 'object' &&
  value !== null &&
  'in' in value &&
  'says' in value &&
  'words' in value &&
  [value.in, value.says, value.words].every((fact) => typeof fact === 'string')

/** What of a text for everybody may not be told to them (ISS-4). */
function foundIn(error: unknown): readonly Found[] {
  if (!(error instanceof CallFailed) || error.code !== 'issue_not_public') return []
  const found: unknown = error.problem.details?.found
  return Array.isArray(found) ? found.filter(isFound) : []
}

/** `error` as far as it is of the fields `shown`, and the rest of it. */
export function issueFaults(error: unknown, shown: readonly string[]): Faults {
  const found = foundIn(error)
  if (found.length === 0 || !found.every((each) => shown.includes(each.in))) return faultsOf(error, shown, FIELD_OF)
  return {
    of: (field) => {
      const here = found.filter((each) => each.in === field)
      if (here.length === 0) return undefined
      const words = [...new Set(here.map((each) => refused.words(each.words, each.says)))].join(', ')
      return `${refused.found}: ${words}. ${field === 'note' ? refused.reword : refused.keepPrivate}`
    },
    rest: undefined,
  }
}
