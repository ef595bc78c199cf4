/** The path that people keep to, or leave for a reason. */
import { DEFAULT_RULE } from './document.ts'
import type { RouteCandidate } from './route.ts'

/** A path by a rule that is at least so sure is an agreed one: to leave it is a detour (ROU-9). */
const AGREED_FROM = 0.5

/** The agreed path, which somebody may leave; undefined when no rule is sure enough. `candidates` are best first. */
export const agreedPath = ([best]: readonly RouteCandidate[]): RouteCandidate | undefined =>
  best && best.rule !== DEFAULT_RULE && best.confidence >= AGREED_FROM ? best : undefined
