/** Help requests as they go over the wire. */
import type { HelpRequest as HelpRequestShape } from '../contract/help-verbs.ts'
import type { HelpRequest } from '../domain/flow/flow.ts'
import { isoOf } from '../domain/time.ts'

/** A request as its ticket shows it; where it stands is told by the line of its team. */
export function helpView({
  key: _,
  askedAt,
  endedAt,
  bounced,
  packet,
  missing,
  ...facts
}: HelpRequest): HelpRequestShape {
  return {
    ...facts,
    packet: { ...packet },
    missing: [...missing],
    askedAt: isoOf(askedAt),
    bounced: bounced && { ...bounced, missing: [...bounced.missing], at: isoOf(bounced.at) },
    endedAt: endedAt === null ? null : isoOf(endedAt),
  }
}
