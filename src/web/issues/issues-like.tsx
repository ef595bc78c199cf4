import { Button } from '../components/button.tsx'
import { useSettled } from '../components/use-settled.ts'
import { useIssuesLike } from '../data/issues.ts'
import { issueText } from '../issue-text.ts'
import { IssueGlanceRow } from './issue-glance-row.tsx'
import { alike } from './likely-first.ts'

const { form: says } = issueText
const PAUSE_MS = 250
/** So many are looked at, and so many are shown. */
const LOOKED_AT = 200
const SHOWN = 3

interface IssuesLikeProps {
  readonly title: string
  /** Links one with the ticket in place of filing another; left out where it comes from no ticket. */
  readonly onLink: ((issue: number) => void) | undefined
}

/** Issues that say about the same as what is being filed; they are read once. */
export function IssuesLike({ title, onLink }: IssuesLikeProps) {
  const { data } = useIssuesLike({ limit: LOOKED_AT })
  const items = alike(data?.items ?? [], useSettled(title, PAUSE_MS)).slice(0, SHOWN)
  return (
    <section aria-label={says.like} aria-live="polite" className={items.length === 0 ? 'hidden' : 'grid gap-2'}>
      {items.length === 0 ? null : <h3 className="text-xs font-medium text-soft">{says.like}</h3>}
      <ul className="grid grid-cols-1 gap-2 rounded-md border border-line px-3 py-2">
        {items.map((issue) => (
          <li key={issue.number}>
            <IssueGlanceRow
              issue={issue}
              actions={
                onLink === undefined ? null : (
                  <Button
                    className="h-7! px-2! text-xs! pointer-coarse:h-10!"
                    aria-label={says.linkInsteadNamed(issue.number)}
                    onClick={() => onLink(issue.number)}
                  >
                    {says.linkInstead}
                  </Button>
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
