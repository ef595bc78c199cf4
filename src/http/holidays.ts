/**
 * GET  /holidays                  every holiday set
 * GET  /holidays/regions          countries and states whose public holidays are known
 * POST /holidays/read             what an iCalendar file or a region holds; nothing is saved
 * POST /holidays/:slug/preview    who would gain and who would lose
 * POST /holidays/:slug            publish the next version
 */
import { z } from 'zod'
import {
  Effects,
  HolidaySetDraft,
  HolidaySets,
  HolidaysRead,
  Published,
  PublishHolidaySet,
  ReadHolidays,
  Regions,
} from '../contract/calendars.ts'
import { Slug } from '../contract/shape.ts'
import { publishedVersions } from '../store/policies.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { preview, publish } from './publishing.ts'
import { bySlug, holidaySetView } from './rule-views.ts'

const Path = z.strictObject({ slug: Slug })
const tags = ['calendars']

function readingRoutes(api: Api, { desks, holidays }: Deps): void {
  api.get(
    '/holidays',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'Every holiday set', tags, response: { 200: HolidaySets } },
    },
    async (request) => {
      const { tenant } = await desks.of(request)
      const versions = bySlug(await publishedVersions(tenant, 'holidays'))
      return { items: [...versions.values()].flatMap(([newest]) => (newest ? [holidaySetView(newest)] : [])) }
    },
  )

  api.get(
    '/holidays/regions',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'Regions whose public holidays are known', tags, response: { 200: Regions } },
    },
    async () => ({ items: await holidays.regions() }),
  )

  api.post(
    '/holidays/read',
    {
      config: { permission: 'read_rules' },
      schema: {
        summary: 'The dates of an iCalendar file or a region',
        tags,
        body: ReadHolidays,
        response: { 200: HolidaysRead },
      },
    },
    async ({ body }) => {
      const { from, to } = body
      return 'ics' in body ? holidays.file(body.ics, { from, to }) : holidays.region(body, { from, to })
    },
  )
}

function publishingRoutes(api: Api, deps: Deps): void {
  api.post(
    '/holidays/:slug/preview',
    {
      config: { permission: 'preview_rules' },
      schema: {
        summary: 'Who would gain, lose and newly breach',
        tags,
        params: Path,
        body: HolidaySetDraft,
        response: { 200: Effects },
      },
    },
    (request, reply) =>
      preview(deps, { request, reply }, { name: 'holidays', slug: request.params.slug }, request.body),
  )

  api.post(
    '/holidays/:slug',
    {
      config: { permission: 'publish_calendars' },
      schema: {
        summary: 'Publish a holiday set',
        tags,
        params: Path,
        body: PublishHolidaySet,
        response: { 201: Published },
      },
    },
    async (request, reply) => {
      const done = await publish(deps, request, { name: 'holidays', slug: request.params.slug }, request.body)
      reply.code(201)
      return done
    },
  )
}

export function holidayRoutes(api: Api, deps: Deps): void {
  readingRoutes(api, deps)
  publishingRoutes(api, deps)
}
