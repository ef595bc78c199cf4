/** Secrets that callers carry: random, told apart by their first letters, kept only as SHA-256. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a secret is for. */
export const SECRET_KINDS = { session: 'tls_', token: 'tlp_', operator: 'tlo_', link: 'tll_', device: 'tld_' } as const
export type SecretKind = keyof typeof SECRET_KINDS

/** A fresh secret of 256 bits. */
export const newSecret = (kind: SecretKind): string => SECRET_KINDS[kind] + randomBytes(32).toString('base64url')

/** The last characters of a secret, by which people tell theirs apart. */
export const endingOf = (secret: string): string => secret.slice(-4)

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(hashOf(a), hashOf(b))

export const isSecret = (kind: SecretKind, text: string): boolean => text.startsWith(SECRET_KINDS[kind])

/** What a page must send beside the session's cookie with every write; another site cannot know it (ACC-6). */
export const csrfOf = (sessionSecret: string): string =>
  createHash('sha256').update(`csrf ${sessionSecret}`).digest('base64url')
