/** Templates as they are published: one document each, by slug (WRI-2). */
import type { Kind, Mode, Segment, Visibility } from '../vocabulary.ts'

/** For which tickets a template is offered first; what is left out fits all. */
export interface TemplateFit {
  readonly kinds?: readonly Kind[] | undefined
  readonly segments?: readonly Segment[] | undefined
  readonly modes?: readonly Mode[] | undefined
}

export interface ReplyTemplate {
  readonly name: string
  /** When to use it, in a sentence. */
  readonly about: string
  readonly when: TemplateFit
  /** Whether it is for the customer, or a note of ours. */
  readonly visibility: Visibility
  /** BCP 47, such as `en` or `de-CH`. */
  readonly language: string
  /** What happens once it is sent; left out where nothing does. */
  readonly after?: 'hold' | 'ask' | 'solve' | undefined
  /** The text; `{{contact.first_name}}` is a fact that is filled in, `{{what_we_found}}` a place for its author. */
  readonly body: string
}

/** What of a ticket decides which templates come first. */
export interface Fitting {
  readonly kind: Kind
  readonly segment: Segment
  readonly mode: Mode
}

/** Whether a template is meant for such a ticket. */
export const fits = ({ when }: Pick<ReplyTemplate, 'when'>, { kind, segment, mode }: Fitting): boolean =>
  (when.kinds?.includes(kind) ?? true) &&
  (when.segments?.includes(segment) ?? true) &&
  (when.modes?.includes(mode) ?? true)
