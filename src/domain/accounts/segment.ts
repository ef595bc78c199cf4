/** The segment of an ask that belongs to no account (ACT-23). */
import type { Kind, Segment } from '../vocabulary.ts'

/** As its kind says: a prospect's is of pre-sales, a task is ours, any other is promised least until somebody says more. */
export function segmentOfNobody(kind: Kind): Segment {
  if (kind === 'presales') return 'presales'
  return kind === 'task' ? 'internal' : 'free'
}
