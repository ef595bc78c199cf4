/** Which escalation paths are taken (CON-1). */
import { type Fault, fault, refuse } from '../sla/faults.ts'
import type { EscalationPath } from './escalation-path.ts'

/** Passes a path whose steps can be told apart and have somebody to stand at them. @throws Refusal `policy_invalid` */
export function checkEscalationPath({ steps }: EscalationPath): void {
  const faults = steps.flatMap(({ id, post, roles, members }, index): Fault[] => {
    const place = `steps[${index}]`
    const first = steps.findIndex((step) => step.id === id)
    const twice =
      first === index
        ? []
        : [fault(`${place}.id`, `is "${id}", as steps[${first}].id is. Give each step an id of its own.`)]
    const nobody =
      post === undefined && roles.length + members.length === 0
        ? [fault(place, 'names nobody. Give a post, roles or members.')]
        : []
    return [...twice, ...nobody]
  })
  refuse(faults)
}
