/** The built web app: an exact map of its files, read and compressed once at start; no path is resolved later. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Api } from './api.ts'
import { appPolicy } from './content-policy.ts'

interface WebFile {
  readonly body: Buffer
  readonly brotli: Buffer
  readonly type: string
  readonly etag: string
  /** Its name holds a hash of its content, so it never changes. */
  readonly immutable: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** What the build compressed as far as it goes; undefined for a file it left alone. */
const compressedBy = (file: string): Buffer | undefined =>
  existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : undefined

function readFiles(folder: string): ReadonlyMap<string, WebFile> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.br'),
  )
  return new Map(
    entries.map((entry): [string, WebFile] => {
      const file = path.join(entry.parentPath, entry.name)
      const body = readFileSync(file)
      const address = `/${path.relative(folder, file).split(path.sep).join('/')}`
      const brotli = compressedBy(file) ?? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
      return [address, { body, brotli, type, etag, immutable: address.startsWith('/assets/') }]
    }),
  )
}

async function sendFile(file: WebFile, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const brotli = String(request.headers['accept-encoding'] ?? '').includes('br')
  if (brotli) reply.header('content-encoding', 'br')
  return reply.type(file.type).send(brotli ? file.brotli : file.body)
}

/** What the page writes where the nonce of an answer goes. */
const NONCE = 'PAGE_NONCE'

/** The page itself, with a nonce of its own at each answer; it is small, and everything it names is kept by browsers. */
function sendPage({ body, type }: WebFile, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  return reply
    .header('content-security-policy', appPolicy(nonce))
    .header('cache-control', 'no-store')
    .type(type)
    .send(body.toString().replaceAll(NONCE, nonce))
}

/** Serves the files of `folder`; an address that is no file is a screen of the web app. */
export function webFiles(api: Api, folder: string, notFound: (reply: FastifyReply) => Promise<void>): void {
  const files = existsSync(folder) ? readFiles(folder) : new Map<string, WebFile>()
  const page = files.get('/index.html')
  api.get('/*', { schema: { hide: true }, config: { permission: 'public' } }, async (request, reply) => {
    const address = request.url.split('?')[0] ?? '/'
    const screen = /^\/(api|assets|files)(\/|$)/.test(address) ? undefined : page
    const file = files.get(address) ?? screen
    if (!file) return notFound(reply)
    if (file === page) return sendPage(file, reply)
    return sendFile(file, request, reply)
  })
}
