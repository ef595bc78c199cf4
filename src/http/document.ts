/** The OpenAPI document, made from the shapes that check every request. */
import swagger from '@fastify/swagger'
import type { FastifySchema, RouteOptions } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../contract/problem.ts'
import type { Api } from './api.ts'
import { SESSION_COOKIE } from './session-cookie.ts'

const TAGS = [
  'queue',
  'tickets',
  'verbs',
  'issues',
  'workspace',
  'people',
  'sign-in',
  'portal',
  'calendars',
  'policies',
  'clocks',
  'reports',
  'audit',
  'data',
]

const SCHEMES = {
  token: { type: 'http', scheme: 'bearer', description: 'An API token.' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'The session of a browser; writes also carry Topline-CSRF.',
  },
} as const

const REFUSED = {
  description: 'A refusal, or a failure of ours: what is wrong, and what to do.',
  content: { 'application/problem+json': { schema: z.toJSONSchema(Problem) } },
}

/** What the document says of a route beside its shapes: how it refuses, and what it asks of its caller; docs/access.md is
 *  made from that. */
function beside({ response }: FastifySchema, { config }: RouteOptions) {
  const permission = config?.permission
  const security = permission === 'public' ? [] : [{ token: [] }, { session: [] }]
  return { response: { ...(response as object), default: REFUSED }, security, 'x-permission': permission }
}

/** Adds the document; it knows the routes that are added afterwards. */
export async function addDocument(api: Api, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Topline',
        version,
        description: 'Every ask in one strict order, with the reason for every place.',
      },
      components: { securitySchemes: SCHEMES },
      tags: TAGS.map((name) => ({ name })),
    },
    // The document says what each call asks of its caller, so that the table of docs/access.md is made from it.
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given)
      return { schema: { ...schema, ...beside(schema, given.route) } as typeof schema, url }
    },
  })
}
