/** What is said beside the reason of an end; web app and command line alike. */
type Change = Readonly<Record<string, unknown>>

/** Such as `; a document is missing`; empty where nobody said. */
function documentWords({ document }: Change): string {
  if (typeof document !== 'object' || document === null || !('found' in document)) return ''
  const { found, url } = document as Change
  if (found === 'answers_it') return `; answered by ${String(url)}`
  return found === 'missing' ? '; a document is missing' : '; no document needed'
}

/** What its author vouched for, and what was said of the documents; follows the sentence. */
export function endWords(change: Change): string {
  const vouched = Array.isArray(change.vouched) ? change.vouched.map((id) => String(id).replaceAll('_', ' ')) : []
  return `${vouched.length === 0 ? '' : `, vouching for ${vouched.join(', ')}`}${documentWords(change)}`
}
