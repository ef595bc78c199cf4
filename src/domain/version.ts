/** Versions of named documents: when each takes effect, and since when it is known. */
import type { Instant } from './time.ts'

/** One version of a document; it holds from `effectiveFrom` until the next version's. */
export interface Version<Document> {
  readonly version: number
  readonly effectiveFrom: Instant
  /** When it was saved. What ended or was worked out before this instant knows nothing of it (POL-6). */
  readonly publishedAt: Instant
  readonly document: Document
}

/** The version in force at `at` among those published by `knownAt`; undefined when none is (POL-1). */
export function versionAt<Document>(
  versions: readonly Version<Document>[],
  at: Instant,
  knownAt: Instant = at,
): Version<Document> | undefined {
  return versions.findLast(({ effectiveFrom, publishedAt }) => effectiveFrom <= at && publishedAt <= knownAt)
}
