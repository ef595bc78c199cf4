/** The names under which answers are kept, so that live changes know what became stale. */
import type { QueueQuery } from '../../contract/queue.ts'

export const keys = {
  workspace: ['workspace'],
  accounts: (q: string) => ['accounts', q],
  lines: ['line'],
  line: (query: QueueQuery) => ['line', query],
  whys: ['why'],
  why: (number: number, scope: string | undefined) => ['why', number, scope],
  search: (q: string) => ['search', q],
  ticket: (number: number) => ['ticket', number],
  timeline: (number: number) => ['timeline', number],
  places: (number: number) => ['places', number],
} as const
