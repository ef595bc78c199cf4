import { Link } from '@tanstack/react-router'
import type { QueueQuery } from '../../../contract/queue.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { EmptyState } from '../../components/states.tsx'
import { text } from '../../text.ts'
import { isFiltered, lineSearch } from './line-search.ts'

/** Says why there is nothing, and what to do about it. */
export function LineEmpty({ query }: { readonly query: QueueQuery }) {
  const { open } = useDesk()
  const search = lineSearch({ ...query })
  const filtered = isFiltered(search)
  const [title, says] = text.queue.empty[filtered ? 'filtered' : (search.state ?? 'waiting')]
  const { scope, state } = search
  return (
    <EmptyState title={title} says={says}>
      {filtered ? (
        <Link to="/" search={lineSearch({ scope, state })} className={buttonLook('plain')}>
          {text.queue.clear}
        </Link>
      ) : (
        <Button hint="o" onClick={open}>
          {text.nav.open}
        </Button>
      )}
    </EmptyState>
  )
}
