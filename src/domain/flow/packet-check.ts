/** Which packets are taken (HOF-1). */
import { fieldFaults } from '../intake/check.ts'
import { type Fault, fault, refuse } from '../sla/faults.ts'
import type { Packet } from './packet.ts'

/** Passes a packet whose fields can be asked and which asks for something before it goes.
 *  @throws Refusal `policy_invalid` */
export function checkPacket({ fields }: Packet): void {
  const filling = fields.flatMap(({ fills }, index): Fault[] =>
    fills === undefined ? [] : [fault(`fields[${index}].fills`, 'is of a form. A packet fills nothing: leave it out.')],
  )
  const asked = fields.some(({ needed, when }) => needed === 'to_send' && when === undefined)
  const nothing = asked ? [] : [fault('fields', 'may all stay empty. Make one needed before it is sent.')]
  refuse([...fieldFaults(fields), ...filling, ...nothing])
}
