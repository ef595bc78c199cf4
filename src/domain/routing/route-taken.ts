/** The rule of the routing policy that chose a ticket's team when it was opened. */
export interface RouteTaken {
  /** Name of the rule. */
  readonly rule: string
  /** 0 to 1. */
  readonly confidence: number
  readonly reason: string
}
