/** How it is told that public issues are private now (ISS-10); web app and command line alike. */
import type { NowPrivate } from './issue-verbs.ts'

/** A sentence; undefined where all issues stay as they were. */
export function nowPrivateText({ nowPrivate = [] }: NowPrivate): string | undefined {
  const [first, ...others] = nowPrivate
  if (first === undefined) return undefined
  if (others.length === 0) return `Issue ${first} is private now: it names who asks here.`
  return `Issues ${[first, ...others].join(', ')} are private now: they name who asks here.`
}
