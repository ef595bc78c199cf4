/** What a step did to its clock. `late`: it ended after its due; `shifted`: the clocks of its zone changed meanwhile. */
export const STEP_KINDS = [
  'started',
  'retargeted',
  'rebased',
  'joined',
  'paused',
  'resumed',
  'warned',
  'missed',
  'met',
  'late',
  'cancelled',
  'restored',
  'reopened',
  'unanswered',
  'runs_on',
  'shifted',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
