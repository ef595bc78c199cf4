/**
 * GET /tickets/:number/routes   where a ticket could go, best first, and why
 * GET /reports/routing          how often each rule routed, and how often wrongly
 * GET /tags                     the vocabulary of tags with how often each is used
 */
import { z } from 'zod'
import { routesOf } from '../actions/route-ticket.ts'
import { RoutingReport, TicketRoutes } from '../contract/routing.ts'
import { TicketNumber } from '../contract/shape.ts'
import { Tags } from '../contract/tags.ts'
import { missingTeams, routingWarnings } from '../domain/routing/check.ts'
import { DEFAULT_RULE, type RoutingPolicy } from '../domain/routing/document.ts'
import type { RouteCandidate } from '../domain/routing/route.ts'
import { routeReason } from '../domain/routing/words.ts'
import { type UsedTag, usedTags } from '../domain/tags/vocabulary.ts'
import { versionAt } from '../domain/version.ts'
import { detourCount, type RuleCount, ruleCounts, tagUses, wrongTeams } from '../store/routing.ts'
import type { TeamFacts } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ number: TicketNumber })

function candidateView(candidate: RouteCandidate, all: readonly RouteCandidate[], teams: readonly TeamFacts[]) {
  const { to, rule, confidence, hits, excluded } = candidate
  const team = 'team' in to ? to.team : null
  return {
    team,
    teamName: teams.find(({ slug }) => slug === team)?.name ?? null,
    noAction: 'noAction' in to ? to.noAction : null,
    rule,
    confidence,
    reason: routeReason(candidate, all),
    words: hits.map(({ word }) => word),
    excluded,
  }
}

function routesRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/tickets/:number/routes',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'Where it could go', tags: ['tickets'], params: Path, response: { 200: TicketRoutes } },
    },
    async (request) => {
      const { tenant, policies, teams } = await desks.of(request)
      const reader = { tenant, policies, teams, now: now() }
      const { area, candidates, placed } = await routesOf(reader, request.params.number)
      const items = candidates.map((each) => {
        const view = candidateView(each, candidates, teams)
        return { ...view, isHere: view.team === placed.ticket.team }
      })
      return { area, items, version: versionAt(policies.routing, reader.now)?.version ?? null }
    },
  )
}

type WrongTeams = Awaited<ReturnType<typeof wrongTeams>>

function ruleViews(counts: readonly RuleCount[], elsewhere: WrongTeams, policy: RoutingPolicy | undefined) {
  const inForce = new Set([DEFAULT_RULE, ...(policy?.rules ?? []).map(({ name }) => name)])
  const counted = new Set(counts.map(({ rule }) => rule))
  const unused = [...inForce].filter((rule) => !counted.has(rule)).map((rule) => ({ rule, routed: 0, wrong: 0 }))
  return [...counts, ...unused].map(({ rule, routed, wrong }) => ({
    rule,
    isInForce: inForce.has(rule),
    routed,
    wrong,
    wrongShare: routed === 0 ? 0 : wrong / routed,
    wrongTo: elsewhere.filter((each) => each.rule === rule).map(({ team, tickets }) => ({ team, tickets })),
  }))
}

function reportRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/reports/routing',
    {
      config: { permission: 'read_reports' },
      schema: { summary: 'How the routing rules do', tags: ['reports'], response: { 200: RoutingReport } },
    },
    async (request) => {
      const { tenant, policies, teams } = await desks.of(request)
      const policy = versionAt(policies.routing, now())?.document
      const counts = await ruleCounts(tenant)
      const routed = counts.reduce((sum, each) => sum + each.routed, 0)
      const byRule = routed - (counts.find(({ rule }) => rule === DEFAULT_RULE)?.routed ?? 0)
      return {
        rules: ruleViews(counts, await wrongTeams(tenant), policy),
        routed,
        byRule,
        coverage: routed === 0 ? null : byRule / routed,
        detours: await detourCount(tenant),
        warnings: policy ? [...missingTeams(policy, teams), ...routingWarnings(policy)] : [],
      }
    },
  )
}

const tagView = ({ replaces, near, ...tag }: UsedTag) => ({ ...tag, replaces: [...replaces], near: [...near] })

function tagsRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/tags',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'Tags and how often each is used', tags: ['tickets'], response: { 200: Tags } },
    },
    async (request) => {
      const { tenant, policies } = await desks.of(request)
      const policy = versionAt(policies.tags, now())
      const { areas, themes } = usedTags(policy?.document, await tagUses(tenant))
      return { areas: areas.map(tagView), themes: themes.map(tagView), version: policy?.version ?? null }
    },
  )
}

export function sortingRoutes(api: Api, deps: Deps): void {
  routesRoute(api, deps)
  reportRoute(api, deps)
  tagsRoute(api, deps)
}
