import { SimilarRow } from '../../components/similar-row.tsx'
import { Refused, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useSimilarTo } from '../../data/triage.ts'
import { similarText } from '../../similar-text.ts'

/** Tickets that may ask the same; the key for a duplicate takes one of them. */
export function SimilarPanel({ number }: { readonly number: number }) {
  const { data, error } = useSimilarTo(number)
  if (error) return <Refused says={failureText(error)} />
  if (!data) return <Skeleton className="h-10 w-full" />
  if (data.items.length === 0) return <p className="text-soft">{similarText.none}</p>
  return (
    <ul className="-my-2.5 grid grid-cols-1 divide-y divide-line">
      {data.items.map((ticket) => (
        <SimilarRow key={ticket.number} ticket={ticket} />
      ))}
    </ul>
  )
}
