/**
 * GET  /policies/sla                 its versions, and those that ship
 * POST /policies/sla/preview         who would gain and who would lose
 * POST /policies/sla/try             what a ticket would be promised
 * POST /policies/sla                 publish the next version
 * GET  /contracts                    every contract
 * POST /contracts/:slug/preview      who would gain and who would lose
 * POST /contracts/:slug              publish the next version
 * GET  /policies/closing             its versions
 * POST /policies/closing             publish the next version
 * GET  /recompute                    how far the last change was carried to open tickets
 * POST /uptime                       how available a service was in a month
 */
import { z } from 'zod'
import { recomputeProgress } from '../actions/recompute.ts'
import { Effects, Published, Recompute } from '../contract/calendars.ts'
import {
  type ClosingPolicy,
  ClosingVersions,
  type Contract,
  ContractDraft,
  Contracts,
  PublishClosing,
  PublishContract,
  PublishSla,
  SlaDraft,
  SlaEffects,
  type SlaPolicy,
  SlaTried,
  SlaVersions,
  TrySla,
} from '../contract/policies.ts'
import { Slug } from '../contract/shape.ts'
import { UptimeAsked, UptimeReckoned } from '../contract/uptime.ts'
import type { Policies } from '../domain/policies.ts'
import { calendarSlugs } from '../domain/publication-check.ts'
import { Refusal } from '../domain/refusal.ts'
import { checkSlaPolicy, slaWarnings } from '../domain/sla/check.ts'
import type { SlaPolicy as SlaDocument } from '../domain/sla/document.ts'
import { trial } from '../domain/sla/trial.ts'
import { periodOf, UPTIME_PROMISES, uptimeOf } from '../domain/sla/uptime.ts'
import { instant, instantOf } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import { isTimeZone } from '../domain/wall-clock.ts'
import { publishedVersions } from '../store/policies.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { preview, publish } from './publishing.ts'
import { bySlug, inForce, recomputeView, triedView, uptimeView, versionView, versionViews } from './rule-views.ts'

const Path = z.strictObject({ slug: Slug })
const tags = ['policies']
const SLA = { name: 'sla', slug: 'sla' } as const
const CLOSING = { name: 'closing', slug: 'closing' } as const

function slaRoutes(api: Api, deps: Deps): void {
  api.get(
    '/policies/sla',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'The versions of the sla policy', tags, response: { 200: SlaVersions } },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const now = deps.now()
      const current = versionAt(policies.sla, now)
      return {
        inForce: current?.version ?? 0,
        versions: versionViews<SlaPolicy>(await publishedVersions(tenant, 'sla')),
        shipped: [...deps.shippedSla],
        warnings: current ? slaWarnings(current.document) : [],
      }
    },
  )

  api.post(
    '/policies/sla/preview',
    {
      config: { permission: 'preview_rules' },
      schema: {
        summary: 'Who would gain, lose and newly breach',
        tags,
        body: SlaDraft,
        response: { 200: SlaEffects },
      },
    },
    (request, reply) => preview(deps, { request, reply }, SLA, request.body),
  )

  api.post(
    '/policies/sla',
    {
      config: { permission: 'publish_policies' },
      schema: { summary: 'Publish the sla policy', tags, body: PublishSla, response: { 201: Published } },
    },
    async (request, reply) => {
      const done = await publish(deps, request, SLA, request.body)
      reply.code(201)
      return done
    },
  )
}

/** `policies` with one version of the sla policy: the draft; as they are without one. */
function triedPolicies(policies: Policies, draft: SlaPolicy | undefined): Policies {
  if (draft === undefined) return policies
  const document = checkSlaPolicy(draft as SlaDocument, calendarSlugs(policies))
  const version = (policies.sla.at(-1)?.version ?? 0) + 1
  return { ...policies, sla: [{ version, effectiveFrom: instantOf(0), publishedAt: instantOf(0), document }] }
}

function tryRoute(api: Api, { desks, now }: Deps): void {
  api.post(
    '/policies/sla/try',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'What a ticket would be promised', tags, body: TrySla, response: { 200: SlaTried } },
    },
    async (request) => {
      const { policies } = await desks.of(request)
      const { document, startedAt: text, ...facts } = request.body
      const startedAt = instant(text)
      // A ticket of the past is tried by what is known today, one of the future by what will be.
      const knownAt = instantOf(Math.max(now(), startedAt))
      return triedView(trial(facts, triedPolicies(policies, document), { startedAt, knownAt }))
    },
  )
}

function contractRoutes(api: Api, deps: Deps): void {
  api.get(
    '/contracts',
    { config: { permission: 'read_rules' }, schema: { summary: 'Every contract', tags, response: { 200: Contracts } } },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      const versions = bySlug(await publishedVersions(tenant, 'contract'))
      const newest = [...versions.values()].flatMap(([first]) => (first ? [first] : []))
      return {
        items: newest.map((each) => ({
          slug: each.slug,
          ...versionView(each),
          document: each.document as Contract,
        })),
      }
    },
  )

  api.post(
    '/contracts/:slug/preview',
    {
      config: { permission: 'preview_rules' },
      schema: {
        summary: 'Who would gain, lose and newly breach',
        tags,
        params: Path,
        body: ContractDraft,
        response: { 200: Effects },
      },
    },
    (request, reply) =>
      preview(deps, { request, reply }, { name: 'contract', slug: request.params.slug }, request.body),
  )

  api.post(
    '/contracts/:slug',
    {
      config: { permission: 'publish_policies' },
      schema: {
        summary: 'Publish a contract',
        tags,
        params: Path,
        body: PublishContract,
        response: { 201: Published },
      },
    },
    async (request, reply) => {
      const done = await publish(deps, request, { name: 'contract', slug: request.params.slug }, request.body)
      reply.code(201)
      return done
    },
  )
}

function closingRoutes(api: Api, deps: Deps): void {
  api.get(
    '/policies/closing',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'The versions of the closing policy', tags, response: { 200: ClosingVersions } },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const versions = await publishedVersions(tenant, 'closing')
      return {
        inForce: inForce(policies.closing, deps.now()),
        versions: versionViews<ClosingPolicy>(versions),
      }
    },
  )

  api.post(
    '/policies/closing',
    {
      config: { permission: 'publish_policies' },
      schema: { summary: 'Publish the closing policy', tags, body: PublishClosing, response: { 201: Published } },
    },
    async (request, reply) => {
      // A silence that has begun keeps the version it began under: there is nothing to carry over.
      const done = await publish(deps, request, CLOSING, { ...request.body, apply: false })
      reply.code(201)
      return done
    },
  )
}

function reckoningRoutes(api: Api, { desks }: Deps): void {
  api.get(
    '/recompute',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'How far the last change was carried to open tickets', tags, response: { 200: Recompute } },
    },
    async (request) => {
      const { tenant } = await desks.of(request)
      return recomputeView(await recomputeProgress(tenant))
    },
  )

  api.post(
    '/uptime',
    {
      config: { permission: 'read_rules' },
      schema: {
        summary: 'How available a service was in a month',
        tags,
        body: UptimeAsked,
        response: { 200: UptimeReckoned },
      },
    },
    async ({ body }) => {
      const { promise, year, month, timeZone } = body
      if (!isTimeZone(timeZone)) {
        const text = `"${timeZone}" is no time zone. Write the IANA name of a place, such as Europe/Berlin, or UTC.`
        throw new Refusal('time_zone_unknown', text, { place: 'timeZone' })
      }
      const period = periodOf(year, month, timeZone)
      const downtimes = body.downtimes.map(({ start, end, kind, announcedAt }) => ({
        start: instant(start),
        end: instant(end),
        kind,
        announcedAt: announcedAt === null ? null : instant(announcedAt),
      }))
      return uptimeView(period, uptimeOf(UPTIME_PROMISES[promise], period, downtimes))
    },
  )
}

export function policyRoutes(api: Api, deps: Deps): void {
  slaRoutes(api, deps)
  tryRoute(api, deps)
  contractRoutes(api, deps)
  closingRoutes(api, deps)
  reckoningRoutes(api, deps)
}
