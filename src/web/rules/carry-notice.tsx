import { useRecompute } from '../data/rules.ts'
import { CarryProgress } from './carry-progress.tsx'

/** Stands on the pages of rules while a change is still carried to the open tickets. */
export function CarryNotice() {
  const { data: recompute } = useRecompute()
  if (!recompute?.running) return null
  return <CarryProgress recompute={recompute} />
}
