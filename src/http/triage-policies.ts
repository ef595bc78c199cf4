/**
 * GET  /policies/severity|routing|tags|form|template|duty         every version, newest first
 * POST /policies/severity|routing|tags                            publish the next version
 * POST /policies/form|template|duty/:slug                         publish the next version of one
 */
import { z } from 'zod'
import { Published } from '../contract/calendars.ts'
import { Slug } from '../contract/shape.ts'
import {
  publishShape,
  TRIAGE_POLICIES,
  TRIAGE_POLICY_NAMES,
  type TriagePolicy,
  versionsShape,
} from '../contract/triage-policies.ts'
import { versionsOf } from '../domain/publication.ts'
import { publishedVersions } from '../store/policies.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { publish } from './publishing.ts'
import { inForce, versionView } from './rule-views.ts'

const tags = ['policies']
const Path = z.strictObject({ slug: Slug })
// One node's clocks know nothing of these policies: there is nothing to carry over to open tickets.
const NOTHING_TO_CARRY = { apply: false } as const

function readRoute(api: Api, deps: Deps, name: TriagePolicy): void {
  api.get(
    `/policies/${name}`,
    {
      config: { permission: 'read_rules' },
      schema: {
        summary: `The versions of ${name} policies`,
        tags,
        response: { 200: versionsShape<z.ZodType>(TRIAGE_POLICIES[name].shape) },
      },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const now = deps.now()
      const versions = await publishedVersions(tenant, name)
      return {
        items: versions.map((each) => ({
          slug: each.slug,
          ...versionView(each),
          inForce: inForce(versionsOf(policies, each), now) === each.version,
          document: each.document,
        })),
      }
    },
  )
}

function publishRoute(api: Api, deps: Deps, name: TriagePolicy): void {
  const { shape, many, permission } = TRIAGE_POLICIES[name]
  const body = publishShape<z.ZodType>(shape)
  const schema = { summary: `Publish a ${name} policy`, tags, body, response: { 201: Published } }
  const config = { permission }
  if (!many) {
    api.post(`/policies/${name}`, { config, schema }, async (request, reply) => {
      const done = await publish(deps, request, { name, slug: name }, { ...request.body, ...NOTHING_TO_CARRY })
      reply.code(201)
      return done
    })
    return
  }
  api.post(`/policies/${name}/:slug`, { config, schema: { ...schema, params: Path } }, async (request, reply) => {
    const { slug } = request.params
    const done = await publish(deps, request, { name, slug }, { ...request.body, ...NOTHING_TO_CARRY })
    reply.code(201)
    return done
  })
}

export function triagePolicyRoutes(api: Api, deps: Deps): void {
  for (const name of TRIAGE_POLICY_NAMES) {
    readRoute(api, deps, name)
    publishRoute(api, deps, name)
  }
}
