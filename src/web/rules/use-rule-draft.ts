import type { Published } from '../../contract/calendars.ts'
import { type Preview, type Saving, usePreview } from '../data/rules.ts'
import { faultsOf } from './faults.ts'
import { type KeptDraft, type Shape, useKeptDraft } from './use-kept-draft.ts'

/** A draft with the instant it would count from; at once when that is left out. */
export interface Drafted<Document> {
  readonly document: Document
  readonly effectiveFrom?: string
}

export interface RuleToChange<Document> {
  /** What the draft is kept under in this tab. */
  readonly key: string
  readonly shape: Shape<Document>
  readonly saved: KeptDraft<Document>
  readonly preview: (draft: Drafted<Document>) => Promise<Preview>
  readonly publish: (input: Saving & { readonly document: Document }) => Promise<Published>
}

/** A document clocks go by, while it is changed: the draft, what its preview found, and where it is wrong. */
export function useRuleDraft<Document>({ key, shape, saved, preview, publish }: RuleToChange<Document>) {
  const { draft, document, keep } = useKeptDraft(key, shape, saved)
  const run = (effectiveFrom: string | undefined) =>
    preview({ document, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) })
  const review = usePreview(run)
  return {
    document,
    keep,
    isChanged: draft !== undefined,
    isStale: draft !== undefined && draft.base !== saved.base,
    review,
    run,
    faults: faultsOf(review.error),
    publish: (saving: Saving) => publish({ ...saving, document }),
  }
}

export type RuleDraft = Pick<
  ReturnType<typeof useRuleDraft<unknown>>,
  'isChanged' | 'isStale' | 'review' | 'run' | 'faults' | 'publish'
> & { readonly keep: (document: undefined) => void }
