/**
 * POST /erasures/preview             what erasing a person would change
 * POST /erasures                     erase a person
 * GET  /policies/retention           how long personal data is kept, version by version
 * POST /policies/retention/preview   what a draft would take now
 * POST /policies/retention           publish the next version
 */
import { type Erased, type ErasureCount, erasePerson, previewErasure } from '../actions/erase-person.ts'
import { previewRetention } from '../actions/retain.ts'
import { Published } from '../contract/calendars.ts'
import { ErasePerson, ErasureDone, ErasureCount as ErasureShape, PreviewErasure } from '../contract/erasure.ts'
import {
  PublishRetention,
  RetentionDraft,
  RetentionEffects,
  type RetentionPolicy,
  RetentionVersions,
} from '../contract/retention.ts'
import { checkRetentionPolicy } from '../domain/retention.ts'
import { publishedVersions } from '../store/policies.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { publish } from './publishing.ts'
import { readerOfAll } from './reader-of-all.ts'
import { inForce, versionViews } from './rule-views.ts'

const RETENTION = { name: 'retention', slug: 'retention' } as const

const countView = ({ names, tickets, ...counts }: ErasureCount): ErasureShape => ({
  ...counts,
  names: [...names],
  tickets: [...tickets],
})

const doneView = ({ pseudonym, ...count }: Erased): ErasureDone => ({ pseudonym, ...countView(count) })

function erasing(api: Api, { access, desks, live }: Deps): void {
  const config = { permission: 'erase_people' } as const
  const tags = ['workspace']

  api.post(
    '/erasures/preview',
    {
      config,
      schema: {
        summary: 'What erasing a person would change',
        tags,
        body: PreviewErasure,
        response: { 200: ErasureShape },
      },
    },
    async (request) => {
      readerOfAll(request, { ...config, what: 'What would be erased' })
      const { tenant } = await desks.of(request)
      return countView(await previewErasure(tenant, request.body))
    },
  )

  api.post(
    '/erasures',
    {
      config,
      schema: {
        summary: 'Erase a person from tickets, messages and all else, and keep the order true',
        tags,
        body: ErasePerson,
        response: { 200: ErasureDone },
      },
    },
    async (request) => {
      const desk = await desks.forWrite(request)
      const answer = (erased: Erased) => ({ status: 200, body: JSON.stringify(doneView(erased)) })
      const erased = await erasePerson(desk, request.body, answer)
      const { workspace } = desk.tenant
      access.forget()
      desks.forget(workspace)
      live.wrote(workspace)
      return doneView(erased)
    },
  )
}

function retaining(api: Api, deps: Deps): void {
  const tags = ['policies']
  api.get(
    '/policies/retention',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'The versions of the retention policy', tags, response: { 200: RetentionVersions } },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      return {
        inForce: inForce(policies.retention, deps.now()),
        versions: versionViews<RetentionPolicy>(await publishedVersions(tenant, 'retention')),
      }
    },
  )

  const config = { permission: 'set_retention' } as const
  api.post(
    '/policies/retention/preview',
    {
      config,
      schema: {
        summary: 'What a draft would take now',
        tags,
        body: RetentionDraft,
        response: { 200: RetentionEffects },
      },
    },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      return previewRetention(tenant, checkRetentionPolicy(request.body.document), deps.now())
    },
  )

  api.post(
    '/policies/retention',
    {
      config,
      schema: { summary: 'Publish the retention policy', tags, body: PublishRetention, response: { 201: Published } },
    },
    async (request, reply) => {
      // Clocks know nothing of it: there is nothing to carry over.
      const done = await publish(deps, request, RETENTION, { ...request.body, apply: false })
      reply.code(201)
      return done
    },
  )
}

export function erasureRoutes(api: Api, deps: Deps): void {
  erasing(api, deps)
  retaining(api, deps)
}
