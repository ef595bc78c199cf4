/** The policy files of `policies/`, as a new workspace gets them. */

import type { Policies } from '../../src/domain/policies.ts'
import { checkOrderPolicy, type OrderPolicy } from '../../src/domain/policy.ts'
import { gathered } from '../../src/domain/publication.ts'
import { instantOf } from '../../src/domain/time.ts'
import type { Version } from '../../src/domain/version.ts'
import { policyFile, startingPolicies } from '../../src/local/policy-files.ts'

const BEGINNING = instantOf(0)

/** The shipped order `name`, such as `order-default`, as the one version since the beginning of time. */
export function shippedOrder(name: string): Version<OrderPolicy> {
  const file = policyFile(name)
  if (file.policy !== 'order') throw new Error(`${name} holds no order`)
  const { version, document } = file
  return { version, effectiveFrom: BEGINNING, publishedAt: BEGINNING, document: checkOrderPolicy(document) }
}

const known = new Map<string, Policies>()

/** The shipped promises `sla` and everything else a workspace starts with, under the shipped order `order`. */
export function shippedPolicies(order = 'order-default', sla = 'sla-enterprise-2023'): Policies {
  const key = `${order} ${sla}`
  const policies = known.get(key) ?? {
    ...gathered(startingPolicies({ sla: sla.replace(/^sla-/, '') })),
    order: [shippedOrder(order)],
  }
  known.set(key, policies)
  return policies
}
