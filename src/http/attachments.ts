/**
 * POST /tickets/:number/attachments   put a file to a ticket; its body is the file
 * GET  /files/:id                     the file, always as a download (outside /api/v1)
 */
import { createHash } from 'node:crypto'
import type { FastifyError, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { attachFile } from '../actions/attach-file.ts'
import { AttachQuery, Bytes } from '../contract/attachments.ts'
import { TicketNumber } from '../contract/shape.ts'
import { TicketDetail } from '../contract/tickets.ts'
import { may } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { FILE_LIMIT, tooLarge } from '../domain/verbs/attach.ts'
import { fileById } from '../store/attachments.ts'
import { EdgeRefusal } from './answer-error.ts'
import type { Api } from './api.ts'
import { FILE_POLICY } from './content-policy.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { headerOf } from './header.ts'
import { presentAs, presentTicket } from './tickets.ts'

const Path = z.strictObject({ number: TicketNumber })
const FilePath = z.strictObject({ id: z.uuid() })

const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,60}\/[a-z0-9][\w!#$&^.+-]{0,80}$/
const UNKNOWN_TYPE = 'application/octet-stream'

/** The body of an upload. As JSON, by which a repeated write is told from another, it is what its bytes are known by. */
class Upload {
  readonly bytes: Buffer
  readonly sha256: string

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.sha256 = createHash('sha256').update(bytes).digest('hex')
  }

  toJSON(): string {
    return this.sha256
  }
}

/** What it was announced as, without parameters; nothing relies on it. */
function mediaTypeOf(request: FastifyRequest): string {
  const type = (headerOf(request, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return MEDIA_TYPE.test(type) ? type : UNKNOWN_TYPE
}

const TOLD: Readonly<Record<string, () => Error>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new EdgeRefusal(415, 'unsupported_media_type', 'The content-type is none. Send one like application/octet-stream.'),
}

/** Says it of an upload; the server's own handler answers, as everywhere. */
function retold(error: FastifyError): never {
  throw TOLD[error.code]?.() ?? error
}

/** Any content type is taken, and none is read: in a scope of its own, in which JSON is a file like others. */
export function attachmentRoutes(api: Api, { desks, live }: Deps): void {
  void api.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
      async (_: FastifyRequest, body: Buffer) => new Upload(body),
    )
    scope.setErrorHandler(retold)
    const schema = { summary: 'Put a file to a ticket', tags: ['tickets'], params: Path, querystring: AttachQuery }
    scope.post(
      '/tickets/:number/attachments',
      {
        config: { permission: 'write_notes' },
        schema: { ...schema, consumes: [UNKNOWN_TYPE], body: Bytes, response: { 201: TicketDetail } },
      },
      async (request, reply) => {
        const { name, message = null, visibility } = request.query
        const { bytes, sha256 } = request.body instanceof Upload ? request.body : new Upload(Buffer.alloc(0))
        const desk = await desks.forWrite(request, presentAs(desks, 201))
        const file = { name, message, visibility, mediaType: mediaTypeOf(request), bytes, sha256 }
        const placed = await attachFile(desk, request.params.number, file)
        live.wrote(desk.tenant.workspace)
        reply.code(201).header('etag', `"${placed.ticket.version}"`)
        return presentTicket(desks, desk, placed)
      },
    )
  })
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Both ways to say the name: for all, and as it is (RFC 6266, RFC 8187). */
function disposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`
}

/** Nobody who may not read internal files learns that there is one. */
const notThere = (): Refusal =>
  new Refusal('attachment_not_found', 'There is no such file here, or no more. Look at the ticket it belonged to.')

/** Serves files: whatever they are, as bytes to be saved. */
export function fileRoutes(api: Api, { desks }: Deps): void {
  const schema = { summary: 'A file, as a download', tags: ['tickets'], params: FilePath, produces: [UNKNOWN_TYPE] }
  api.get(
    '/files/:id',
    { compress: false, config: { permission: 'read_line' }, schema: { ...schema, response: { 200: Bytes } } },
    async (request, reply) => {
      const { tenant } = await desks.of(request)
      const file = await fileById(tenant, request.params.id)
      if (!file || (file.visibility === 'internal' && !may(callerIn(request), 'read_notes'))) throw notThere()
      return reply
        .header('content-security-policy', FILE_POLICY)
        .header('content-disposition', disposition(file.name))
        .header('cross-origin-resource-policy', 'same-origin')
        .header('cache-control', 'private, no-store')
        .type(UNKNOWN_TYPE)
        .send(file.bytes)
    },
  )
}
