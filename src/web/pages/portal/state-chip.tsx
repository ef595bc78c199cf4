import type { PortalTicket } from '../../../contract/portal.ts'
import { portalText } from '../../portal-text.ts'

/** Where a ticket is; what asks something of the reader stands out. */
export function StateChip({ state }: Pick<PortalTicket, 'state'>) {
  const look = state === 'your_turn' ? 'bg-soon-tint text-soon' : 'border border-line text-soft'
  return <span className={`rounded-sm px-1.5 text-xs ${look}`}>{portalText.states[state]}</span>
}
