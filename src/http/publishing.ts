/** What every route that publishes or previews a document does alike. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { previewPolicy } from '../actions/preview-policy.ts'
import { publishPolicy } from '../actions/publish-policy.ts'
import type { Effects, Published } from '../contract/calendars.ts'
import type { PolicyKey } from '../domain/publication.ts'
import { type Instant, instant } from '../domain/time.ts'
import type { Deps } from './deps.ts'
import { effectsView, publishedView } from './rule-views.ts'

interface DraftBody {
  readonly document: unknown
  readonly effectiveFrom?: string | undefined
}

const startOf = ({ effectiveFrom }: DraftBody): Instant | undefined =>
  effectiveFrom === undefined ? undefined : instant(effectiveFrom)

/** Saves the next version of `key`; whoever repeats the call gets the same answer. */
export async function publish(
  { desks, live, published }: Deps,
  request: FastifyRequest,
  key: PolicyKey,
  body: DraftBody & { readonly reason: string; readonly apply: boolean },
): Promise<Published> {
  const desk = await desks.forWrite(request)
  const { document, reason, apply } = body
  const wanted = { ...key, document, effectiveFrom: startOf(body), reason, apply }
  const done = await publishPolicy(desk, wanted, (made) => ({
    status: 201,
    body: JSON.stringify(publishedView(made)),
  }))
  const { workspace } = desk.tenant
  desks.forget(workspace)
  live.wrote(workspace)
  published(workspace)
  return publishedView(done)
}

/** What saving it would do; nothing goes on for a caller who has hung up. */
export async function preview(
  { desks, now }: Deps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  key: PolicyKey,
  body: DraftBody,
): Promise<Effects> {
  const { tenant, policies } = await desks.of(request)
  let gone = false
  reply.raw.once('close', () => {
    gone = true
  })
  const reader = { tenant, policies, now: now(), abandoned: () => gone }
  return effectsView(await previewPolicy(reader, { ...key, document: body.document, effectiveFrom: startOf(body) }))
}
