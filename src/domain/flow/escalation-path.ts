/** The `escalation` policy: whom a concern goes to, step by step. Rules: docs/spec/concern.md (CON). */
import type { Post } from '../accounts/account.ts'
import type { Role } from '../vocabulary.ts'

export interface EscalationStep {
  /** Unique in the path; concerns are kept by it, so a later version keeps it. */
  readonly id: string
  readonly name: string
  /** Who stands at it: whoever fills this post on the account, and members in one of these roles or by handle. */
  readonly post?: Post | undefined
  readonly roles: readonly Role[]
  readonly members: readonly string[]
  /** What whoever stands here is to do, in a sentence. */
  readonly says: string
}

export interface EscalationPath {
  readonly name: string
  /** The first step is where a concern begins. */
  readonly steps: readonly EscalationStep[]
  /** Whether a step may be left out for a p0 (R-ESC). */
  readonly skipForP0: boolean
}
